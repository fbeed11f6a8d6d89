import searchDrawing from 'lucide:search';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { sentence } from '../api/problem';
import { type SearchResult, search } from '../api/search';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { navigate } from '../kit/navigate';
import { t } from '../locale/search';
import { addressOf, hitRow, opensBeside } from './hit-row';
import './gb-search.css';

/** Long enough not to ask for every letter, short enough to feel at once. */
const PAUSE_MS = 180;
const SHOWN = 8;

/** The search that Ctrl+K opens from everywhere: type, choose with the arrows, Enter opens. */
@customElement('gb-quick-search')
export class QuickSearch extends LightElement {
  @state() private words = '';
  @state() private result: SearchResult | null = null;
  @state() private fault = '';
  @state() private chosen = 0;
  @state() private pending = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private input!: HTMLInputElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  async show() {
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
    this.input.select();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  override render() {
    const hits = this.result?.hits.slice(0, SHOWN) ?? [];
    const on = hits[this.chosen];
    return html`<dialog class="quick" data-testid="quick-search" aria-label=${t('title')} @click=${this.outside}>
      <div class="quick-head">${icon(searchDrawing)}
        <input class="input" type="search" maxlength="2000" autocomplete="off" role="combobox" aria-expanded=${String(hits.length > 0)} aria-controls="quick-list"
          aria-activedescendant=${on ? `quick-${this.chosen}` : nothing} aria-label=${t('label')} placeholder=${t('placeholder')} .value=${this.words}
          @input=${this.typed} @keydown=${this.key}>
      </div>
      <div class="quick-list" id="quick-list" role="listbox" aria-label=${t('title')} aria-busy=${String(this.pending)} @click=${() => this.dialog.close()}>
        ${hits.map((hit, n) => hitRow(hit, true, { id: `quick-${n}`, on: n === this.chosen }))}
      </div>
      <div class="quick-foot muted small"><span role="status">${this.standing(hits.length)}</span>
        ${this.words.trim() ? html`<a href=${this.all()} @click=${() => this.dialog.close()}>${t('more')}</a>` : nothing}</div>
    </dialog>`;
  }

  private standing(shown: number) {
    if (this.fault) return this.fault;
    if (!this.words.trim()) return t('keys');
    if (!this.result) return t('searching');
    if (shown === 0) return t('none');
    return this.result.marksIgnored
      ? t('marksIgnored')
      : t(this.result.atLeast ? 'countAtLeast' : 'count', { n: this.result.total });
  }

  private all() {
    return `/search?q=${encodeURIComponent(this.words.trim())}`;
  }

  private typed(event: Event) {
    this.words = (event.target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (!this.words.trim()) {
      this.result = null;
      this.pending = false;
      return;
    }
    this.#timer = setTimeout(() => void this.ask(), PAUSE_MS);
  }

  private async ask() {
    const asking = new AbortController();
    this.#asking = asking;
    this.pending = true;
    try {
      this.result = await search({ q: this.words }, asking.signal);
      this.fault = '';
      this.chosen = 0;
    } catch (thrown) {
      if (asking.signal.aborted) return;
      this.fault = sentence(thrown);
    }
    this.pending = false;
  }

  private key(event: KeyboardEvent) {
    const hits = this.result?.hits.slice(0, SHOWN) ?? [];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (hits.length === 0) return;
      this.chosen = (this.chosen + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length;
      void this.updateComplete.then(() =>
        this.querySelector(`#quick-${this.chosen}`)?.scrollIntoView({ block: 'nearest' }),
      );
    } else if (event.key === 'Enter' && this.words.trim()) {
      event.preventDefault();
      // While the answer is under way, what is chosen belongs to other words.
      const hit = this.pending || event.ctrlKey ? undefined : hits[this.chosen];
      this.dialog.close();
      if (hit && opensBeside(hit)) window.open(addressOf(hit), '_blank', 'noopener');
      else navigate(hit ? addressOf(hit) : this.all());
    }
  }

  private outside(event: MouseEvent) {
    if (event.target === this.dialog) this.dialog.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-quick-search': QuickSearch;
  }
}
