import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { cssVars } from '../kit/css-vars';
import { LightElement } from '../kit/light-element';
import { loadingState } from '../kit/states';
import { p } from '../locale/paper';
import { PaperCanvas } from './canvas';
import { faultScreen } from './fault-screen';
import { type FaultKind, faultOf } from './faults';
import { watchGestures } from './gestures';
import { type OpenPaper, openPaper } from './open';
import { paperBar } from './paper-bar';
import { paperKey } from './paper-keys';
import { fitWidth, moved, onPage, orWhole, type Placement, place, type Region, visible, WHOLE, zoomed } from './place';
import { thumbnails } from './thumbnails';
import './gb-paper-notes';
import './paper.css';

/** What is looked at: a page, and what of it; null for the whole. */
export interface Look {
  page: number;
  region: Region | null;
}

/** The document to be looked at; another object means another document. */
export interface PaperFile {
  id: string;
  title: string;
  mediaType: string;
  fileName: string;
  url: string;
  token: string;
  briefing: string;
  version: number;
  agendaItem: string | null;
}

/**
 * A document in its box, drawn by the browser itself. It shows `look`; what the reader wants to see
 * instead it only tells (`gb-look`), as it tells where they point (`gb-point`). `gb-download` asks for the file.
 */
@customElement('gb-paper-view')
export class PaperView extends LightElement {
  @property({ attribute: false }) file!: PaperFile;
  @property({ attribute: false }) look: Look = { page: 1, region: null };
  /** Where somebody points, in shares of the page. */
  @property({ attribute: false }) pointer: { x: number; y: number } | null = null;
  @property({ type: Boolean }) mayPoint = false;
  @property({ type: Boolean }) mayNote = false;
  /** Too small for buttons: a picture of the page. */
  @property({ type: Boolean }) bare = false;
  @state() private paper: OpenPaper | null = null;
  @state() private fault: FaultKind | null = null;
  @state() private waiting = false;
  @state() private slow = false;
  @state() private pointing = false;
  @state() private browsing = false;
  @state() private noting = false;
  @state() private narrow = false;
  @query('.paper-surface') private surface!: HTMLElement;
  #canvas: PaperCanvas | null = null;
  #opening = 0;
  /** A gesture under way has moved the page from where `look` has it. */
  #live: Placement | null = null;
  readonly #stop: (() => void)[] = [];

  protected override firstUpdated() {
    const { surface } = this;
    this.#canvas = new PaperCanvas(surface.querySelector('.paper-picture')!, surface.querySelector('.textLayer')!);
    const sizes = new ResizeObserver(() => {
      this.narrow = this.clientWidth < 300 || this.clientHeight < 200;
      void this.draw();
    });
    sizes.observe(surface);
    const full = (): void => this.requestUpdate();
    document.addEventListener('fullscreenchange', full);
    this.#stop.push(
      () => sizes.disconnect(),
      () => document.removeEventListener('fullscreenchange', full),
      watchGestures(surface, {
        movable: () => !this.pointing && this.look.region !== null,
        selects: (target) =>
          !this.pointing && target instanceof HTMLElement && target.closest('.textLayer span') !== null,
        move: (dx, dy) => this.live((from, page, box) => moved(from, dx, dy, page, box)),
        zoom: (factor, x, y) => this.live((from, page, box) => zoomed(from, factor, { x, y }, page, box)),
        swipe: (pages) => this.turn(this.look.page + pages),
        rest: () => this.rest(),
        over: (at) => this.over(at),
      }),
    );
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    for (const stop of this.#stop.splice(0)) stop();
    this.#opening++;
    this.paper?.close();
    this.#canvas?.close();
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('file') && this.file?.url !== (changed.get('file') as PaperFile | undefined)?.url) void this.open();
    else if (changed.has('look')) void this.draw();
  }

  private async open(password?: string) {
    const opening = ++this.#opening;
    this.paper?.close();
    this.paper = null;
    this.fault = null;
    this.waiting = false;
    this.#canvas?.close();
    try {
      const paper = await openPaper(
        this.file,
        this.file.mediaType,
        {
          waiting: (on) => {
            if (opening === this.#opening) this.waiting = on;
          },
        },
        password,
      );
      if (opening !== this.#opening) return paper.close();
      this.paper = paper;
      this.dispatchEvent(new CustomEvent('gb-paper-opened', { detail: { pages: paper.pages } }));
      await this.draw();
    } catch (error) {
      if (opening === this.#opening) this.fault = faultOf(error).kind;
    }
  }

  private async draw() {
    const { paper } = this;
    if (!paper || !this.#canvas || this.fault) return;
    const opening = this.#opening;
    const page = Math.min(Math.max(1, this.look.page), paper.pages);
    this.#live = null;
    const slow = setTimeout(() => {
      this.slow = true;
    }, 300);
    try {
      const drawn = await this.#canvas.draw(paper, page, this.look.region ?? WHOLE);
      if (!drawn) return;
      this.slow = false;
      this.setAttribute('data-page', String(page));
      this.setAttribute('data-fetched', String(paper.fetched()));
      this.requestUpdate();
      this.warm(paper, page + 1);
    } catch (error) {
      if (opening === this.#opening) this.fault = faultOf(error).kind;
    } finally {
      clearTimeout(slow);
    }
  }

  /** The next page is fetched while nobody waits for anything. */
  private warm(paper: OpenPaper, page: number) {
    const saving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
    if (page > paper.pages || saving) return;
    requestIdleCallback(() => {
      if (this.paper === paper) void paper.warm(page).catch(() => undefined); // said when it is looked at
    });
  }

  private live(
    change: (
      from: Placement,
      page: { width: number; height: number },
      box: { width: number; height: number },
    ) => Placement,
  ) {
    const canvas = this.#canvas;
    if (!canvas?.drawn) return;
    const { size } = canvas.drawn.leaf;
    this.#live = change(this.#live ?? place(this.look.region ?? WHOLE, size, canvas.box), size, canvas.box);
    canvas.move(this.#live);
    if (!this.hasAttribute('data-moving')) this.setAttribute('data-moving', '');
  }

  private rest() {
    this.removeAttribute('data-moving');
    const canvas = this.#canvas;
    if (!this.#live || !canvas?.drawn) return;
    this.tell({ page: this.look.page, region: orWhole(visible(this.#live, canvas.drawn.leaf.size, canvas.box)) });
  }

  turnBy(pages: number): void {
    this.turn(this.look.page + pages);
  }

  /** From the small pages; where they cover the large one they go. */
  private jump(page: number) {
    if (this.clientWidth <= 620) this.browsing = false;
    this.turn(page);
  }

  private turn(page: number) {
    const { paper, look } = this;
    if (!paper) return;
    const next = Math.min(Math.max(1, page), paper.pages);
    if (next === look.page) return;
    // A page looked at as wide as the box goes on so, from its top.
    const { region } = look;
    this.tell({ page: next, region: region && region.width > 0.995 ? { ...region, y: 0 } : null });
  }

  private zoom(factor: number) {
    const box = this.#canvas?.box;
    if (!box) return;
    this.live((from, page) => zoomed(from, factor, { x: box.width / 2, y: box.height / 2 }, page, box));
    this.rest();
  }

  private fit() {
    const canvas = this.#canvas;
    if (!canvas?.drawn) return;
    const wide = orWhole(fitWidth(canvas.drawn.leaf.size, canvas.box));
    this.tell({ page: this.look.page, region: this.look.region ? null : wide });
  }

  private tell(look: Look) {
    this.dispatchEvent(new CustomEvent<Look>('gb-look', { detail: look, bubbles: true }));
  }

  private over(at: { x: number; y: number } | null) {
    const drawn = this.#canvas?.drawn;
    if (!this.pointing || !drawn) return;
    const share = at ? onPage(drawn.placement, drawn.leaf.size, at.x, at.y) : null;
    this.dispatchEvent(new CustomEvent('gb-point', { detail: share, bubbles: true }));
  }

  private point() {
    this.pointing = !this.pointing;
    if (!this.pointing) this.dispatchEvent(new CustomEvent('gb-point', { detail: null, bubbles: true }));
  }

  private get isFull(): boolean {
    return document.fullscreenElement === this;
  }

  private fill() {
    // A browser that refuses (a phone) leaves everything as it is.
    void (this.isFull ? document.exitFullscreen() : this.requestFullscreen()).catch(() => undefined);
  }

  private readonly pressed = (event: KeyboardEvent) => {
    const known = paperKey(event, {
      turn: (by) => this.turn(this.look.page + by),
      first: () => this.turn(1),
      last: () => this.turn(this.paper?.pages ?? 1),
      zoom: (factor) => this.zoom(factor),
      whole: () => this.tell({ page: this.look.page, region: null }),
      move: (dx, dy) => {
        if (!this.look.region) return false;
        this.live((from, page, box) => moved(from, dx, dy, page, box));
        this.rest();
        return true;
      },
      fill: () => this.fill(),
      point: () => {
        if (this.mayPoint) this.point();
      },
    });
    if (!known) return;
    event.preventDefault();
    event.stopPropagation();
  };

  override render() {
    const { paper, look, file } = this;
    const title = file?.title || file?.fileName || '';
    return html`<div class="paper ${this.bare || this.narrow ? 'bare' : ''}" data-testid="paper" data-document=${file?.id ?? ''}>
      <div class="paper-surface ${this.pointing ? 'pointing' : ''} ${look.region ? 'close' : ''}" tabindex=${this.bare ? -1 : 0} role="group" @keydown=${this.pressed}
          aria-label=${p('label', { title, page: look.page, pages: paper?.pages ?? 1 })} ?hidden=${this.fault !== null}>
        <div class="paper-picture"></div>
        <div class="paper-frame">
          <div class="textLayer"></div>
          ${this.pointer ? html`<span class="paper-pointer" data-testid="pointer" ${cssVars({ '--x': this.pointer.x, '--y': this.pointer.y })}></span>` : nothing}
        </div>
        ${this.busy()}
      </div>
      ${this.fault ? this.faulty(this.fault, title) : nothing}
      ${paper && this.browsing ? thumbnails(paper, look.page, (page) => this.jump(page)) : nothing}
      ${this.noting ? html`<gb-paper-notes .file=${file} .page=${look.page} @gb-close=${() => this.note()}></gb-paper-notes>` : nothing}
      ${paper && !this.bare && !this.narrow && !this.fault ? this.bar(paper) : nothing}
    </div>`;
  }

  private busy() {
    if (this.waiting)
      return html`<div class="paper-busy" role="status" data-testid="paper-waiting"><span class="spinner" aria-hidden="true"></span>${p('waiting')}</div>`;
    if (!this.paper) return loadingState(p('opening'));
    return this.slow
      ? html`<div class="paper-busy" role="status"><span class="spinner" aria-hidden="true"></span>${p('loadingPage', { n: this.look.page })}</div>`
      : nothing;
  }

  private faulty(fault: FaultKind, title: string) {
    return faultScreen(fault, title, {
      retry: () => void this.open(),
      unlock: (password) => void this.open(password),
      download: () => this.dispatchEvent(new CustomEvent('gb-download', { bubbles: true })),
    });
  }

  private note() {
    this.noting = !this.noting;
  }

  private bar(paper: OpenPaper) {
    const canvas = this.#canvas;
    const { region } = this.look;
    const drawn = canvas?.drawn;
    const scale = drawn
      ? place(region ?? WHOLE, drawn.leaf.size, canvas.box).scale / place(WHOLE, drawn.leaf.size, canvas.box).scale
      : 1;
    return paperBar({
      title: this.file.title,
      page: Math.min(this.look.page, paper.pages),
      pages: paper.pages,
      percent: Math.round(scale * 100),
      isWide: region !== null,
      pointing: this.mayPoint ? this.pointing : null,
      thumbnails: this.browsing,
      notes: this.mayNote ? this.noting : null,
      isFull: this.isFull,
      turn: (page) => this.turn(page),
      zoom: (factor) => this.zoom(factor),
      fit: () => this.fit(),
      point: () => this.point(),
      browse: () => {
        this.browsing = !this.browsing;
      },
      note: () => this.note(),
      fill: () => this.fill(),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-paper-view': PaperView;
  }
}
