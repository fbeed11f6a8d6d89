import check from 'lucide:badge-check';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Duty, Readiness, SiteCheck } from '../api/readiness';
import { describedBy, field } from '../kit/field';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { sayTime } from '../kit/vietnam-time';
import { w } from '../locale/readiness';
import { goodPhone, readiness, type Saying } from './readiness';

/** How often the page looks whether it is being asked already. */
const LOOK_AGAIN_MS = 30_000;

/**
 * One click that tells the secretary the site is ready, and whom to call when it is not.
 *
 * @fires gb-people how many another device of this site has counted
 */
@customElement('gb-ready')
export class Ready extends LightElement {
  @property() token = '';
  @property({ attribute: false }) people: number | null = null;
  /** What the check has found; told as it changes. */
  @property({ attribute: false }) check: SiteCheck | null = null;
  @state() private known: Readiness | null = null;
  @state() private sending = false;
  @state() private failed = false;
  @state() private phone = '';
  @state() private name = '';
  #looking: ReturnType<typeof setInterval> | undefined;
  #people: number | null = null;
  /** What is being sent, one after the other: the last word is the one that counts. */
  #line: Promise<unknown> = Promise.resolve();

  override connectedCallback() {
    super.connectedCallback();
    void this.look();
    this.#looking = setInterval(() => {
      if (!this.known?.asking) void this.look();
    }, LOOK_AGAIN_MS);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#looking);
  }

  protected override updated(changed: Map<string, unknown>) {
    if (changed.has('check') && this.check) void this.tell({ check: this.check });
    // The number of people is told with the next word, and by itself once it has been told.
    if (changed.has('people') && this.known?.people !== undefined && this.people !== this.#people) {
      void this.tell({});
    }
  }

  private async look() {
    const known = await readiness(this.token);
    if (!known) return;
    if (!this.known) {
      this.name = known.duty.name ?? '';
      this.phone = known.duty.phone ?? '';
      if (known.people !== undefined)
        this.dispatchEvent(new CustomEvent<number>('gb-people', { detail: known.people }));
    }
    this.known = known;
  }

  private tell(saying: Saying): Promise<boolean> {
    const said = this.#line.then(async () => {
      this.#people = this.people;
      const answer = await readiness(this.token, {
        ...saying,
        ...(this.people === null ? {} : { people: this.people }),
      });
      if (answer) this.known = answer;
      return answer !== null;
    });
    this.#line = said;
    return said;
  }

  private readonly say = async (ready: boolean) => {
    if (!goodPhone(this.phone.trim())) return;
    this.sending = true;
    this.failed = false;
    this.failed = !(await this.tell({
      ready,
      duty: this.duty(),
      ...(this.check ? { check: this.check } : {}),
    }));
    this.sending = false;
  };

  private duty(): Duty {
    return { name: this.name.trim() || null, phone: this.phone.trim() || null };
  }

  private readonly changed = () => {
    if (goodPhone(this.phone.trim())) void this.tell({ duty: this.duty() });
  };

  override render() {
    const { known } = this;
    if (!known) return nothing;
    return html`<section class="ready card ${known.ready ? 'said-so' : ''}" aria-label=${w('ready.title')} data-testid="ready" data-ready=${String(known.ready)}>
      ${this.asked(known)}
      <p class="fault" role="alert" ?hidden=${!this.failed}>${w('ready.failed')}</p>
      ${this.contact()}
    </section>`;
  }

  private asked(known: Readiness) {
    if (known.ready) {
      return html`<div class="row said" role="status">${icon(check)}<strong class="grow num">${w('ready.done', { time: sayTime(known.readyAt ?? '') })}</strong>
        <button class="btn link" type="button" data-testid="not-ready-button" ?disabled=${this.sending} @click=${() => this.say(false)}>${w('ready.undo')}</button></div>`;
    }
    if (!known.asking) return html`<p class="muted num">${w('ready.later', { time: sayTime(known.asksFrom) })}</p>`;
    return html`<p>${w('ready.ask')}</p>
      <button class="btn primary click" type="button" data-testid="ready-button" aria-busy=${String(this.sending)} @click=${() => this.say(true)}>${icon(check)}${w(this.sending ? 'ready.sending' : 'ready.click')}</button>`;
  }

  private contact() {
    const wrong = goodPhone(this.phone.trim()) ? undefined : w('ready.phoneFault');
    const name = { id: 'duty-name', label: w('ready.dutyName') };
    const phone = { id: 'duty-phone', label: w('ready.dutyPhone'), hint: w('ready.dutyHint'), fault: wrong };
    return html`<div class="contact">
      ${field(
        name,
        html`<input class="input" id="duty-name" data-testid="duty-name" maxlength="120" autocomplete="name" .value=${this.name}
        @input=${(e: Event) => {
          this.name = (e.target as HTMLInputElement).value;
        }} @change=${this.changed}>`,
      )}
      ${field(
        phone,
        html`<input class="input num" id="duty-phone" data-testid="duty-phone" type="tel" maxlength="30" autocomplete="tel" aria-describedby=${describedBy(phone)} aria-invalid=${String(wrong !== undefined)} .value=${this.phone}
        @input=${(e: Event) => {
          this.phone = (e.target as HTMLInputElement).value;
        }} @change=${this.changed}>`,
      )}
    </div>`;
  }
}
