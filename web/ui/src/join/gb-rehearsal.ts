import micOn from 'lucide:mic';
import micOff from 'lucide:mic-off';
import play from 'lucide:play';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { w } from '../locale/readiness';
import { picture } from '../room/picture';
import type { RoomSession } from '../room/session';
import { record } from './listen-back';
import { RehearsalSession } from './rehearsal';
import './rehearsal.css';

/** How long our own voice may take to come back once the microphone is on. */
const VOICE_PATIENCE_MS = 6000;

type Listening = 'idle' | 'recording' | 'playing' | 'heard' | 'silent';

/**
 * A room that is no meeting: one's own picture and voice as they come back from the server, and
 * whoever else is trying.
 *
 * @fires gb-close
 */
@customElement('gb-rehearsal')
export class Rehearsal extends LightElement {
  @property({ attribute: false }) session!: RoomSession;
  /** The meeting begins. */
  @property({ type: Boolean }) over = false;
  @state() private speaking = false;
  @state() private listening: Listening = 'idle';
  @state() private left = 0;
  #rehearsal: RehearsalSession | null = null;

  override connectedCallback() {
    super.connectedCallback();
    this.#rehearsal = new RehearsalSession(this.session.entrance, () => this.requestUpdate());
    this.#rehearsal.enter(this.session.own.shown);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#rehearsal?.leave();
    this.#rehearsal = null;
  }

  protected override updated() {
    if (this.over && this.#rehearsal?.status !== 'closed') this.#rehearsal?.leave();
  }

  private speak(on: boolean) {
    this.speaking = on;
    this.#rehearsal?.speak(on ? this.session.own.capture.microphone : null);
  }

  private readonly listenBack = async () => {
    this.listening = 'recording';
    this.left = 0;
    const before = this.speaking;
    this.speak(true);
    const voice = await this.ownVoice();
    const back = voice
      ? await record(voice, (left) => {
          this.left = left;
        })
      : null;
    this.speak(before);
    if (!back) {
      this.listening = 'silent';
      return;
    }
    this.listening = 'playing';
    await back();
    this.listening = 'heard';
  };

  private async ownVoice(): Promise<MediaStream | null> {
    const until = Date.now() + VOICE_PATIENCE_MS;
    while (Date.now() < until) {
      const voice = this.#rehearsal?.voice;
      if (voice) return voice;
      await new Promise((done) => setTimeout(done, 200));
    }
    return null;
  }

  override render() {
    const rehearsal = this.#rehearsal;
    if (!rehearsal) return nothing;
    const others = rehearsal.sites.filter((one) => one.site !== this.session.self.site).map((one) => one.name);
    return html`<main class="rehearsal" data-testid="rehearsal" data-media=${rehearsal.status}>
      <header class="row wrap"><h1>${w('rehearsal.title')}</h1><span class="badge warn">${w('rehearsal.notice')}</span><span class="grow"></span>
        <button class="btn quiet" type="button" data-testid="rehearsal-leave" @click=${() => this.dispatchEvent(new CustomEvent('gb-close'))}>${w('rehearsal.leave')}</button></header>
      ${this.over ? html`<p class="notice" role="status">${w('rehearsal.closed')}</p>` : nothing}
      <div class="pictures">
        <figure data-testid="rehearsal-self">${rehearsal.self ? picture(rehearsal.self) : html`<div class="nobody">${this.standing(rehearsal)}</div>`}
          <figcaption>${w('rehearsal.self')}</figcaption></figure>
        ${repeat(
          rehearsal.colleagues,
          (one) => one.site,
          (one) =>
            html`<figure data-testid="rehearsal-site" data-site=${one.site}>${picture(one.stream)}<figcaption>${one.name}</figcaption></figure>`,
        )}
      </div>
      ${this.voices(rehearsal)}
      <div class="row wrap acts">
        <button class="btn quiet" type="button" data-testid="rehearsal-mic" aria-pressed=${String(this.speaking)} ?disabled=${this.listening === 'recording'} @click=${() => this.speak(!this.speaking)}>
          ${icon(this.speaking ? micOn : micOff)}${w(this.speaking ? 'rehearsal.micOff' : 'rehearsal.mic')}</button>
        <button class="btn primary" type="button" data-testid="listen-back" ?disabled=${rehearsal.status !== 'connected' || this.listening === 'recording' || this.listening === 'playing'} @click=${this.listenBack}>
          ${icon(play)}${w('rehearsal.record')}</button>
        <span role="status" data-testid="listen-state" data-listening=${this.listening}>${this.words()}</span>
      </div>
      <p class="muted" role="status">${others.length === 0 ? w('rehearsal.alone') : w('rehearsal.others', { names: others.join(', ') })}</p>
    </main>`;
  }

  private standing(rehearsal: RehearsalSession) {
    return rehearsal.status === 'refused'
      ? w('rehearsal.refused')
      : html`<span class="spinner" aria-hidden="true"></span><span>${w('rehearsal.connecting')}</span>`;
  }

  private words() {
    switch (this.listening) {
      case 'idle':
        return nothing;
      case 'recording':
        return w('rehearsal.recording', { n: this.left || '' });
      case 'playing':
        return w('rehearsal.playing');
      case 'heard':
        return w('rehearsal.heard');
      case 'silent':
        return w('rehearsal.noVoice');
    }
  }

  /** Silent for the moment in which our own voice is played: else it would be recorded once more. */
  private voices(rehearsal: RehearsalSession) {
    return rehearsal.voices.map(
      (stream) => html`<audio autoplay .srcObject=${stream} .muted=${this.listening === 'playing'}></audio>`,
    );
  }
}
