import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Asking, askDocuments } from '../api/preparation';
import { ApiError, sentence } from '../api/problem';
import type { Briefing } from '../api/types';
import { LightElement } from '../kit/light-element';
import { toast, toastError } from '../kit/toast';
import { dayOf, instantAt, timeOf } from '../kit/vietnam-time';
import { a } from '../locale/attendance';
import '../kit/gb-date-time';
import '../kit/gb-dialog';
import '../kit/gb-select';
import '../kit/gb-text';

/** Asks a unit for a paper: which unit, for which item, what, by when. */
@customElement('gb-ask-dialog')
export class AskDialog extends LightElement {
  @property({ attribute: false }) briefing!: Briefing;
  /** What is known already. */
  @property({ attribute: false }) draft: Partial<Asking> = {};
  /** The deadline the rules ask for; when it has passed the server finds another. */
  @property() usual: string | null = null;
  @state() private unit: string | null = null;
  @state() private item: string | null = null;
  @state() private what = '';
  @state() private due: string | null = null;
  @state() private busy = false;
  @state() private failure: ApiError | null = null;

  override render() {
    const { units, unitNames, agenda } = this.briefing;
    const unit = this.unit ?? this.draft.units?.[0] ?? '';
    const item = this.item ?? this.draft.agendaItem ?? '';
    const ahead = this.usual && Date.parse(this.usual) > Date.now() ? this.usual : '';
    const due = this.due ?? ahead;
    return html`<gb-dialog open heading=${a('docs.askTitle')} @gb-close=${this.leave}>
      <div class="stack" data-testid="ask-form">
        <gb-select label=${a('docs.unit')} .value=${unit} .fault=${this.failure?.fault('unit') ?? ''}
          .choices=${[{ value: '', label: '—' }, ...units.map((code) => ({ value: code, label: unitNames[code] ?? code }))]}
          @gb-input=${(e: CustomEvent<string>) => (this.unit = e.detail)}></gb-select>
        <gb-select label=${a('docs.item')} .value=${item}
          .choices=${[{ value: '', label: a('docs.whole') }, ...agenda.map((one, at) => ({ value: one.id, label: `${at + 1}. ${one.title}` }))]}
          @gb-input=${(e: CustomEvent<string>) => (this.item = e.detail)}></gb-select>
        <gb-text label=${a('docs.what')} hint=${a('docs.whatHint')} maxlength="500" .value=${this.what} .fault=${this.failure?.fault('what') ?? ''}
          @gb-input=${(e: CustomEvent<string>) => (this.what = e.detail)}></gb-text>
        <gb-date-time label=${a('docs.due')} .day=${due ? dayOf(due) : ''} .time=${due ? timeOf(due) : ''} .fault=${this.failure?.fault('due') ?? ''}
          @gb-input=${(e: CustomEvent<{ day: string; time: string }>) => (this.due = instantAt(e.detail.day, e.detail.time))}></gb-date-time>
      </div>
      <button slot="actions" class="btn primary" type="button" data-testid="ask-send" ?disabled=${unit === ''} aria-busy=${String(this.busy)}
        @click=${() => this.ask(unit, item, due)}>${a('docs.send')}</button>
    </gb-dialog>`;
  }

  private readonly leave = () => {
    this.dispatchEvent(new CustomEvent('gb-close'));
  };

  private async ask(unit: string, item: string, due: string) {
    this.busy = true;
    this.failure = null;
    try {
      await askDocuments(this.briefing.id, {
        units: [unit],
        what: this.what.trim(),
        ...(item ? { agendaItem: item } : {}),
        ...(due ? { due } : {}),
      });
      toast(a('docs.sent', { unit: this.briefing.unitNames[unit] ?? unit }));
      this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true }));
      this.leave();
    } catch (thrown) {
      if (thrown instanceof ApiError) this.failure = thrown;
      toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  }
}
