import calendar from 'lucide:calendar';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { k } from '../locale/kit';
import { languageTag } from '../locale/language';
import { icon } from './icon';
import { LightElement } from './light-element';
import { addDays, type Day, readDate, readTime, sayDate } from './vietnam-time';
import './gb-date-time.css';

const STEP_MINUTES = 15;
let serial = 0;

/**
 * A date and, unless `dateOnly`, a time of day in Vietnam, typed or picked. `day` is `2026-11-23`, `time` is `08:00`.
 * Arrow up and down step a day or a quarter of an hour. Fires `gb-input` with `{day, time}` when both can be read.
 */
@customElement('gb-date-time')
export class DateTime extends LightElement {
  @property() label = '';
  @property() day: Day = '';
  @property() time = '';
  @property() fault = '';
  @property({ type: Boolean }) dateOnly = false;
  @state() private picking = false;
  @state() private dayText: string | null = null;
  @state() private timeText: string | null = null;
  /** Half a date is not a wrong date: it is judged when the reader leaves the field. */
  @state() private typing = false;
  readonly #id = `gb-date-time-${++serial}`;

  override render() {
    const badDay = !this.typing && this.dayText !== null && readDate(this.dayText) === null;
    const badTime = !this.typing && this.timeText !== null && readTime(this.timeText) === null;
    const fault = this.fault || (badDay ? k('date.badDate') : badTime ? k('date.badTime') : '');
    return html`<div class="gb-date-time" role=${this.dateOnly ? nothing : 'group'} aria-label=${(this.dateOnly ? '' : this.label) || nothing}>
      <div class="field gb-date">
        <label for="${this.#id}-d">${this.dateOnly ? this.label || k('date.date') : k('date.date')}</label>
        <div class="gb-date-input">
          <input class="input num" id="${this.#id}-d" inputmode="numeric" autocomplete="off" placeholder="23/11/2026"
            .value=${this.dayText ?? (this.day ? sayDate(this.day) : '')} aria-invalid=${badDay ? 'true' : nothing}
            aria-describedby=${fault ? `${this.#id}-fault` : nothing}
            @input=${(e: Event) => this.typedDay(value(e))} @blur=${() => this.settleDay()} @keydown=${this.stepDay}>
          <button class="btn icon" type="button" aria-label=${k('date.open')} aria-expanded=${String(this.picking)} @click=${this.pick}>${icon(calendar)}</button>
        </div>
        ${this.picking ? this.calendar() : nothing}
      </div>
      ${
        this.dateOnly
          ? nothing
          : html`<div class="field gb-time"><label for="${this.#id}-t">${k('date.time')}</label>
            <input class="input num" id="${this.#id}-t" inputmode="numeric" autocomplete="off" placeholder="8:00"
              .value=${this.timeText ?? this.time.replace(/^0/, '')} aria-invalid=${badTime ? 'true' : nothing}
              aria-describedby=${fault ? `${this.#id}-fault` : nothing}
              @input=${(e: Event) => this.typedTime(value(e))} @blur=${() => this.settleTime()} @keydown=${this.stepTime}></div>`
      }
      ${fault ? html`<span class="fault" id="${this.#id}-fault" role="alert">${fault}</span>` : nothing}
    </div>`;
  }

  private calendar() {
    return html`<div class="gb-calendar" @keydown=${this.maybeEscape}>
      <calendar-date locale=${languageTag()} first-day-of-week="1" .value=${this.day} show-outside-days @change=${this.picked}>
        <span slot="previous" aria-label=${k('date.previous')}>‹</span><span slot="next" aria-label=${k('date.next')}>›</span>
        <calendar-month></calendar-month>
      </calendar-date></div>`;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.outside);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.outside);
  }

  private readonly outside = (event: Event) => {
    if (this.picking && !event.composedPath().includes(this)) this.picking = false;
  };

  private async pick() {
    if (!this.picking) await import('cally');
    this.picking = !this.picking;
    if (!this.picking) return;
    await this.updateComplete;
    this.querySelector<HTMLElement>('calendar-date')?.focus();
  }

  private picked(event: Event) {
    this.day = (event.target as HTMLInputElement).value;
    this.dayText = null;
    this.picking = false;
    this.tell();
    this.querySelector<HTMLElement>('.gb-date input')?.focus();
  }

  private maybeEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.picking = false;
    this.querySelector<HTMLElement>('.gb-date button')?.focus();
  }

  private typedDay(text: string) {
    this.typing = true;
    this.dayText = text;
    const read = readDate(text);
    // A year still being typed ("23/11/20") is not a date yet; it is read when the reader leaves the field.
    if (read && /\d{4}\s*$/.test(text)) {
      this.day = read;
      this.tell();
    }
  }

  private settleDay() {
    this.typing = false;
    const read = this.dayText === null ? null : readDate(this.dayText);
    if (!read) return;
    this.day = read;
    this.dayText = null;
    this.tell();
  }

  private typedTime(text: string) {
    this.typing = true;
    this.timeText = text;
    const read = readTime(text);
    if (read) {
      this.time = read;
      this.tell();
    }
  }

  private settleTime() {
    this.typing = false;
    if (this.timeText !== null && readTime(this.timeText)) this.timeText = null;
  }

  private readonly stepDay = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (by === 0 || !this.day) return;
    event.preventDefault();
    this.day = addDays(this.day, by);
    this.dayText = null;
    this.tell();
  };

  private readonly stepTime = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? STEP_MINUTES : event.key === 'ArrowDown' ? -STEP_MINUTES : 0;
    if (by === 0) return;
    event.preventDefault();
    const [h = 0, m = 0] = (this.time || '08:00').split(':').map(Number);
    const minutes = (h * 60 + m + by + 1440) % 1440;
    this.time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    this.timeText = null;
    this.tell();
  };

  private tell() {
    this.dispatchEvent(new CustomEvent('gb-input', { detail: { day: this.day, time: this.time }, bubbles: true }));
  }
}

function value(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-date-time': DateTime;
  }
}
