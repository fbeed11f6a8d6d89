import calendarSearch from 'lucide:calendar-search';
import alert from 'lucide:circle-alert';
import check from 'lucide:circle-check';
import fileText from 'lucide:file-text';
import trash from 'lucide:trash-2';
import upload from 'lucide:upload';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { changeBriefing, createBriefing, editBriefing, type Override } from '../api/briefings';
import { isPublished, publish } from '../api/calendar';
import { uploadDocument } from '../api/documents';
import { ApiError, sentence } from '../api/problem';
import { listHalls, listTemplates } from '../api/scheduling';
import { mayArrange } from '../api/session';
import type { Briefing, ChangedMeanwhile, Clash, Hall, Person, Scope, Template, Unit, UnitGroup } from '../api/types';
import { listGroups } from '../api/unit-groups';
import { listPeople, listUnits } from '../api/units';
import { sayMinutes } from '../kit/duration';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { navigate } from '../kit/navigate';
import { toast, toastError } from '../kit/toast';
import { unitTree } from '../kit/unit-tree';
import { addDays, dayOf, instantAt, sayTime } from '../kit/vietnam-time';
import { t } from '../locale/briefing';
import { t as s } from '../locale/scheduling';
import type { AgendaRow } from './agenda-draft';
import {
  anyFault,
  type BriefingForm,
  DURATIONS,
  emptyForm,
  type Faults,
  faultsOf,
  filled,
  formOf,
  missing,
  requestOf,
  titleOn,
} from './form-model';
import { merged, type Side, touched } from './merge';
import './briefing-form.css';
import type { Arrangement } from './arrangement';
import type { Repeat } from './recurrence';
import './gb-agenda-editor';
import './gb-arrangement';
import './gb-recurrence';
import './gb-scope-dialog';
import './gb-slot-finder';
import './scheduling.css';
import './gb-cancel-dialog';
import './gb-clash-dialog';
import './gb-merge-dialog';
import '../kit/gb-date-time';
import '../kit/gb-select';
import '../kit/gb-text';
import '../kit/gb-group-picker';
import '../kit/gb-tree';

interface Basis {
  briefing: Briefing | null;
  people: Person[];
  chairs: Person[];
  units: Unit[];
  templates: Template[];
  halls: Hall[];
  groups: UnitGroup[];
}

interface Attached {
  file: File;
  /** Which row of the agenda; -1 for the whole meeting. */
  row: number;
}

/** Scheduling a briefing, or changing one. */
@customElement('gb-briefing-form')
export class BriefingFormPage extends LightElement {
  @property({ attribute: false }) parts: Record<string, string> = {};
  @state() private form: BriefingForm = emptyForm('', '');
  @state() private faults: Faults = { items: new Map() };
  @state() private problem = '';
  @state() private note = '';
  @state() private clashes: Clash[] = [];
  @state() private busy = false;
  @state() private cancelling = false;
  @state() private files: Attached[] = [];
  @state() private finding = false;
  @state() private scoping = false;
  /** Whether it stands in the public programme, and whether it did when the edit was begun. */
  @state() private published = false;
  private wasPublished = false;
  /** How much of its series a change is about, once it was asked. */
  private scope: Scope | null = null;
  @state() private meanwhile: ChangedMeanwhile[] = [];
  /** What the edit was begun on, and its name. */
  private begun: BriefingForm = this.form;
  private etag = '';
  /** The briefing as somebody else has left it, until it is merged. */
  private current: { briefing: Briefing; etag: string } | null = null;
  private readonly basis = new Load<Basis>(this);
  private changed = false;

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('beforeunload', this.warn);
    const asked = new URLSearchParams(location.search);
    this.form = emptyForm(asked.get('day') ?? addDays(dayOf(new Date()), 1), asked.get('time') ?? '08:00');
    void this.basis.run(() => this.load());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.warn);
  }

  private readonly warn = (event: BeforeUnloadEvent) => {
    if (this.changed) event.preventDefault();
  };

  private async load(): Promise<Basis> {
    const id = this.parts.briefing;
    const edited = id ? await editBriefing(id) : null;
    const briefing = edited?.briefing ?? null;
    if (edited) {
      this.form = formOf(edited.briefing);
      this.begun = this.form;
      this.etag = edited.etag;
    }
    this.wasPublished = id && mayArrange() ? await isPublished(id) : false;
    this.published = this.wasPublished;
    const [people, chairs, units, templates, halls, groups] = await Promise.all([
      listPeople(),
      listPeople('CHAIR'),
      listUnits({ on: this.form.day }),
      listTemplates(),
      listHalls(),
      listGroups(this.form.day),
    ]);
    if (!briefing && chairs.length === 1) this.form = { ...this.form, chair: chairs[0]!.username };
    const asked = templates.find((one) => one.code === this.parts.kind);
    if (!briefing && asked) this.form = filled(this.form, asked, units, groups);
    return { briefing, people, chairs, units, groups, templates, halls: halls.filter((one) => !one.closed) };
  }

  private change(change: Partial<BriefingForm>) {
    this.changed = true;
    this.scope = null;
    this.form = { ...this.form, ...change };
  }

  override render() {
    return html`<header class="page-head"><div class="grow">
        <div class="crumbs muted"><a href="/briefings">${t('page.crumb')}</a></div>
        <h1>${t(this.parts.briefing ? 'form.editTitle' : 'form.newTitle')}</h1></div></header>
      ${this.basis.render((basis) => this.draw(basis))}`;
  }

  private draw(basis: Basis) {
    const editing = basis.briefing !== null;
    return html`<form class="briefing-form" novalidate @submit=${(e: Event) => this.submit(e, null)}>
      ${this.problem ? html`<div class="notice bad" role="alert">${icon(alert)}<span>${this.problem}</span></div>` : nothing}
      ${this.note ? html`<div class="notice ok" role="status" data-testid="form-note">${icon(check)}<span>${this.note}</span></div>` : nothing}
      <div class="briefing-form-cols">
        <div class="stack">
          ${this.basics(basis)}
          ${this.agenda(basis)}
          ${this.arrangement()}
          ${editing ? nothing : this.documents()}
        </div>
        ${this.units(basis)}
      </div>
      <div class="form-foot">
        ${editing && mayArrange() ? html`<button class="btn danger" type="button" @click=${() => (this.cancelling = true)}>${t('form.cancelBriefing')}</button>` : nothing}
        <span class="grow"></span>
        <button class="btn quiet" type="button" @click=${this.leave}>${t('form.discard')}</button>
        <button class="btn primary" data-testid="briefing-save" aria-busy=${String(this.busy)}>${t(editing ? 'form.save' : 'form.create')}</button>
      </div>
    </form>
    <gb-clash-dialog .clashes=${this.clashes} .mayForce=${mayArrange()} @gb-close=${() => (this.clashes = [])}
      @gb-force=${(e: CustomEvent<Override>) => this.submit(e, e.detail)}></gb-clash-dialog>
    <gb-slot-finder .open=${this.finding} .units=${this.form.units} .chair=${this.form.chair} .minutes=${this.form.minutes} .day=${this.form.day}
      .except=${basis.briefing?.id ?? ''} .hall=${basis.halls.find((hall) => hall.name === this.form.arrangement.location)?.code ?? ''}
      @gb-close=${() => (this.finding = false)} @gb-slot=${(e: CustomEvent<{ day: string; time: string }>) => this.moveTo(e.detail)}></gb-slot-finder>
    <gb-scope-dialog .open=${this.scoping} @gb-close=${() => (this.scoping = false)} @gb-scope=${(e: CustomEvent<Scope>) => this.scoped(e)}></gb-scope-dialog>
    <gb-merge-dialog .changes=${this.meanwhile} .open=${this.meanwhile.length > 0} .nameOf=${(code: string) => nameOf(basis, code)}
      @gb-close=${() => (this.meanwhile = [])} @gb-merge=${(e: CustomEvent<Record<string, Side>>) => this.merge(e.detail)}></gb-merge-dialog>
    ${basis.briefing ? html`<gb-cancel-dialog .briefing=${basis.briefing} .open=${this.cancelling} @gb-close=${() => (this.cancelling = false)}></gb-cancel-dialog>` : nothing}`;
  }

  private kinds({ templates, units, groups }: Basis) {
    const { kind } = this.form.arrangement;
    return html`<gb-select label=${s('kind.label')} name="kind" .value=${kind}
      .choices=${[{ value: '', label: s('kind.none') }, ...templates.map((one) => ({ value: one.code, label: one.name }))]}
      @gb-input=${(e: CustomEvent<string>) => this.choose(e.detail, templates, units, groups)}></gb-select>`;
  }

  private choose(code: string, templates: readonly Template[], units: readonly Unit[], groups: readonly UnitGroup[]) {
    const template = templates.find((one) => one.code === code);
    this.changed = true;
    if (!template) {
      this.form = { ...this.form, arrangement: { ...this.form.arrangement, kind: '' } };
      return;
    }
    this.form = filled(this.form, template, units, groups);
    this.note = s('kind.applied', { name: template.name });
  }

  /** A title that was filled in with this week's number gets its place holder back when the meeting recurs. */
  private repeats(repeat: Repeat) {
    const template = this.basis.value?.templates.find((one) => one.code === this.form.arrangement.kind);
    const own = template?.title ?? '';
    const filledIn = own !== '' && this.form.title === titleOn(own, this.form.day);
    const raw = own !== '' && this.form.title === own;
    const title =
      repeat.pattern && filledIn ? own : !repeat.pattern && raw ? titleOn(own, this.form.day) : this.form.title;
    this.change({ repeat, title });
  }

  private arrange(change: Partial<Arrangement>) {
    this.change({ arrangement: { ...this.form.arrangement, ...change } });
  }

  private place({ halls }: Basis) {
    return html`<div class="field"><label for="place">${s('place.label')}</label>
      <input class="input" id="place" name="location" list="halls" maxlength="200" autocomplete="off" .value=${this.form.arrangement.location}
        @input=${(e: Event) => this.arrange({ location: (e.target as HTMLInputElement).value })}>
      <datalist id="halls">${halls.map((hall) => html`<option value=${hall.name}>${hall.seats ? s('halls.seatsOf', { n: hall.seats }) : ''}</option>`)}</datalist>
      <span class="hint">${s('place.hint')}</span></div>`;
  }

  private arrangement() {
    return html`<section class="card"><details class="fold" data-testid="arrangement"><summary>${s('arrange.title')}</summary>
      <gb-arrangement .value=${this.form.arrangement} @gb-arrange=${(e: CustomEvent<Partial<Arrangement>>) => this.arrange(e.detail)}></gb-arrangement></details></section>`;
  }

  private basics(basis: Basis) {
    const { chairs } = basis;
    const { form, faults } = this;
    const ends =
      form.day && form.time ? new Date(Date.parse(instantAt(form.day, form.time)) + form.minutes * 60_000) : null;
    const lengths = [...new Set([...DURATIONS, form.minutes])].sort((a, b) => a - b);
    const people =
      form.chair && !chairs.some((p) => p.username === form.chair)
        ? [
            ...chairs,
            {
              username: form.chair,
              name: this.basis.value?.briefing?.chairName ?? form.chair,
              title: null,
              unit: null,
            },
          ]
        : chairs;
    return html`<section class="card stack"><h2>${t('form.basics')}</h2>
      ${this.parts.briefing ? nothing : this.kinds(basis)}
      <gb-text label=${t('form.title')} name="title" .value=${form.title} hint=${form.repeat.pattern ? s('repeat.titleHint') : t('form.titleHint')} .fault=${faults.title ?? ''}
        maxlength="200" @gb-input=${(e: CustomEvent<string>) => this.change({ title: e.detail })}></gb-text>
      <div class="when-row">
        <gb-date-time label=${t('form.when')} .day=${form.day} .time=${form.time} .fault=${faults.when ?? ''}
          @gb-input=${(e: CustomEvent<{ day: string; time: string }>) => this.moveTo(e.detail)}></gb-date-time>
        <gb-select label=${t('form.duration')} .value=${String(form.minutes)} hint=${ends ? t('form.ends', { time: sayTime(ends) }) : ''}
          .choices=${lengths.map((m) => ({ value: String(m), label: sayMinutes(m) }))}
          @gb-input=${(e: CustomEvent<string>) => this.change({ minutes: Number(e.detail) })}></gb-select>
      </div>
      <div class="when-acts"><button class="btn quiet" type="button" data-testid="find-slots" ?disabled=${form.units.size === 0 && !form.chair}
        title=${form.units.size === 0 && !form.chair ? s('slots.needUnits') : ''} @click=${() => (this.finding = true)}>${icon(calendarSearch)}${s('slots.find')}</button></div>
      ${
        this.parts.briefing
          ? nothing
          : html`<gb-recurrence .repeat=${form.repeat} .day=${form.day} .time=${form.time} .fault=${faults.recurrence ?? ''}
            @gb-repeat=${(e: CustomEvent<Repeat>) => this.repeats(e.detail)}></gb-recurrence>`
      }
      <gb-select label=${t('form.chair')} name="chair" .value=${form.chair} .fault=${faults.chair ?? ''}
        .choices=${[{ value: '', label: t('form.chairNone') }, ...people.map((p) => ({ value: p.username, label: p.title ? `${p.name}, ${p.title}` : p.name }))]}
        @gb-input=${(e: CustomEvent<string>) => this.change({ chair: e.detail })}></gb-select>
      ${this.place(basis)}
      ${
        mayArrange()
          ? html`<div><label class="check"><input type="checkbox" data-testid="published" .checked=${this.published}
              @change=${(e: Event) => {
                this.changed = true;
                this.published = (e.target as HTMLInputElement).checked;
              }}><span>${s('publish.label')}</span></label><p class="hint">${s('publish.hint')}</p></div>`
          : nothing
      }
    </section>`;
  }

  private units(basis: Basis) {
    const nodes = unitTree(basis.units, { departments: t('form.departments'), communes: t('form.communes') });
    return html`<section class="card stack tight units-card">
      <h2>${t('form.units')}</h2><p class="hint">${t('form.unitsHint')}</p>
      ${this.faults.units ? html`<span class="fault" role="alert">${this.faults.units}</span>` : nothing}
      <gb-group-picker .groups=${basis.groups} .chosen=${this.form.units}
        @gb-choose=${(e: CustomEvent<ReadonlySet<string>>) => this.change({ units: e.detail })}></gb-group-picker>
      <gb-tree label=${t('form.units')} .nodes=${nodes} .chosen=${this.form.units}
        @gb-choose=${(e: CustomEvent<ReadonlySet<string>>) => this.change({ units: e.detail })}></gb-tree>
    </section>`;
  }

  private agenda({ people, units }: Basis) {
    const invited = units.filter((unit) => this.form.units.has(unit.code));
    return html`<section class="card stack"><h2>${t('form.agenda')}</h2>
      <gb-agenda-editor .rows=${this.form.agenda} .meeting=${this.form.minutes} .people=${people} .units=${invited}
        .faults=${this.faults.items} @gb-agenda=${(e: CustomEvent<AgendaRow[]>) => this.change({ agenda: e.detail })}></gb-agenda-editor>
    </section>`;
  }

  private documents() {
    return html`<section class="card stack tight"><h2>${t('form.documents')}</h2><p class="hint">${t('form.documentsHint')}</p>
      <ul class="plain file-rows">${this.files.map((one, at) => this.file(one, at))}</ul>
      <label class="btn quiet file-button">${icon(upload)}${t('form.addFiles')}
        <input class="sr-only" type="file" data-testid="briefing-files" accept="application/pdf,.pdf" multiple @change=${this.attach}></label>
    </section>`;
  }

  private file(one: Attached, at: number) {
    return html`<li class="file-row">${icon(fileText)}<span class="grow">${one.file.name}</span>
      <select class="input" aria-label="${t('form.fileItem')} ${one.file.name}" @change=${(e: Event) => this.assign(at, Number((e.target as HTMLSelectElement).value))}>
        <option value="-1" ?selected=${one.row < 0}>${t('form.fileAll')}</option>
        ${this.form.agenda.map((row, n) => html`<option value=${n} ?selected=${one.row === n}>${t('form.item', { n: n + 1 })}${row.title ? `: ${row.title}` : ''}</option>`)}
      </select>
      <button class="btn icon" type="button" aria-label=${t('form.removeFile', { name: one.file.name })}
        @click=${() => (this.files = this.files.filter((_, n) => n !== at))}>${icon(trash)}</button></li>`;
  }

  private attach(event: Event) {
    const input = event.target as HTMLInputElement;
    const chosen = [...(input.files ?? [])];
    this.files = [...this.files, ...chosen.map((file) => ({ file, row: Math.min(0, this.form.agenda.length - 1) }))];
    this.changed = true;
    input.value = '';
  }

  private assign(at: number, row: number) {
    this.files = this.files.map((one, n) => (n === at ? { ...one, row } : one));
  }

  /** Another day may have other units; those no longer in force leave the choice. */
  private moveTo({ day, time }: { day: string; time: string }) {
    const otherDay = day !== this.form.day;
    this.change({ day, time });
    const basis = this.basis.value;
    if (!otherDay || !basis) return;
    void Promise.all([listUnits({ on: day }), listGroups(day)]).then(
      ([units, groups]) => {
        if (this.form.day === day) this.basis.set({ ...basis, units, groups });
      },
      () => {},
    );
  }

  private async submit(event: Event, override: Override | null) {
    event.preventDefault();
    if (this.busy) return;
    this.problem = '';
    this.note = '';
    this.faults = missing(this.form);
    if (anyFault(this.faults)) {
      this.problem = t('form.check');
      this.showProblem();
      return;
    }
    if (this.basis.value?.briefing?.series && this.scope === null) {
      this.scoping = true;
      return;
    }
    this.busy = true;
    try {
      const id = this.parts.briefing;
      const saved = id
        ? await changeBriefing(id, touched(this.begun, this.form), override, this.etag, this.scope ?? 'this')
        : await createBriefing(requestOf(this.form), override);
      this.changed = false;
      this.clashes = [];
      toast(t(id ? 'form.saved' : 'form.created'));
      await this.publish(saved.id);
      await this.uploadAll(saved);
      navigate(`/briefings/${saved.id}`);
    } catch (thrown) {
      this.refused(thrown);
    } finally {
      this.busy = false;
    }
  }

  private async publish(id: string) {
    if (this.published === this.wasPublished) return;
    const scope = this.parts.briefing ? (this.scope ?? 'this') : this.form.repeat.pattern ? 'all' : 'this';
    try {
      await publish(id, this.published, scope);
    } catch (thrown) {
      toastError(s('publish.failed', { reason: sentence(thrown) }));
    }
  }

  private async uploadAll(saved: Briefing) {
    for (const { file, row } of this.files) {
      const agendaItem = saved.agenda[row]?.id;
      try {
        await uploadDocument(saved.id, file, { ...(agendaItem ? { agendaItem } : {}) });
      } catch (thrown) {
        toastError(t('form.uploadFailed', { name: file.name, reason: sentence(thrown) }));
      }
    }
  }

  private scoped(event: CustomEvent<Scope>) {
    this.scope = event.detail;
    this.scoping = false;
    void this.submit(event, null);
  }

  private refused(thrown: unknown) {
    if (thrown instanceof ApiError && thrown.code === 'briefing-clash') {
      this.clashes = (thrown.problem?.clashes as Clash[] | undefined) ?? [];
      if (this.clashes.length > 0) return;
    }
    this.clashes = [];
    if (thrown instanceof ApiError && thrown.code === 'briefing-changed') {
      this.current = {
        briefing: thrown.problem?.current as Briefing,
        etag: String(thrown.problem?.etag ?? ''),
      };
      this.meanwhile = (thrown.problem?.changes as ChangedMeanwhile[] | undefined) ?? [];
      if (this.meanwhile.length > 0) return;
      this.merge({}); // only what the form does not show was changed
      return;
    }
    this.problem = sentence(thrown);
    if (thrown instanceof ApiError && thrown.problem?.errors) {
      const { faults, other } = faultsOf(thrown.problem.errors);
      this.faults = faults;
      this.problem = [this.problem, ...other].join(' ');
    }
    this.showProblem();
  }

  /** What was typed goes onto what somebody else has saved; it is looked at once more, then saved. */
  private merge(choices: Readonly<Record<string, Side>>) {
    const current = this.current;
    const basis = this.basis.value;
    if (!current || !basis) return;
    this.form = merged(current.briefing, this.begun, this.form, choices);
    this.begun = formOf(current.briefing);
    this.etag = current.etag;
    this.meanwhile = [];
    this.basis.set({ ...basis, briefing: current.briefing });
    this.problem = '';
    this.note = t('merge.done');
    this.showProblem();
  }

  private showProblem() {
    void this.updateComplete.then(() =>
      this.querySelector('.briefing-form > .notice')?.scrollIntoView({ block: 'center' }),
    );
  }

  private leave() {
    this.changed = false;
    navigate(this.parts.briefing ? `/briefings/${this.parts.briefing}` : '/');
  }
}

/** A person or unit of the form by code. */
function nameOf({ people, units, briefing }: Basis, code: string): string {
  return (
    people.find((one) => one.username === code)?.name ??
    units.find((one) => one.code === code)?.name ??
    briefing?.unitNames[code] ??
    code
  );
}
