import lock from 'lucide:lock';
import close from 'lucide:x';
import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { k } from '../locale/kit';
import { p } from '../locale/paper';
import type { PaperFile } from './gb-paper-view';
import { keepNote, notedPages, noteOn } from './notes';

const REST_MILLIS = 1200;
const AGAIN_MILLIS = 4000;

/** One's own note on the page that is looked at; kept while it is written. */
@customElement('gb-paper-notes')
export class PaperNotes extends LightElement {
  @property({ attribute: false }) file!: PaperFile;
  @property({ type: Number }) page = 1;
  @state() private text = '';
  @state() private saved: 'loading' | 'kept' | 'writing' | 'away' = 'loading';
  @state() private others: number[] = [];
  /** What is written and not kept, with the page it belongs to. */
  #unkept: { document: string; page: number; text: string } | null = null;
  #later: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#later);
    void this.keep();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('page') || changed.has('file')) {
      void this.keep();
      void this.load(this.file.id, this.page);
    }
  }

  private async load(document: string, page: number) {
    this.saved = 'loading';
    this.text = '';
    try {
      const text = await noteOn(this.file, document, page);
      const others = await notedPages(this.file, document);
      if (document !== this.file.id || page !== this.page) return;
      this.text = text;
      this.others = others;
      this.saved = 'kept';
    } catch {
      this.saved = 'away';
      clearTimeout(this.#later);
      this.#later = setTimeout(() => void this.load(this.file.id, this.page), AGAIN_MILLIS);
    }
  }

  private readonly written = (event: Event) => {
    this.text = (event.currentTarget as HTMLTextAreaElement).value;
    this.#unkept = { document: this.file.id, page: this.page, text: this.text };
    this.saved = 'writing';
    clearTimeout(this.#later);
    this.#later = setTimeout(() => void this.keep(), REST_MILLIS);
  };

  private async keep(): Promise<void> {
    const note = this.#unkept;
    if (!note) return;
    this.#unkept = null;
    clearTimeout(this.#later);
    try {
      await keepNote(this.file, note.document, note.page, note.text.trim());
      if (!this.#unkept) this.saved = 'kept';
      this.others = await notedPages(this.file, this.file.id);
    } catch {
      this.#unkept ??= note;
      this.saved = 'away';
      if (this.isConnected) this.#later = setTimeout(() => void this.keep(), AGAIN_MILLIS);
    }
  }

  override render() {
    const rest = this.others.filter((page) => page !== this.page);
    return html`<section class="paper-notes" aria-label=${p('notes')} @keydown=${(event: KeyboardEvent) => event.stopPropagation()}>
      <div class="row"><strong class="grow">${p('noteOn', { n: this.page })}</strong>
        <button class="btn icon" type="button" aria-label=${k('close')} @click=${() => this.dispatchEvent(new CustomEvent('gb-close'))}>${icon(close)}</button></div>
      <textarea data-testid="paper-note" aria-label=${p('noteOn', { n: this.page })} maxlength="4000" placeholder=${p('notePlaceholder')} .value=${this.text}
        ?disabled=${this.saved === 'loading'} @input=${this.written} @change=${() => void this.keep()}></textarea>
      <p class="muted small" role="status" data-testid="paper-note-state" data-state=${this.saved}>${icon(lock)}${p(`note.${this.saved}`)}</p>
      ${
        rest.length === 0
          ? nothing
          : html`<p class="muted small">${p('noteElsewhere')} ${rest.map(
              (page) =>
                html`<button class="btn link num" type="button" @click=${() =>
                  this.dispatchEvent(
                    new CustomEvent('gb-look', { detail: { page, region: null }, bubbles: true }),
                  )}>${p('page', { n: page })}</button> `,
            )}</p>`
      }
    </section>`;
  }
}
