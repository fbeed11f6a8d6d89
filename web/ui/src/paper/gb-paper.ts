import send from 'lucide:monitor-up';
import back from 'lucide:undo-2';
import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { loadingState } from '../kit/states';
import { toastError } from '../kit/toast';
import { p } from '../locale/paper';
import { tellRefusal } from '../room/act';
import type { MeetingDocument } from '../room/documents';
import { isTyping } from '../room/keys';
import type { Stage } from '../room/protocol';
import type { RoomSession } from '../room/session';
import { CommandRefused } from '../room/socket';
import { download, paperFile } from './documents';
import { Following } from './follow';
import type { Look, PaperFile } from './gb-paper-view';
import { toWire } from './place';
import { mayShow } from './rights';

const POINTER_MILLIS = 100;
/** A presenter's pointer that does not move is taken away. */
const POINTER_LIFE_MILLIS = 3000;
/** A zoom under way is told when it rests; a turned page at once. */
const ZOOM_REST_MILLIS = 200;

/**
 * The document on stage; fills its box. Whoever presents turns the page for all, everybody else
 * follows, may look around and returns with one click.
 */
@customElement('gb-paper')
export class PaperOnStage extends LightElement {
  @property({ attribute: false }) session!: RoomSession;
  @property({ attribute: false }) documents: readonly MeetingDocument[] = [];
  /** `session.state.stage`. */
  @property({ attribute: false }) stage!: Stage;
  /** Counts the session's changes: rights come and go with the floor. */
  @property({ attribute: false }) change = 0;
  /** Only a picture of the page, without buttons. */
  @property({ type: Boolean }) bare = false;
  @state() private pointer: { x: number; y: number } | null = null;
  @state() private ready = false;
  @state() private missed = false;
  @state() private file: PaperFile | null = null;
  #following: Following | null = null;
  #sending = false;
  #later: ReturnType<typeof setTimeout> | undefined;
  #pointerEnds: ReturnType<typeof setTimeout> | undefined;
  #pointed = 0;
  #pointingLater: ReturnType<typeof setTimeout> | undefined;
  readonly #stop: (() => void)[] = [];

  override connectedCallback() {
    super.connectedCallback();
    // Before the room takes these keys for the pages of its grid.
    window.addEventListener('keydown', this.pressed, true);
    this.#stop.push(
      () => window.removeEventListener('keydown', this.pressed, true),
      this.session.listen((message) => {
        if (message.type === 'Pointer' && message.site !== this.session.self.site) this.pointed(message.x, message.y);
      }),
    );
    void this.prepare();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    for (const stop of this.#stop.splice(0)) stop();
    clearTimeout(this.#later);
    clearTimeout(this.#pointerEnds);
    clearTimeout(this.#pointingLater);
  }

  private async prepare() {
    try {
      await import('./gb-paper-view');
      this.ready = true;
      this.missed = false;
    } catch {
      this.missed = true;
    }
  }

  private get following(): Following {
    this.#following ??= new Following(this.session.self.site);
    return this.#following;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('stage')) {
      const before = changed.get('stage') as Stage | undefined;
      if (before && (before.document !== this.stage.document || before.page !== this.stage.page)) this.pointer = null;
      this.following.staged(this.stage);
    }
    if (changed.has('stage') || changed.has('documents')) this.choose();
    if (this.following.unsent && this.session.line.up) void this.flush();
  }

  /** The version all look at; what is added while it is shown does not change it by itself. */
  private choose() {
    const document = this.documents.find((one) => one.id === this.stage.document);
    const version = this.stage.shown?.version ?? null;
    const next = document ? paperFile(document, this.session.entrance, version) : null;
    if (next?.url !== this.file?.url) this.file = next;
  }

  private readonly looked = (event: CustomEvent<Look>) => {
    event.stopPropagation();
    const { following } = this;
    const turned = event.detail.page !== following.look.page;
    following.looked(event.detail, this.stage, mayShow(this.session));
    this.requestUpdate();
    clearTimeout(this.#later);
    if (turned) void this.flush();
    else this.#later = setTimeout(() => void this.flush(), ZOOM_REST_MILLIS);
  };

  /** Tells the room what the presenter looks at; what comes meanwhile goes after it, only the last. */
  private async flush(): Promise<void> {
    const { following } = this;
    const look = following.unsent;
    const document = this.stage.document;
    if (!look || !document || this.#sending || !this.session.line.up) return;
    this.#sending = true;
    try {
      const version = this.file?.version;
      await this.session.command({
        type: 'ShowDocument',
        document,
        page: look.page,
        ...(version !== undefined && { version }),
        ...(look.region && { region: toWire(look.region) }),
      });
      following.settled(look);
    } catch (error) {
      // What a lost line has swallowed is told again with the session's next change. Not sooner: a line
      // that is over refuses at once, and to try again at once would be an endless loop in one task.
      if (error instanceof CommandRefused && error.code === 'offline') return;
      following.back(this.stage);
      tellRefusal(error);
    } finally {
      this.#sending = false;
    }
    this.requestUpdate();
  }

  private readonly points = (event: CustomEvent<{ x: number; y: number } | null>) => {
    event.stopPropagation();
    this.pointer = event.detail;
    clearTimeout(this.#pointingLater);
    const wait = this.#pointed + POINTER_MILLIS - Date.now();
    if (event.detail && wait > 0) this.#pointingLater = setTimeout(() => this.tellPointer(), wait);
    else this.tellPointer();
  };

  private tellPointer() {
    this.#pointed = Date.now();
    this.session.point({ type: 'Point', ...this.pointer });
  }

  private pointed(x: number | null, y: number | null) {
    clearTimeout(this.#pointerEnds);
    this.pointer = x === null || y === null || this.following.alone ? null : { x, y };
    if (this.pointer) {
      this.#pointerEnds = setTimeout(() => {
        this.pointer = null;
      }, POINTER_LIFE_MILLIS);
    }
  }

  /** A presenter's remote control is a keyboard with Page Up and Page Down. */
  private readonly pressed = (event: KeyboardEvent) => {
    const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
    if (step === 0 || isTyping(event.target) || !this.presenting || this.bare) return;
    // A document read alone has the focus: the keys are its own.
    const viewer = (event.target as Element | null)?.closest?.('gb-paper-view');
    if (viewer && !this.contains(viewer)) return;
    event.preventDefault();
    event.stopPropagation();
    this.querySelector('gb-paper-view')?.turnBy(step);
  };

  private get presenting(): boolean {
    return this.following.presents(this.stage) && mayShow(this.session);
  }

  override render() {
    const { file } = this;
    if (this.missed) {
      return html`<div class="state bad" role="alert"><strong>${p('fault.viewer')}</strong><p>${p('fault.viewer.detail')}</p>
        <button class="btn primary" type="button" @click=${() => void this.prepare()}>${p('fault.retry')}</button></div>`;
    }
    if (!file)
      return html`<div class="state"><strong>${p('fault.missing')}</strong><p>${p('fault.missing.detail')}</p></div>`;
    if (!this.ready) return loadingState(p('opening'));
    return html`${this.bare ? nothing : this.word(file)}<gb-paper-view .file=${file} .look=${this.following.look} .pointer=${this.pointer} .mayPoint=${this.presenting}
        .mayNote=${this.session.self.role !== 'OBSERVER'} .bare=${this.bare} @gb-look=${this.looked} @gb-point=${this.points}
        @gb-download=${() => void download(file).catch(() => toastError(p('downloadFailed')))}></gb-paper-view>`;
  }

  /** Where this screen stands to what all look at, in one line over the page. */
  private word(file: PaperFile) {
    const { following, stage } = this;
    if (following.alone) {
      return html`<div class="paper-word" data-testid="looking-around">
        <span>${p('alone', { page: stage.page })}</span>
        <button class="btn primary" type="button" data-testid="paper-return" @click=${() => this.back()}>${icon(back)}${p('return')}</button>
        ${mayShow(this.session) ? html`<button class="btn quiet" type="button" data-testid="paper-present" @click=${() => this.present()}>${icon(send)}${p('present')}</button>` : nothing}
      </div>`;
    }
    if (following.unsent && !this.session.line.up) {
      return html`<div class="paper-word" role="status" data-testid="paper-unsent">${p('unsent')}</div>`;
    }
    const newest = this.documents.find((one) => one.id === stage.document)?.version ?? file.version;
    if (newest > file.version && (this.presenting || mayShow(this.session))) {
      return html`<div class="paper-word" role="status" data-testid="paper-newer"><span>${p('newer', { n: newest })}</span>
        <button class="btn primary" type="button" data-testid="paper-use-newer" @click=${() => this.useNewest(newest)}>${p('useNewer')}</button></div>`;
    }
    return nothing;
  }

  private back() {
    this.following.back(this.stage);
    this.requestUpdate();
  }

  private present() {
    this.following.present();
    void this.flush();
  }

  private useNewest(version: number) {
    const { document } = this.stage;
    if (!document) return;
    this.session
      .command({ type: 'ShowDocument', document, page: this.following.look.page, version })
      .catch(tellRefusal);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-paper': PaperOnStage;
  }
}
