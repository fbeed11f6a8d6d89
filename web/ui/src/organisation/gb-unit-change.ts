import stop from 'lucide:circle-stop';
import move from 'lucide:folder-input';
import merge from 'lucide:git-merge';
import pencil from 'lucide:pencil-line';
import plus from 'lucide:plus';
import split from 'lucide:split';
import trash from 'lucide:trash-2';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiError, sentence } from '../api/problem';
import type { Unit } from '../api/types';
import { changeUnits, type NewUnit, type UnitChange } from '../api/units';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { toast } from '../kit/toast';
import { type Day, dayOf, sayDate } from '../kit/vietnam-time';
import { t } from '../locale/organisation';
import '../kit/gb-date-time';
import '../kit/gb-dialog';
import '../kit/gb-text';
import './gb-unit-chips';

const KINDS = ['RENAME', 'MERGE', 'SPLIT', 'MOVE', 'CLOSE'] as const satisfies readonly UnitChange['kind'][];
const DRAWINGS = { RENAME: pencil, MERGE: merge, SPLIT: split, MOVE: move, CLOSE: stop };

interface Heir {
  code: string;
  name: string;
}

/** Arranges units anew from a day on: renames, mergers, splits, moves, closings. */
@customElement('gb-unit-change')
export class UnitChangeDialog extends LightElement {
  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) units: Unit[] = [];
  @property() chosen = '';
  @state() private kind: UnitChange['kind'] = 'RENAME';
  @state() private on: Day = '';
  @state() private codes: readonly string[] = [];
  @state() private name = '';
  @state() private parent: readonly string[] = [];
  @state() private heirs: Heir[] = [];
  @state() private into: 'new' | 'existing' = 'new';
  @state() private existing: readonly string[] = [];
  @state() private faults: Record<string, string> = {};
  @state() private problem = '';
  @state() private busy = false;

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('open') || !this.open) return;
    this.on = dayOf(new Date());
    this.codes = this.chosen ? [this.chosen] : [];
    this.name = this.unit?.name ?? '';
    this.parent = [];
    this.existing = [];
    this.heirs = [
      { code: '', name: '' },
      { code: '', name: '' },
    ];
    this.faults = {};
    this.problem = '';
  }

  private get unit(): Unit | undefined {
    return this.units.find((one) => one.code === this.codes[0]);
  }

  override render() {
    return html`<gb-dialog wide heading=${t('change.title')} .open=${this.open} @gb-close=${this.leave}>
      <form class="stack" @submit=${this.save}>
        ${this.problem ? html`<div class="notice bad" role="alert"><span>${this.problem}</span></div>` : nothing}
        <div class="change-kinds" role="radiogroup" aria-label=${t('change.title')}>${KINDS.map(
          (
            kind,
          ) => html`<button class="change-kind" type="button" role="radio" aria-checked=${String(this.kind === kind)} data-testid="change-${kind}" @click=${() => this.turn(kind)}>
            ${icon(DRAWINGS[kind])}<strong>${t(`change.${kind}`)}</strong><span class="muted small">${t(`change.${kind}.hint`)}</span></button>`,
        )}</div>
        <div class="two-wide">
          <gb-unit-chips label=${t(this.kind === 'MERGE' ? 'change.units' : 'change.unit')} .units=${this.units} .chosen=${this.codes} .single=${this.kind !== 'MERGE'}
            .fault=${this.faultOf('units')} @gb-input=${(e: CustomEvent<readonly string[]>) => this.choose(e.detail)}></gb-unit-chips>
          <gb-date-time dateOnly label=${t('change.on')} .day=${this.on} .fault=${this.faults.on ?? ''} @gb-input=${(e: CustomEvent<{ day: Day }>) => (this.on = e.detail.day)}></gb-date-time>
        </div>
        ${this.more()}
        <p class="hint">${t(`change.${this.kind}.effect`, { day: this.on ? sayDate(this.on) : '…' })}</p>
      </form>
      <div slot="actions"><button class="btn quiet" type="button" @click=${this.leave}>${t('discard')}</button>
        <button class="btn primary" type="button" data-testid="change-save" aria-busy=${String(this.busy)} @click=${this.save}>${t(`change.${this.kind}.do`)}</button></div>
    </gb-dialog>`;
  }

  private more() {
    switch (this.kind) {
      case 'RENAME':
        return html`<gb-text label=${t('change.name')} name="new-name" .value=${this.name} .fault=${this.faults.name ?? ''} @gb-input=${(e: CustomEvent<string>) => (this.name = e.detail)}></gb-text>`;
      case 'MOVE':
        return html`<gb-unit-chips single label=${t('change.parent')} .units=${this.units} .chosen=${this.parent} .fault=${this.faults.parent ?? ''}
          @gb-input=${(e: CustomEvent<readonly string[]>) => (this.parent = e.detail)}></gb-unit-chips>`;
      case 'MERGE':
        return html`<fieldset class="stack tight"><legend class="label">${t('change.into')}</legend>
          <div class="row wrap">${(['new', 'existing'] as const).map(
            (one) =>
              html`<label class="check"><input type="radio" name="into" .checked=${this.into === one} @change=${() => (this.into = one)}><span>${t(`change.into.${one}`)}</span></label>`,
          )}</div>
          ${
            this.into === 'new'
              ? this.heir(0)
              : html`<gb-unit-chips single label=${t('change.existing')} .units=${this.units.filter((unit) => !this.codes.includes(unit.code))} .chosen=${this.existing} .fault=${this.faultOf('into')}
                  @gb-input=${(e: CustomEvent<readonly string[]>) => (this.existing = e.detail)}></gb-unit-chips>`
          }</fieldset>`;
      case 'SPLIT':
        return html`<fieldset class="stack tight"><legend class="label">${t('change.parts')}</legend>
          ${this.faults.into ? html`<span class="fault" role="alert">${this.faults.into}</span>` : nothing}
          ${this.heirs.map((_, n) => this.heir(n))}
          <button class="btn link" type="button" @click=${() => (this.heirs = [...this.heirs, { code: '', name: '' }])}>${icon(plus)}${t('change.addPart')}</button></fieldset>`;
      case 'CLOSE':
        return nothing;
    }
  }

  private heir(n: number) {
    const set = (change: Partial<Heir>) =>
      (this.heirs = this.heirs.map((one, at) => (at === n ? { ...one, ...change } : one)));
    const fault = (name: string) => this.faults[`into[${n}].${name}`] ?? '';
    return html`<div class="heir"><gb-text label=${t('code')} name="heir-code" .value=${this.heirs[n]?.code ?? ''} .fault=${fault('code')} @gb-input=${(e: CustomEvent<string>) => set({ code: e.detail })}></gb-text>
      <gb-text label=${t('name')} name="heir-name" .value=${this.heirs[n]?.name ?? ''} .fault=${fault('name') || fault('parent') || fault('level')} @gb-input=${(e: CustomEvent<string>) => set({ name: e.detail })}></gb-text>
      ${this.kind === 'SPLIT' && this.heirs.length > 2 ? html`<button class="btn icon" type="button" aria-label=${t('change.removePart')} @click=${() => (this.heirs = this.heirs.filter((_, at) => at !== n))}>${icon(trash)}</button>` : nothing}</div>`;
  }

  private faultOf(field: string): string {
    return Object.entries(this.faults)
      .filter(([name]) => name === field || name.startsWith(`${field}[`))
      .map(([, message]) => message)
      .join(' ');
  }

  private turn(kind: UnitChange['kind']) {
    this.kind = kind;
    this.faults = {};
    this.problem = '';
    if (kind !== 'MERGE') this.codes = this.codes.slice(0, 1);
  }

  private choose(codes: readonly string[]) {
    this.codes = codes;
    if (this.kind === 'RENAME' && !this.name) this.name = this.unit?.name ?? '';
  }

  private request(): UnitChange {
    const base = { kind: this.kind, on: this.on, units: [...this.codes] };
    const made = (heir: Heir | undefined): NewUnit => ({
      code: heir?.code.trim() ?? '',
      ...(heir?.name.trim() ? { name: heir.name.trim() } : {}),
    });
    switch (this.kind) {
      case 'RENAME':
        return { ...base, name: this.name };
      case 'MOVE':
        return { ...base, parent: this.parent[0] ?? '' };
      case 'MERGE':
        return { ...base, into: [this.into === 'new' ? made(this.heirs[0]) : { code: this.existing[0] ?? '' }] };
      case 'SPLIT':
        return { ...base, into: this.heirs.map(made) };
      case 'CLOSE':
        return base;
    }
  }

  private readonly save = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    try {
      await changeUnits(this.request());
      toast(t('change.done'));
      this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true }));
      this.leave();
    } catch (thrown) {
      this.faults = Object.fromEntries(
        (thrown instanceof ApiError ? (thrown.problem?.errors ?? []) : []).map(({ field, message }) => [
          field,
          message,
        ]),
      );
      this.problem = sentence(thrown);
    } finally {
      this.busy = false;
    }
  };

  private readonly leave = () => {
    this.dispatchEvent(new CustomEvent('gb-close'));
  };
}
