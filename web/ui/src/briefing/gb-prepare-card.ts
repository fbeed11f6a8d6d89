import check from 'lucide:check';
import fileQuestion from 'lucide:file-question';
import pencil from 'lucide:pencil-line';
import plus from 'lucide:plus';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  addItem,
  type ChecklistItem,
  changeItem,
  chaseDocument,
  type DocumentRequest,
  type ItemChange,
  type Preparation,
  removeItem,
  waiveDocument,
} from '../api/preparation';
import { sentence } from '../api/problem';
import { mayArrange } from '../api/session';
import type { Briefing } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { toast, toastError } from '../kit/toast';
import { dayOf, instantAt, sayWhen, timeOf } from '../kit/vietnam-time';
import { a } from '../locale/attendance';
import '../kit/gb-date-time';
import '../kit/gb-dialog';
import '../kit/gb-text';
import './gb-ask-dialog';

const USUAL = ['invitations', 'documents', 'hall', 'sites', 'conclusion', 'minutes-taker'] as const;

export function itemText(item: ChecklistItem): string {
  const known = USUAL.find((key) => key === item.key);
  return item.text || (known ? a(`prep.${known}`) : '');
}

/** What is to be done before the meeting, by whom, by when; and the papers units owe. */
@customElement('gb-prepare-card')
export class PrepareCard extends LightElement {
  @property({ attribute: false }) briefing!: Briefing;
  @property({ attribute: false }) preparation!: Preparation;
  @state() private editing: ChecklistItem | 'new' | null = null;
  @state() private asking = false;
  @state() private draft: { text: string; owner: string; due: string } = { text: '', owner: '', due: '' };
  @state() private busy = false;

  override render() {
    const { checklist, requests } = this.preparation;
    const done = checklist.filter((item) => item.done).length;
    return html`<section class="card stack tight" id="checklist" aria-labelledby="prepare-title">
      <div class="row"><h2 id="prepare-title">${a('prep.title')}</h2><span class="grow"></span><span class="muted num" data-testid="prepare-progress">${a('prep.progress', { done, all: checklist.length })}</span></div>
      <ul class="plain checklist">${checklist.map((item) => this.item(item))}</ul>
      ${mayArrange() ? html`<div><button class="btn link small" type="button" data-testid="checklist-add" @click=${() => this.edit('new')}>${icon(plus)}${a('prep.add')}</button></div>` : nothing}
      <div class="owed" id="requests">
        <h3>${a('docs.title')}</h3>
        ${requests.length === 0 ? html`<p class="muted small">${a('docs.none')}</p>` : html`<ul class="plain">${requests.map((one) => this.request(one))}</ul>`}
        ${mayArrange() && this.ahead() ? html`<button class="btn link small" type="button" data-testid="ask-document" @click=${() => (this.asking = true)}>${icon(fileQuestion)}${a('docs.ask')}</button>` : nothing}
      </div>
      ${this.asking ? html`<gb-ask-dialog .briefing=${this.briefing} .usual=${this.preparation.deadlines.documents} @gb-close=${() => (this.asking = false)}></gb-ask-dialog>` : nothing}
      ${this.editing ? this.editor(this.editing) : nothing}
    </section>`;
  }

  private ahead(): boolean {
    return this.briefing.state === 'SCHEDULED' || this.briefing.state === 'OPEN';
  }

  private item(item: ChecklistItem) {
    const text = itemText(item);
    const late = !item.done && item.due !== null && Date.parse(item.due) < Date.now();
    const note = item.done
      ? item.doneAt
        ? a('prep.doneAt', { when: sayWhen(item.doneAt) })
        : ''
      : item.due
        ? a(late ? 'prep.late' : 'prep.due', { when: sayWhen(item.due) })
        : '';
    return html`<li class=${item.done ? 'done' : late ? 'late' : ''} data-testid="checklist-item" data-key=${item.key ?? ''} data-done=${String(item.done)}>
      ${
        item.bySystem || !mayArrange()
          ? html`<span class="tick ${item.done ? 'on' : ''}" title=${item.bySystem ? a('prep.bySystem') : nothing}>${item.done ? icon(check) : nothing}</span><span class="grow"><span>${text}<small class="muted num">${[item.owner, note].filter(Boolean).join(' · ')}</small></span></span>`
          : html`<label class="grow"><input type="checkbox" .checked=${item.done} @change=${(e: Event) => this.tick(item, e)}><span>${text}<small class="muted num">${[item.owner, note].filter(Boolean).join(' · ')}</small></span></label>`
      }
      ${mayArrange() ? html`<button class="btn icon" type="button" aria-label=${a('prep.edit', { text })} title=${a('prep.edit', { text })} @click=${() => this.edit(item)}>${icon(pencil)}</button>` : nothing}
    </li>`;
  }

  private request(one: DocumentRequest) {
    const at = this.briefing.agenda.findIndex((item) => item.id === one.agendaItem);
    const tone = { ASKED: 'wait', LATE: 'bad', SENT_IN: 'ok', WAIVED: 'no' }[one.state];
    const state = one.state === 'SENT_IN' && one.late ? a('docs.SENT_IN.late') : a(`docs.${one.state}`);
    const open = one.state === 'ASKED' || one.state === 'LATE';
    const notes = [
      at < 0 ? '' : `${at + 1}. ${this.briefing.agenda[at]!.title}`,
      one.what,
      a('docs.dueAt', { when: sayWhen(one.due) }),
      one.chases > 0 ? a('docs.chases', { n: one.chases }) : '',
      one.mailError ? a('docs.untold') : '',
    ].filter(Boolean);
    return html`<li data-testid="document-request" data-unit=${one.unit} data-state=${one.state}>
      <div class="row"><strong class="grow">${one.unitName}</strong><span class="st ${tone}">${state}</span></div>
      <small class="muted num">${notes.join(' · ')}</small>
      ${
        open && mayArrange() && this.ahead()
          ? html`<div class="row"><button class="btn link small" type="button" data-testid="request-chase" aria-label=${a('docs.chaseOf', { unit: one.unitName })} @click=${() => this.act(() => chaseDocument(this.briefing.id, one.id), a('warn.chased', { unit: one.unitName }))}>${a('docs.chase')}</button>
            <button class="btn link small" type="button" data-testid="request-waive" aria-label=${a('docs.waiveOf', { unit: one.unitName })} @click=${() => this.act(() => waiveDocument(this.briefing.id, one.id, ''), a('docs.waived'))}>${a('docs.waive')}</button></div>`
          : nothing
      }</li>`;
  }

  private edit(item: ChecklistItem | 'new') {
    this.draft =
      item === 'new'
        ? { text: '', owner: '', due: '' }
        : { text: itemText(item), owner: item.owner, due: item.due ?? '' };
    this.editing = item;
  }

  private editor(item: ChecklistItem | 'new') {
    const { text, owner, due } = this.draft;
    const close = () => (this.editing = null);
    return html`<gb-dialog open heading=${a('prep.editTitle')} @gb-close=${close}>
      <div class="stack">
        <gb-text label=${a('prep.text')} maxlength="300" .value=${text} @gb-input=${(e: CustomEvent<string>) => (this.draft = { ...this.draft, text: e.detail })}></gb-text>
        <gb-text label=${a('prep.owner')} maxlength="200" .value=${owner} @gb-input=${(e: CustomEvent<string>) => (this.draft = { ...this.draft, owner: e.detail })}></gb-text>
        <gb-date-time label=${a('prep.dueLabel')} .day=${due ? dayOf(due) : ''} .time=${due ? timeOf(due) : ''}
          @gb-input=${(e: CustomEvent<{ day: string; time: string }>) => (this.draft = { ...this.draft, due: instantAt(e.detail.day, e.detail.time) })}></gb-date-time>
      </div>
      ${item === 'new' ? nothing : html`<button slot="actions" class="btn danger" type="button" @click=${() => this.act(() => removeItem(this.briefing.id, item.id)).then(close)}>${a('prep.remove')}</button>`}
      <button slot="actions" class="btn primary" type="button" data-testid="checklist-save" ?disabled=${text.trim() === ''} aria-busy=${String(this.busy)} @click=${() => this.save(item)}>${a('save')}</button>
    </gb-dialog>`;
  }

  private async save(item: ChecklistItem | 'new') {
    const { text, owner, due } = this.draft;
    const change: ItemChange = { text: text.trim(), owner: owner.trim(), due };
    if (item !== 'new' && item.key && change.text === itemText({ ...item, text: '' })) change.text = '';
    const saved = await this.act(
      () => (item === 'new' ? addItem(this.briefing.id, change) : changeItem(this.briefing.id, item.id, change)),
      a('prep.saved'),
    );
    if (saved) this.editing = null;
  }

  private tick(item: ChecklistItem, event: Event) {
    const box = event.target as HTMLInputElement;
    void this.act(() => changeItem(this.briefing.id, item.id, { done: box.checked })).then((done) => {
      if (!done) box.checked = item.done;
    });
  }

  private async act(doing: () => Promise<unknown>, done = ''): Promise<boolean> {
    this.busy = true;
    try {
      await doing();
      if (done) toast(done);
      this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true }));
      return true;
    } catch (thrown) {
      toastError(sentence(thrown));
      return false;
    } finally {
      this.busy = false;
    }
  }
}
