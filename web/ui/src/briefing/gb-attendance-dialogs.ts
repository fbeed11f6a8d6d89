import phone from 'lucide:phone';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  type AttendanceRule,
  type Board,
  type BoardRow,
  chaseSilent,
  decideSubstitute,
  noteRegistered,
  setRule,
} from '../api/attendance';
import { sentence } from '../api/problem';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { toast, toastError } from '../kit/toast';
import { a } from '../locale/attendance';
import { sayOutcome } from './chase-outcome';
import { silent } from './invitee';
import '../kit/gb-dialog';
import '../kit/gb-select';
import '../kit/gb-text';

/** What the small dialogs share: being busy, leaving, saying what went wrong. */
class Small extends LightElement {
  @property() briefing = '';
  @state() protected busy = false;

  protected readonly leave = () => {
    this.dispatchEvent(new CustomEvent('gb-close'));
  };

  protected async act(doing: () => Promise<unknown>, done = '') {
    this.busy = true;
    try {
      await doing();
      if (done) toast(done);
      this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true }));
      this.leave();
    } catch (thrown) {
      toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  }
}

/** Asks all who are silent, by the ways there are. */
@customElement('gb-chase-dialog')
export class ChaseDialog extends Small {
  @property({ attribute: false }) board!: Board;
  @state() private mail = true;
  @state() private sms = false;
  @state() private message = '';

  override render() {
    const n = this.board.rows.filter(silent).length;
    return html`<gb-dialog open heading=${a('chase.title')} @gb-close=${this.leave}>
      <div class="stack">
        <p>${a('chase.lead', { n })}</p>
        <div>
          <label class="check"><input type="checkbox" .checked=${this.mail} @change=${(e: Event) => (this.mail = (e.target as HTMLInputElement).checked)}><span>${a('chase.mail')}</span></label>
          ${
            this.board.sms
              ? html`<label class="check"><input type="checkbox" .checked=${this.sms} @change=${(e: Event) => (this.sms = (e.target as HTMLInputElement).checked)}><span>${a('chase.sms')}</span></label>`
              : html`<p class="muted small">${a('chase.smsNone')}</p>`
          }
        </div>
        <gb-text label=${a('chase.message')} rows="3" maxlength="1000" .value=${this.message} @gb-input=${(e: CustomEvent<string>) => (this.message = e.detail)}></gb-text>
      </div>
      <a slot="actions" class="btn quiet" href="/api/briefings/${this.briefing}/attendance/call-list.pdf" target="_blank" rel="noopener" data-testid="call-list">${icon(phone)}${a('chase.list')}</a>
      <button slot="actions" class="btn primary" type="button" data-testid="chase-confirm" ?disabled=${!this.mail && !this.sms} aria-busy=${String(this.busy)} @click=${this.chase}>${a('chase.do', { n })}</button>
    </gb-dialog>`;
  }

  private chase() {
    const channels = [...(this.mail ? ['MAIL'] : []), ...(this.sms ? ['SMS'] : [])];
    return this.act(async () => {
      sayOutcome(await chaseSilent(this.briefing, { channels, message: this.message.trim() }));
    });
  }
}

/** The substitute may not come: why. */
@customElement('gb-refuse-dialog')
export class RefuseDialog extends Small {
  @property({ attribute: false }) row!: BoardRow;
  @state() private reason = '';

  override render() {
    return html`<gb-dialog open heading=${a('refuse.title')} @gb-close=${this.leave}>
      <div class="stack"><p>${a('refuse.lead', { name: this.row.name })}</p>
        <gb-text label=${a('refuse.reason')} rows="2" maxlength="500" .value=${this.reason} @gb-input=${(e: CustomEvent<string>) => (this.reason = e.detail)}></gb-text></div>
      <button slot="actions" class="btn danger" type="button" data-testid="substitute-refuse-confirm" aria-busy=${String(this.busy)}
        @click=${() => this.act(() => decideSubstitute(this.briefing, this.row.unit, false, this.reason), a('substitute.refused'))}>${a('act.refuse')}</button>
    </gb-dialog>`;
  }
}

/** The receiving office has entered the invitation in its register. */
@customElement('gb-register-dialog')
export class RegisterDialog extends Small {
  @property({ attribute: false }) row!: BoardRow;
  @state() private number: string | null = null;

  override render() {
    const number = this.number ?? this.row.registeredNumber ?? '';
    return html`<gb-dialog open heading=${a('act.registerOf', { name: this.row.name })} @gb-close=${this.leave}>
      <gb-text label=${a('register.number')} maxlength="50" .value=${number} @gb-input=${(e: CustomEvent<string>) => (this.number = e.detail)}></gb-text>
      <button slot="actions" class="btn primary" type="button" aria-busy=${String(this.busy)}
        @click=${() => this.act(() => noteRegistered(this.briefing, this.row.unit, number.trim()), a('register.done'))}>${a('save')}</button>
    </gb-dialog>`;
  }
}

const QUORA = ['>1/2', '2/3', '3/4', '1/1'] as const;
const RANKS = [0, 1, 2, 3, 4] as const;

/** The meeting's rules on who must come. */
@customElement('gb-rule-dialog')
export class RuleDialog extends Small {
  @property({ attribute: false }) rule!: AttendanceRule;
  @state() private draft: AttendanceRule | null = null;

  private get now(): AttendanceRule {
    return this.draft ?? this.rule;
  }

  override render() {
    const { quorum, leastRank, strict } = this.now;
    const known = QUORA.find((one) => one === quorum);
    return html`<gb-dialog open heading=${a('rule.title')} @gb-close=${this.leave}>
      <div class="stack">
        <fieldset><legend class="label">${a('rule.quorum')}</legend>
          ${QUORA.map((one) => this.choice('quorum', a(`rule.quorum.${one}`), quorum === one, { quorum: one }))}
          ${known ? nothing : this.choice('quorum', a('rule.quorum.other', { share: quorum }), true, { quorum })}</fieldset>
        <fieldset><legend class="label">${a('rule.rank')}</legend>
          ${RANKS.map((rank) => this.choice('rank', a(`rule.rank.${rank}`), (leastRank ?? 0) === rank, { leastRank: rank || null }))}</fieldset>
        ${
          leastRank === null
            ? nothing
            : html`<label class="check"><input type="checkbox" data-testid="rule-strict" .checked=${strict} @change=${(e: Event) => (this.draft = { ...this.now, strict: (e.target as HTMLInputElement).checked })}><span>${a('rule.strict')}</span></label>`
        }
      </div>
      <button slot="actions" class="btn primary" type="button" data-testid="rule-save" aria-busy=${String(this.busy)}
        @click=${() => this.act(() => setRule(this.briefing, this.now), a('rule.saved'))}>${a('save')}</button>
    </gb-dialog>`;
  }

  private choice(name: string, text: string, on: boolean, change: Partial<AttendanceRule>) {
    return html`<label class="check"><input type="radio" name=${name} .checked=${on} @change=${() => (this.draft = { ...this.now, ...change })}><span>${text}</span></label>`;
  }
}
