import moveRight from 'lucide:move-right';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentence } from '../api/problem';
import { previewRecurrence } from '../api/scheduling';
import type { HolidayMove, RecurrenceSlot } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { type Day, dayOf, instantAt, sayDay, sayDayMonth } from '../kit/vietnam-time';
import { t } from '../locale/scheduling';
import { type Pattern, patterns, type Repeat, ruleOf } from './recurrence';
import '../kit/gb-date-time';
import '../kit/gb-select';
import '../kit/gb-text';
import './scheduling.css';

const SHOWN = 6;

/** Typing a number must not ask the server for every digit. */
const PAUSE_MS = 250;

/** Whether and how a meeting repeats, with the meetings that gives. Fires `gb-repeat`. */
@customElement('gb-recurrence')
export class RecurrenceField extends LightElement {
  @property({ attribute: false }) repeat!: Repeat;
  @property() day: Day = '';
  @property() time = '';
  @property() fault = '';
  @state() private slots: RecurrenceSlot[] = [];
  @state() private problem = '';
  #asked = '';
  #pause: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  protected override updated() {
    const rule = ruleOf(this.repeat, this.day);
    const key = `${rule} ${this.day} ${this.time} ${this.repeat.holidays}`;
    if (key === this.#asked) return;
    this.#asked = key;
    clearTimeout(this.#pause);
    if (!rule || !this.time) {
      this.slots = [];
      this.problem = '';
      return;
    }
    this.#pause = setTimeout(() => void this.look(key, rule), PAUSE_MS);
  }

  private async look(key: string, recurrence: string) {
    try {
      const slots = await previewRecurrence({
        startsAt: instantAt(this.day, this.time),
        recurrence,
        holidays: this.repeat.holidays,
      });
      if (key !== this.#asked) return;
      this.slots = slots;
      this.problem = '';
    } catch (thrown) {
      if (key !== this.#asked) return;
      this.slots = [];
      this.problem = faultOf(thrown);
    }
  }

  private change(change: Partial<Repeat>) {
    this.dispatchEvent(new CustomEvent<Repeat>('gb-repeat', { detail: { ...this.repeat, ...change } }));
  }

  override render() {
    const { repeat } = this;
    return html`<div class="stack tight" data-testid="recurrence">
      <gb-select label=${t('repeat.label')} name="repeat" .value=${repeat.pattern} .choices=${patterns(this.day)} .fault=${this.fault || this.problem}
        @gb-input=${(e: CustomEvent<Pattern>) => this.change({ pattern: e.detail })}></gb-select>
      ${repeat.pattern === '' ? nothing : this.more()}
    </div>`;
  }

  private more() {
    const { repeat } = this;
    return html`
      ${
        repeat.pattern === 'own'
          ? html`<gb-text label=${t('repeat.rule')} hint=${t('repeat.ruleHint')} .value=${repeat.rule} @gb-input=${(e: CustomEvent<string>) => this.change({ rule: e.detail })}></gb-text>`
          : html`<div class="repeat-row">
            <gb-select label=${t('repeat.end')} .value=${repeat.end} .choices=${[
              { value: 'never', label: t('repeat.endNever') },
              { value: 'count', label: t('repeat.endCount') },
              { value: 'until', label: t('repeat.endUntil') },
            ]} @gb-input=${(e: CustomEvent<Repeat['end']>) => this.change({ end: e.detail })}></gb-select>
            ${repeat.end === 'count' ? html`<gb-text label=${t('repeat.count')} type="number" keyboard="numeric" .value=${String(repeat.count)} @gb-input=${(e: CustomEvent<string>) => this.change({ count: Math.max(1, Number(e.detail) || 1) })}></gb-text>` : nothing}
            ${repeat.end === 'until' ? html`<gb-date-time dateOnly label=${t('repeat.until')} .day=${repeat.until} @gb-input=${(e: CustomEvent<{ day: Day }>) => this.change({ until: e.detail.day })}></gb-date-time>` : nothing}
          </div>`
      }
      <gb-select label=${t('repeat.holidays')} name="holidays" .value=${repeat.holidays} .choices=${(['KEEP', 'BEFORE', 'AFTER', 'SKIP'] as const).map((value) => ({ value, label: t(`repeat.${value}`) }))}
        @gb-input=${(e: CustomEvent<HolidayMove>) => this.change({ holidays: e.detail })}></gb-select>
      <label class="check"><input type="checkbox" .checked=${repeat.carryOver} @change=${(e: Event) => this.change({ carryOver: (e.target as HTMLInputElement).checked })}>
        <span>${t('repeat.carryOver')}</span></label>
      ${this.slots.length > 0 ? this.preview() : nothing}`;
  }

  private preview() {
    const moved = this.slots.filter((slot) => slot.moved);
    const shown = [...new Set([...this.slots.slice(0, SHOWN), ...moved.slice(0, SHOWN)])];
    return html`<div><div class="label">${t('repeat.first')}</div>
      <ul class="plain slot-chips" data-testid="recurrence-preview">${shown.map(
        (slot) => html`<li class="chip num ${slot.moved ? 'moved' : ''}">${sayDay(slot.startsAt)}
          ${slot.moved ? html`<span class="small">${icon(moveRight)}${t('repeat.moved', { day: sayDayMonth(dayOf(slot.recurrenceId)) })}</span>` : nothing}</li>`,
      )}</ul>
      ${this.slots.length > shown.length ? html`<p class="hint">${t('repeat.more', { n: this.slots.length - shown.length })}</p>` : nothing}</div>`;
  }
}

function faultOf(thrown: unknown): string {
  const problem = (thrown as { problem?: { errors?: { field: string; message: string }[] } }).problem;
  return problem?.errors?.find((error) => error.field === 'recurrence')?.message ?? sentence(thrown);
}
