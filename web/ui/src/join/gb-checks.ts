import ok from 'lucide:check';
import alert from 'lucide:circle-alert';
import cpu from 'lucide:cpu';
import mic from 'lucide:mic';
import video from 'lucide:video';
import volume from 'lucide:volume-2';
import wifi from 'lucide:wifi';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeviceState, SiteCheck } from '../api/readiness';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { w } from '../locale/readiness';
import { r } from '../locale/room';
import type { CaptureFault } from '../media/captures';
import { LevelMeter } from '../media/level';
import { ownStream, picture } from '../room/picture';
import type { RoomSession } from '../room/session';
import { isSlow, verdict } from './line-verdict';
import '../room/gb-devices';
import '../kit/gb-dialog';

type Verdict = 'ok' | 'warn' | 'wait';
type Speaker = 'ask' | 'playing' | 'heard?' | 'ok' | 'bad';

/** A level that means a voice, not a fan. */
const VOICE = 0.35;

/** Who enters at once needs the line for that. */
const MEASURE_AFTER_MILLIS = 1200;

/** A word to the secretary holds the last of what changes together. */
const TELL_AFTER_MILLIS = 1500;

const NAMES = {
  mic: () => r('check.microphone'),
  cam: () => r('check.camera'),
  speaker: () => r('check.speaker'),
  line: () => r('check.line'),
  machine: () => w('machine.title'),
};

const LOST: Record<CaptureFault, DeviceState> = {
  denied: 'DENIED',
  insecure: 'DENIED',
  missing: 'MISSING',
  unplugged: 'MISSING',
  busy: 'BUSY',
};

/**
 * The picture of the site, its level, and what is checked, in plain words.
 *
 * @fires gb-checked what was found, when it has changed
 */
@customElement('gb-checks')
export class Checks extends LightElement {
  @property({ attribute: false }) session!: RoomSession;
  @property({ attribute: false }) change = 0;
  /** Whether camera and microphone are still being looked for. */
  @property({ type: Boolean }) opening = true;
  @state() private heard = false;
  @state() private measuring = false;
  @state() private speaker: Speaker = 'ask';
  /** What was found of line and machine; null while it is being measured or when the server is away. */
  @state() private found: Pick<SiteCheck, 'line' | 'machine'> | null = null;
  @state() private step: 'probing' | 'rating' | 'queue' | 'done' = 'probing';
  @state() private choosing = false;
  #meter: LevelMeter | null = null;
  #metered: MediaStreamTrack | null = null;
  #stop: (() => void)[] = [];
  #measuring = new AbortController();
  #telling: ReturnType<typeof setTimeout> | undefined;
  #told = '{}';

  override connectedCallback() {
    super.connectedCallback();
    this.#meter = new LevelMeter();
    const reading = setInterval(() => this.read(), 80);
    const wake = (): void => this.#meter?.resume();
    window.addEventListener('pointerdown', wake);
    window.addEventListener('keydown', wake);
    this.#stop = [
      () => clearInterval(reading),
      () => window.removeEventListener('pointerdown', wake),
      () => window.removeEventListener('keydown', wake),
      () => this.#meter?.close(),
    ];
    const starting = setTimeout(() => void this.measureLine(), MEASURE_AFTER_MILLIS);
    this.#stop.push(
      () => clearTimeout(starting),
      () => clearTimeout(this.#telling),
      () => this.#measuring.abort(),
    );
  }

  protected override updated() {
    const check = this.check();
    const words = JSON.stringify(check);
    if (words === this.#told) return;
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => {
      this.#told = words;
      this.dispatchEvent(new CustomEvent<SiteCheck>('gb-checked', { detail: check, bubbles: true }));
    }, TELL_AFTER_MILLIS);
  }

  /** What is known by now; what is not known yet is left out. */
  private check(): SiteCheck {
    const { microphone, microphoneFault, camera, cameraFault } = this.session.own.capture;
    const check: SiteCheck = { ...this.found };
    if (microphoneFault) check.microphone = LOST[microphoneFault];
    else if (microphone && this.measuring) check.microphone = this.heard ? 'GOOD' : 'SILENT';
    if (cameraFault) check.camera = LOST[cameraFault];
    else if (camera) check.camera = 'GOOD';
    if (this.speaker === 'ok' || this.speaker === 'bad') check.speaker = this.speaker === 'ok' ? 'GOOD' : 'SILENT';
    return check;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    for (const stop of this.#stop) stop();
    this.#meter = null;
    this.#metered = null;
  }

  private read() {
    const track = this.session.own.capture.microphone;
    if (track !== this.#metered) {
      this.#metered = track;
      this.heard = false;
      this.#meter?.listenTo(track);
    }
    const level = this.#meter?.read() ?? 0;
    this.querySelector<HTMLElement>('.level b')?.style.setProperty('--level', level.toFixed(3));
    if (level > VOICE) this.heard = true;
    this.measuring = this.#meter?.running ?? false;
  }

  private async measureLine() {
    this.#measuring.abort();
    this.#measuring = new AbortController();
    const { signal } = this.#measuring;
    this.found = null;
    this.step = 'probing';
    try {
      const { checkLine } = await import('./line-check');
      const found = await checkLine({
        token: this.session.entrance.token,
        iceServers: this.session.entrance.iceServers ?? [],
        microphone: this.session.own.capture.microphone,
        signal,
        step: (step) => {
          this.step = step;
        },
      });
      if (signal.aborted) return;
      this.found = found;
      this.step = 'done';
    } catch {
      // Gone, or measured anew.
    }
  }

  override render() {
    const stream = ownStream(this.session);
    return html`<figure class="preview" data-testid="preview">
        ${stream ? picture(stream, true) : html`<div class="nobody">${icon(video)}<span>${r(this.opening ? 'join.opening' : 'join.noPreview')}</span></div>`}
        <figcaption>${r('join.preview')}<span class="level" aria-hidden="true" ?hidden=${!this.measuring}><b></b></span></figcaption>
      </figure>
      <h2 class="sr-only">${r('check.title')}</h2>
      <ul class="plain checks">
        ${this.microphone()} ${this.camera()} ${this.loudspeaker()} ${this.network()} ${this.machine()}
      </ul>
      <gb-dialog .open=${this.choosing} heading=${r('check.choose')} @gb-close=${() => {
        this.choosing = false;
      }}>${this.choosing ? html`<gb-devices .session=${this.session} .change=${this.change}></gb-devices>` : nothing}</gb-dialog>`;
  }

  private row(
    id: keyof typeof NAMES,
    drawing: string,
    verdict: Verdict,
    words: unknown,
    act: TemplateResult | typeof nothing = nothing,
  ) {
    return html`<li class=${verdict} data-testid="check-${id}" data-verdict=${verdict}>${icon(drawing)}
      <div class="grow"><strong>${NAMES[id]()}</strong><div>${words}</div></div>
      ${act}
      ${
        verdict === 'wait'
          ? html`<span class="spinner small" role="img" aria-label=${r('check.wait')}></span>`
          : icon(verdict === 'ok' ? ok : alert, r(verdict === 'ok' ? 'check.ok' : 'check.warn'))
      }
    </li>`;
  }

  private choose() {
    return html`<button class="btn link" type="button" @click=${() => {
      this.choosing = true;
    }}>${r('check.choose')}</button>`;
  }

  private retry() {
    return html`<button class="btn link" type="button" data-testid="retry-device" @click=${() => this.session.own.retryCapture()}>${r('check.again')}</button>`;
  }

  private microphone() {
    const { microphone, microphoneFault } = this.session.own.capture;
    if (microphoneFault) return this.row('mic', mic, 'warn', r(`check.${microphoneFault}.audio`), this.retry());
    if (!microphone) return this.row('mic', mic, 'wait', r('join.allow'));
    if (this.heard) return this.row('mic', mic, 'ok', r('check.micGood'), this.choose());
    // Until the first click a browser may not let us measure; then the device's name is all we know.
    if (!this.measuring)
      return this.row('mic', mic, 'ok', r('check.micReady', { name: microphone.label }), this.choose());
    return this.row('mic', mic, 'warn', r('check.micQuiet'), this.choose());
  }

  private camera() {
    const { camera, cameraFault } = this.session.own.capture;
    if (cameraFault) return this.row('cam', video, 'warn', r(`check.${cameraFault}.video`), this.retry());
    if (!camera) return this.row('cam', video, 'wait', r('join.allow'));
    const { width, height } = camera.getSettings();
    return this.row('cam', video, 'ok', `${camera.label}, ${width}×${height}`, this.choose());
  }

  private loudspeaker() {
    const again = (word: string) =>
      html`<button class="btn quiet" type="button" data-testid="speaker-test" @click=${this.play}>${word}</button>`;
    switch (this.speaker) {
      case 'ask':
        return this.row('speaker', volume, 'warn', r('check.speakerAsk'), again(r('check.speakerTry')));
      case 'playing':
        return this.row('speaker', volume, 'wait', r('check.speakerPlaying'));
      case 'heard?':
        return this.row(
          'speaker',
          volume,
          'warn',
          r('check.speakerHeard'),
          html`<button class="btn quiet" type="button" @click=${() => {
            this.speaker = 'ok';
          }}>${r('check.yes')}</button><button class="btn quiet" type="button" @click=${() => {
            this.speaker = 'bad';
          }}>${r('check.no')}</button>`,
        );
      case 'ok':
        return this.row('speaker', volume, 'ok', r('check.speakerOk'));
      case 'bad':
        return this.row('speaker', volume, 'warn', r('check.speakerBad'), again(r('check.again')));
    }
  }

  private readonly play = async () => {
    this.speaker = 'playing';
    await this.#meter?.testTone();
    setTimeout(() => {
      this.speaker = 'heard?';
    }, 750);
  };

  private network() {
    if (this.step !== 'done') return this.row('line', wifi, 'wait', w(`line.${this.step}`));
    const again = html`<button class="btn link" type="button" data-testid="line-again" @click=${() => this.measureLine()}>${r('check.again')}</button>`;
    const line = this.found?.line;
    if (!line) return this.row('line', wifi, 'warn', r('check.lineDown'), again);
    const { good, figures, words } = verdict(line);
    return this.row(
      'line',
      wifi,
      good ? 'ok' : 'warn',
      html`<span class="figures num" data-testid="line-figures">${figures.map((figure) => html`<span>${figure}</span> `)}</span><span data-testid="line-verdict">${words}</span>`,
      again,
    );
  }

  /** Only a machine that is slow is worth a word. */
  private machine() {
    return isSlow(this.found?.machine?.encodeMillis) ? this.row('machine', cpu, 'warn', w('machine.slow')) : nothing;
  }
}
