import check from 'lucide:check';
import alert from 'lucide:circle-alert';
import clock from 'lucide:clock';
import link from 'lucide:link';
import mailX from 'lucide:mail-x';
import pencil from 'lucide:pencil-line';
import userCheck from 'lucide:user-check';
import users from 'lucide:users';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { issueToken } from '../api/briefings';
import { sentence } from '../api/problem';
import { mayArrange } from '../api/session';
import type { Briefing, Invitation } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { matches } from '../kit/plain-text';
import { emptyState } from '../kit/states';
import { toast, toastError } from '../kit/toast';
import { sayWhen } from '../kit/vietnam-time';
import { t } from '../locale/briefing';
import {
  FILTER_NAMES,
  type Filter,
  filterBy,
  type Invitee,
  invitees,
  STEPS,
  type Standing,
  standing,
  stepStates,
} from './invitee';
import './gb-reply-dialog';

const LOOKS: Record<Standing['look'], string> = { ok: check, swap: userCheck, wait: clock, bad: mailX, no: alert };
const TONES: Partial<Record<Filter, string>> = { bounced: 'bad', accepted: 'ok', waiting: 'warn' };

/** One line per invited unit from queued to present; the numbers above are filters. */
@customElement('gb-invitations')
export class Invitations extends LightElement {
  @property({ attribute: false }) briefing!: Briefing;
  @property({ attribute: false }) invitations: Invitation[] = [];
  @property({ attribute: false }) present: ReadonlySet<string> = new Set();
  @property() filter: Filter | '' = '';
  @state() private query = '';
  @state() private noting: Invitee | null = null;

  override render() {
    const all = invitees(this.briefing, this.invitations, this.present);
    const sent = this.invitations
      .map((one) => one.sentAt)
      .filter((at) => at !== null)
      .sort()[0];
    return html`<section class="card invitations" aria-labelledby="invitations-title">
      <div class="row wrap invitations-head">
        <h2 id="invitations-title">${t('inv.title')}</h2>
        <span class="muted num">${sent ? t('inv.sentAt', { when: sayWhen(sent) }) : t('inv.notSent')}</span>
        <span class="grow"></span>
        <input class="input find" type="search" placeholder=${t('inv.search')} aria-label=${t('inv.search')}
          @input=${(e: Event) => (this.query = (e.target as HTMLInputElement).value)}>
      </div>
      ${all.length === 0 ? emptyState(t('inv.empty'), t('inv.emptyDetail'), nothing, users) : this.table(all)}
    </section>
    ${this.noting ? html`<gb-reply-dialog .briefing=${this.briefing.id} .invitee=${this.noting} @gb-close=${() => (this.noting = null)}></gb-reply-dialog>` : nothing}`;
  }

  private table(all: Invitee[]) {
    const shown = filterBy(all, this.filter || null).filter((one) => matches(one.name, this.query));
    return html`
      ${this.invitations.some((one) => one.status) ? this.sums(all) : nothing}
      <div class="invitee-table" role="table" aria-label=${t('inv.title')}>
        <div class="invitee head" role="row">
          <span role="columnheader">${t('inv.unit')}</span>
          <span class="track h" role="columnheader" aria-label=${t('inv.progress')}>${STEPS.map((step) => html`<i>${t(`step.${step}`)}</i>`)}</span>
          <span role="columnheader">${t('inv.now')}</span><span role="columnheader"><span class="sr-only">${t('inv.acts')}</span></span>
        </div>
        ${repeat(
          shown,
          (one) => one.unit,
          (one) => this.line(one),
        )}
      </div>
      ${shown.length === 0 ? html`<p class="muted invitee-none" role="status">${t('inv.none')}</p>` : nothing}`;
  }

  private sums(all: Invitee[]) {
    return html`<div class="sum num" role="group" aria-label=${t('inv.filter')}>${FILTER_NAMES.map((name) => {
      const count = filterBy(all, name).length;
      return html`<button type="button" data-testid="count" data-filter=${name} class=${count > 0 ? (TONES[name] ?? '') : ''} aria-pressed=${String(this.filter === name)}
        @click=${() => (this.filter = this.filter === name ? '' : name)}><b>${count}</b>${t(`count.${name}`)}</button>`;
    })}</div>`;
  }

  private line(one: Invitee) {
    const now = standing(one);
    return html`<div class="invitee" role="row" data-testid="invitee" data-unit=${one.unit} data-status=${one.invitation?.status ?? 'NONE'}
      data-reply=${one.invitation?.reply ?? 'NONE'} data-present=${String(one.present)}>
      <span class="unit" role="cell"><strong>${one.name}</strong>${one.invitation?.email ? html`<span class="muted">${one.invitation.email}</span>` : nothing}</span>
      <span class="track" role="cell">${this.track(one)}</span>
      <span class="st ${now.look}" role="cell">${icon(LOOKS[now.look])}<span>${now.text}</span></span>
      <span class="acts" role="cell">${mayArrange() ? this.acts(one) : nothing}</span>
    </div>`;
  }

  private track(one: Invitee) {
    const states = stepStates(one);
    return html`${states.map((state, at) => {
      const next = states[at + 1] === 'done';
      const name = t(`step.${STEPS[at]!}`);
      return html`<b class="${state} ${state === 'done' && next ? 'on-to' : ''}" title=${name}></b>${
        state === 'todo'
          ? nothing
          : html`<span class="sr-only">${t(state === 'bad' ? 'step.bad' : 'step.done', { step: name })}.</span>`
      }`;
    })}`;
  }

  private acts(one: Invitee) {
    return html`
      <button class="btn icon" type="button" data-testid="note-reply" title=${t('inv.note')} aria-label=${t('inv.noteOf', { name: one.name })} ?disabled=${one.invitation === null}
        @click=${() => (this.noting = one)}>${icon(pencil)}</button>
      <button class="btn icon" type="button" data-testid="copy-link" title=${t('inv.copyLink')} aria-label=${t('inv.copyLinkOf', { name: one.name })}
        @click=${() => this.copyLink(one)}>${icon(link)}</button>`;
  }

  private async copyLink(one: Invitee) {
    try {
      const { link: address } = await issueToken(
        this.briefing.id,
        one.unit === this.briefing.chair ? { role: 'CHAIR' } : { unit: one.unit, role: 'SITE' },
      );
      try {
        await navigator.clipboard.writeText(address);
        toast(t('inv.copied', { name: one.name }));
      } catch {
        toastError(t('inv.copyFailed', { link: address }));
      }
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }
}
