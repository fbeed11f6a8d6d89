import building from 'lucide:building-2';
import plus from 'lucide:plus';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { sentence } from '../api/problem';
import {
  addHall,
  addTemplate,
  changeHall,
  changeTemplate,
  listHalls,
  listTemplates,
  removeTemplate,
} from '../api/scheduling';
import { mayArrange } from '../api/session';
import type { Hall, Level, Template, UnitGroup } from '../api/types';
import { listGroups } from '../api/unit-groups';
import { isoMinutes, minutesOf, sayMinutes } from '../kit/duration';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { emptyState } from '../kit/states';
import { toast, toastError } from '../kit/toast';
import { a } from '../locale/attendance';
import { t as tb } from '../locale/briefing';
import { t } from '../locale/scheduling';
import { type AgendaRow, draftOf, rowsOf } from './agenda-draft';
import { type Arrangement, arrangementOfKind, requestOfArrangement, USUAL } from './arrangement';
import { DURATIONS } from './form-model';
import './gb-agenda-editor';
import './gb-arrangement';
import '../kit/gb-dialog';
import '../kit/gb-select';
import '../kit/gb-text';
import './briefing-form.css';
import './scheduling.css';

interface Draft {
  known: Template | null;
  code: string;
  name: string;
  note: string;
  title: string;
  minutes: number;
  levels: ReadonlySet<Level>;
  /** Ids of groups. */
  groups: ReadonlySet<string>;
  substitutes: { leastRank: number | null; strict: boolean };
  urgent: boolean;
  agenda: AgendaRow[];
  arrangement: Arrangement;
}

const LEVELS = ['DEPARTMENT', 'COMMUNE'] as const;
const RANKS = [0, 1, 2, 3, 4] as const;

/** The kinds of meetings and the halls of the office. */
@customElement('gb-templates')
export class TemplatesPage extends LightElement {
  @state() private draft: Draft | null = null;
  @state() private hall: Partial<Hall> | null = null;
  @state() private hallKnown = false;
  @state() private busy = false;
  @state() private problem = '';
  private readonly all = new Load<{ templates: Template[]; halls: Hall[]; groups: UnitGroup[] }>(this);

  override connectedCallback() {
    super.connectedCallback();
    void this.all.run(async () => {
      const [templates, halls, groups] = await Promise.all([listTemplates(), listHalls(), listGroups()]);
      return { templates, halls, groups };
    });
  }

  override render() {
    return html`<header class="page-head"><div class="grow"><div class="crumbs muted"><a href="/briefings">${tb('page.crumb')}</a></div>
      <h1>${t('templates.title')}</h1></div></header>
      ${this.all.render(({ templates, halls }) => html`<div class="stack">${this.kinds(templates)}${this.halls(halls)}</div>`)}
      ${this.draft ? this.editor(this.draft) : nothing}${this.hall ? this.hallEditor(this.hall) : nothing}`;
  }

  private kinds(templates: Template[]) {
    return html`<section class="card stack tight"><div class="row wrap"><h2 class="grow">${t('templates.kinds')}</h2>
      ${mayArrange() ? html`<button class="btn quiet" type="button" data-testid="template-add" @click=${() => this.edit(null)}>${icon(plus)}${t('templates.add')}</button>` : nothing}</div>
      <p class="muted">${t('templates.lead')}</p>
      <div class="kind-cards">${templates.map((one) => this.kind(one))}</div></section>`;
  }

  private kind(one: Template) {
    return html`<article class="kind-card" data-testid="template" data-code=${one.code}>
      <h3>${one.name}</h3><p class="muted small">${one.note}</p>
      <ul class="plain">
        ${one.duration ? html`<li class="chip">${sayMinutes(Math.round(minutesOf(one.duration)))}</li>` : nothing}
        <li class="chip">${t('templates.items', { n: one.agenda?.length ?? 0 })}</li>
        ${this.groupsOf(one).map((group) => html`<li class="chip">${group.name}</li>`)}
        ${one.levels.length === 0 && one.groups.length === 0 ? html`<li class="chip">${t('templates.nobody')}</li>` : one.levels.map((level) => html`<li class="chip">${t(`templates.level.${level}`)}</li>`)}
        ${one.substitutes.leastRank ? html`<li class="chip">${t('templates.substitutes')}: ${a(`rule.rank.${rankOf(one.substitutes.leastRank)}`)}</li>` : nothing}
        ${one.urgent ? html`<li class="chip moved">${t('templates.urgent')}</li>` : nothing}
      </ul>
      ${
        mayArrange()
          ? html`<div class="row wrap"><a class="btn quiet" href="/briefings/new?kind=${encodeURIComponent(one.code)}">${t('templates.use')}</a>
            <button class="btn link" type="button" data-testid="template-edit" @click=${() => this.edit(one)}>${t('templates.edit')}</button></div>`
          : nothing
      }</article>`;
  }

  /** A kind names its groups by id, or by name where a program made it. */
  private groupsOf(one: Template): UnitGroup[] {
    return (this.all.value?.groups ?? []).filter(
      (group) => one.groups.includes(group.id) || one.groups.includes(group.name),
    );
  }

  private edit(known: Template | null) {
    this.problem = '';
    this.draft = {
      known,
      code: known?.code ?? '',
      name: known?.name ?? '',
      note: known?.note ?? '',
      title: known?.title ?? '',
      minutes: known?.duration ? Math.round(minutesOf(known.duration)) : 90,
      levels: new Set(known?.levels ?? []),
      groups: new Set(known ? this.groupsOf(known).map((group) => group.id) : []),
      substitutes: known?.substitutes ?? { leastRank: null, strict: false },
      urgent: known?.urgent ?? false,
      agenda: rowsOf(
        (known?.agenda ?? []).map((item) => ({
          ...item,
          id: '',
          presenter: item.presenter ?? null,
          presenterName: null,
        })),
      ),
      arrangement: known ? arrangementOfKind(known) : USUAL,
    };
  }

  private change(change: Partial<Draft>) {
    if (this.draft) this.draft = { ...this.draft, ...change };
  }

  private editor(draft: Draft) {
    const lengths = [...new Set([...DURATIONS, draft.minutes])].sort((a, b) => a - b);
    return html`<gb-dialog wide heading=${t(draft.known ? 'templates.editTitle' : 'templates.newTitle')} .open=${true} @gb-close=${() => (this.draft = null)}>
      <div class="stack" data-testid="template-form">
        ${this.problem ? html`<div class="notice bad" role="alert"><span>${this.problem}</span></div>` : nothing}
        <div class="repeat-row">
          <gb-text label=${t('templates.name')} name="name" maxlength="200" .value=${draft.name} @gb-input=${(e: CustomEvent<string>) => this.change({ name: e.detail })}></gb-text>
          ${draft.known ? nothing : html`<gb-text label=${t('templates.code')} name="code" hint=${t('templates.codeHint')} maxlength="40" .value=${draft.code} @gb-input=${(e: CustomEvent<string>) => this.change({ code: e.detail })}></gb-text>`}
        </div>
        <gb-text label=${t('templates.note')} maxlength="1000" .value=${draft.note} @gb-input=${(e: CustomEvent<string>) => this.change({ note: e.detail })}></gb-text>
        <div class="repeat-row">
          <gb-text label=${t('templates.formTitle')} hint=${t('repeat.titleHint')} maxlength="200" .value=${draft.title} @gb-input=${(e: CustomEvent<string>) => this.change({ title: e.detail })}></gb-text>
          <gb-select label=${t('templates.duration')} .value=${String(draft.minutes)} .choices=${lengths.map((m) => ({ value: String(m), label: sayMinutes(m) }))} @gb-input=${(e: CustomEvent<string>) => this.change({ minutes: Number(e.detail) })}></gb-select>
        </div>
        <fieldset class="lead-set"><legend class="label">${t('templates.everyone')}</legend><div class="row wrap">
          ${LEVELS.map((level) => html`<label class="check"><input type="checkbox" .checked=${draft.levels.has(level)} @change=${() => this.toggle(draft, level)}><span>${t(`templates.level.${level}`)}</span></label>`)}
          <label class="check"><input type="checkbox" .checked=${draft.urgent} @change=${(e: Event) => this.change({ urgent: (e.target as HTMLInputElement).checked })}><span>${t('templates.urgent')}</span></label></div></fieldset>
        ${this.groups(draft)}
        <div class="repeat-row">
          <gb-select label=${t('templates.substitutes')} name="leastRank" .value=${String(draft.substitutes.leastRank ?? 0)}
            .choices=${RANKS.map((rank) => ({ value: String(rank), label: a(`rule.rank.${rank}`) }))}
            @gb-input=${(e: CustomEvent<string>) => this.change({ substitutes: { ...draft.substitutes, leastRank: Number(e.detail) || null } })}></gb-select>
        </div>
        ${
          draft.substitutes.leastRank === null
            ? nothing
            : html`<label class="check"><input type="checkbox" .checked=${draft.substitutes.strict} @change=${(e: Event) => this.change({ substitutes: { ...draft.substitutes, strict: (e.target as HTMLInputElement).checked } })}><span>${a('rule.strict')}</span></label>`
        }
        <div><div class="label">${t('templates.agenda')}</div>
          <gb-agenda-editor .rows=${draft.agenda} .meeting=${draft.minutes} .people=${[]} .units=${[]} .faults=${new Map()} @gb-agenda=${(e: CustomEvent<AgendaRow[]>) => this.change({ agenda: e.detail })}></gb-agenda-editor></div>
        <gb-arrangement .value=${draft.arrangement} @gb-arrange=${(e: CustomEvent<Partial<Arrangement>>) => this.change({ arrangement: { ...draft.arrangement, ...e.detail } })}></gb-arrangement>
      </div>
      <div slot="actions" class="row wrap">
        ${draft.known ? html`<button class="btn danger" type="button" @click=${() => void this.drop(draft.known!)}>${t('templates.remove')}</button>` : nothing}
        <button class="btn quiet" type="button" @click=${() => (this.draft = null)}>${t('templates.cancel')}</button>
        <button class="btn primary" type="button" data-testid="template-save" aria-busy=${String(this.busy)} @click=${() => void this.save(draft)}>${t('templates.save')}</button>
      </div></gb-dialog>`;
  }

  private groups(draft: Draft) {
    const groups = this.all.value?.groups ?? [];
    if (groups.length === 0) return nothing;
    const toggle = (id: string) => {
      const next = new Set(draft.groups);
      if (!next.delete(id)) next.add(id);
      this.change({ groups: next });
    };
    return html`<fieldset class="lead-set"><legend class="label">${t('templates.groups')}</legend><div class="row wrap">
      ${groups.map((group) => html`<label class="check"><input type="checkbox" data-testid="template-group" data-group=${group.id} .checked=${draft.groups.has(group.id)} @change=${() => toggle(group.id)}><span>${group.name} <span class="muted num">${group.units.length}</span></span></label>`)}
    </div></fieldset>`;
  }

  private toggle(draft: Draft, level: Level) {
    const levels = new Set(draft.levels);
    if (!levels.delete(level)) levels.add(level);
    this.change({ levels });
  }

  private async save(draft: Draft) {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    const { kind: _, ...arrangement } = requestOfArrangement(draft.arrangement);
    const wanted = {
      name: draft.name.trim(),
      note: draft.note.trim(),
      title: draft.title,
      duration: isoMinutes(draft.minutes),
      levels: [...draft.levels],
      groups: [...draft.groups],
      substitutes: draft.substitutes,
      urgent: draft.urgent,
      agenda: draftOf(draft.agenda),
      ...arrangement,
    };
    try {
      if (draft.known) await changeTemplate(draft.known.code, wanted, draft.known.version);
      else await addTemplate({ code: draft.code.trim(), ...wanted });
      this.draft = null;
      toast(t('templates.saved'));
      await this.all.again();
    } catch (thrown) {
      this.problem = withFields(thrown);
    } finally {
      this.busy = false;
    }
  }

  private async drop(template: Template) {
    try {
      await removeTemplate(template.code);
      this.draft = null;
      toast(t('templates.removed'));
      await this.all.again();
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }

  private halls(halls: Hall[]) {
    return html`<section class="card stack tight"><div class="row wrap"><h2 class="grow">${t('halls.title')}</h2>
      ${mayArrange() ? html`<button class="btn quiet" type="button" data-testid="hall-add" @click=${() => this.openHall({}, false)}>${icon(plus)}${t('halls.add')}</button>` : nothing}</div>
      <p class="muted">${t('halls.lead')}</p>
      ${
        halls.length === 0
          ? emptyState(t('halls.empty'), t('halls.emptyDetail'), nothing, building)
          : html`<div class="scroll-x"><table class="table"><thead><tr><th>${t('halls.code')}</th><th>${t('halls.name')}</th><th>${t('halls.seats')}</th><th>${t('halls.address')}</th><th>${t('halls.note')}</th><th></th></tr></thead>
            <tbody>${halls.map((one) => this.hallRow(one))}</tbody></table></div>`
      }</section>`;
  }

  private hallRow(one: Hall) {
    return html`<tr data-testid="hall" data-code=${one.code}><td class="num">${one.code}</td><td>${one.name} ${one.closed ? html`<span class="muted small">(${t('halls.closed')})</span>` : nothing}</td>
      <td class="num">${one.seats ?? ''}</td><td>${one.address}</td><td>${one.note}</td>
      <td>${mayArrange() ? html`<button class="btn link" type="button" aria-label=${t('halls.edit', { name: one.name })} @click=${() => this.openHall(one, true)}>${t('templates.edit')}</button>` : nothing}</td></tr>`;
  }

  private openHall(hall: Partial<Hall>, known: boolean) {
    this.problem = '';
    this.hallKnown = known;
    this.hall = { ...hall };
  }

  private hallEditor(hall: Partial<Hall>) {
    const set = (change: Partial<Hall>) => (this.hall = { ...hall, ...change });
    return html`<gb-dialog heading=${this.hallKnown ? (hall.name ?? '') : t('halls.add')} .open=${true} @gb-close=${() => (this.hall = null)}>
      <div class="stack" data-testid="hall-form">
        ${this.problem ? html`<div class="notice bad" role="alert"><span>${this.problem}</span></div>` : nothing}
        ${this.hallKnown ? nothing : html`<gb-text label=${t('halls.code')} name="code" maxlength="32" .value=${hall.code ?? ''} @gb-input=${(e: CustomEvent<string>) => set({ code: e.detail })}></gb-text>`}
        <gb-text label=${t('halls.name')} name="name" maxlength="200" .value=${hall.name ?? ''} @gb-input=${(e: CustomEvent<string>) => set({ name: e.detail })}></gb-text>
        <gb-text label=${t('halls.seats')} type="number" keyboard="numeric" .value=${hall.seats ? String(hall.seats) : ''} @gb-input=${(e: CustomEvent<string>) => set({ seats: e.detail === '' ? null : Number(e.detail) })}></gb-text>
        <gb-text label=${t('halls.address')} maxlength="1000" .value=${hall.address ?? ''} @gb-input=${(e: CustomEvent<string>) => set({ address: e.detail })}></gb-text>
        <gb-text label=${t('halls.note')} maxlength="1000" .value=${hall.note ?? ''} @gb-input=${(e: CustomEvent<string>) => set({ note: e.detail })}></gb-text>
      </div>
      <div slot="actions" class="row wrap">
        ${this.hallKnown ? html`<button class="btn quiet" type="button" @click=${() => void this.saveHall({ ...hall, closed: !hall.closed })}>${t(hall.closed ? 'halls.reopen' : 'halls.close')}</button>` : nothing}
        <button class="btn primary" type="button" data-testid="hall-save" aria-busy=${String(this.busy)} @click=${() => void this.saveHall(hall)}>${t('templates.save')}</button>
      </div></gb-dialog>`;
  }

  private async saveHall(hall: Partial<Hall>) {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      if (this.hallKnown) await changeHall(hall.code ?? '', hall);
      else await addHall(hall);
      this.hall = null;
      toast(t('templates.saved'));
      await this.all.again();
    } catch (thrown) {
      this.problem = withFields(thrown);
    } finally {
      this.busy = false;
    }
  }
}

function rankOf(leastRank: number): (typeof RANKS)[number] {
  return RANKS.find((rank) => rank === leastRank) ?? 0;
}

/** The sentence and what is wrong with single fields. */
function withFields(thrown: unknown): string {
  const errors = (thrown as { problem?: { errors?: { message: string }[] } }).problem?.errors ?? [];
  return [sentence(thrown), ...errors.map((error) => error.message)].join(' ');
}
