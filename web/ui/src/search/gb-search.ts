import searchDrawing from 'lucide:search';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type SearchFilter, type SearchKind, type SearchResult, search } from '../api/search';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { navigate } from '../kit/navigate';
import { emptyState } from '../kit/states';
import { readDate, sayDate } from '../kit/vietnam-time';
import { t } from '../locale/search';
import '../kit/gb-select';
import '../kit/gb-text';
import { hitRow, KINDS } from './hit-row';
import './gb-search.css';

const STATES = ['SCHEDULED', 'OPEN', 'CLOSED', 'CANCELLED'] as const;

/** Everything that has the words, with filters. The address says all of it, so it can be sent and gone back to. */
@customElement('gb-search')
export class SearchPage extends LightElement {
  @property({ attribute: false }) parts: Record<string, string> = {};
  @state() private badDate: 'from' | 'to' | '' = '';
  private readonly result = new Load<SearchResult>(this);
  #asked = '';

  private get filter(): SearchFilter {
    const { q = '', type, unit, from, to, state: inState, page } = this.parts;
    return { q, type, unit, from, to, state: inState, page };
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('parts')) return;
    const filter = this.filter;
    const asked = JSON.stringify(filter);
    if (asked === this.#asked) return;
    this.#asked = asked;
    if (filter.q.trim()) void this.result.run(() => search(filter));
    else this.result.value = undefined;
  }

  protected override firstUpdated() {
    if (!this.filter.q) this.querySelector<HTMLInputElement>('.search-bar input')?.focus();
  }

  override render() {
    const filter = this.filter;
    return html`<header class="page-head"><div class="grow"><h1>${t('title')}</h1></div></header>
      <form class="search-bar" role="search" @submit=${this.submit}>
        <input class="input" type="search" name="q" maxlength="2000" data-testid="search-words" placeholder=${t('placeholder')} aria-label=${t('label')} .value=${filter.q}>
        <button class="btn primary" type="submit">${icon(searchDrawing)}${t('find')}</button>
      </form>
      ${
        filter.q.trim()
          ? this.result.render((result) => this.found(result, filter))
          : html`<section class="card">${emptyState(t('begin'), t('beginDetail'), nothing, searchDrawing)}</section>`
      }`;
  }

  private found(result: SearchResult, filter: SearchFilter) {
    const total = Object.values(result.kinds).reduce((sum, n) => sum + n, 0);
    return html`<div class="search-kinds" role="group" aria-label=${t('kinds')}>
        ${this.kind('', t('all'), total, !filter.type)}
        ${KINDS.filter((kind) => result.kinds[kind] || filter.type === kind).map((kind) =>
          this.kind(kind, t(`kind.${kind}`), result.kinds[kind] ?? 0, filter.type === kind),
        )}
      </div>
      <div class="search-page">
        <section class="card" aria-busy=${String(this.result.pending)}>${this.hits(result, filter)}</section>
        <aside class="card search-filters" aria-label=${t('filters')}>${this.filters(filter)}</aside>
      </div>`;
  }

  private kind(kind: SearchKind | '', label: string, n: number, on: boolean) {
    return html`<button class="search-kind" type="button" data-testid="search-kind" data-kind=${kind || 'ALL'} aria-pressed=${String(on)}
      @click=${() => this.go({ type: kind || undefined })}>${label}<span class="num muted">${n}</span></button>`;
  }

  private hits(result: SearchResult, filter: SearchFilter) {
    if (result.total === 0) {
      return /[\p{L}\p{N}]/u.test(filter.q)
        ? emptyState(t('none'), t('noneDetail'), nothing, searchDrawing)
        : emptyState(t('noWord'), t('noWordDetail'), nothing, searchDrawing);
    }
    return html`<p class="muted small search-note" role="status" data-testid="search-count">${t(result.atLeast ? 'countAtLeast' : 'count', { n: result.total })}</p>
      ${result.marksIgnored ? html`<p class="notice warn search-note" data-testid="search-marks-ignored">${t('marksIgnored')}</p>` : nothing}
      ${result.cut ? html`<p class="notice warn search-note">${t('cut')}</p>` : nothing}
      <ol class="plain hits">${result.hits.map((hit) => html`<li>${hitRow(hit)}</li>`)}</ol>
      ${result.pages > 1 ? this.pages(result) : nothing}`;
  }

  private pages({ page, pages }: SearchResult) {
    return html`<nav class="search-pages" aria-label=${t('page', { page, pages })}>
      <button class="btn quiet" type="button" ?disabled=${page <= 1} @click=${() => this.go({ page: String(page - 1) })}>${t('previous')}</button>
      <span class="num">${t('page', { page, pages })}</span>
      <button class="btn quiet" type="button" ?disabled=${page >= pages} @click=${() => this.go({ page: String(page + 1) })}>${t('next')}</button>
    </nav>`;
  }

  private filters(filter: SearchFilter) {
    return html`${this.date('from', filter.from)}${this.date('to', filter.to)}
      <gb-select label=${t('state')} .value=${filter.state ?? ''} .choices=${[{ value: '', label: t('anyState') }, ...STATES.map((one) => ({ value: one, label: t(`state.${one}`) }))]}
        @gb-input=${(e: CustomEvent<string>) => this.go({ state: e.detail || undefined })}></gb-select>
      <gb-text label=${t('unit')} hint=${t('unitHint')} .value=${filter.unit ?? ''} @change=${(e: Event) => this.go({ unit: (e.target as HTMLInputElement).value.trim() || undefined })}></gb-text>
      ${
        filter.from || filter.to || filter.state || filter.unit
          ? html`<button class="btn quiet" type="button" @click=${() => this.go({ from: undefined, to: undefined, state: undefined, unit: undefined })}>${t('clear')}</button>`
          : nothing
      }`;
  }

  private date(name: 'from' | 'to', day: string | undefined) {
    return html`<gb-text label=${t(name)} placeholder="30/11/2026" .value=${day ? sayDate(day) : ''} fault=${this.badDate === name ? t('badDate') : ''}
      @change=${(e: Event) => {
        const text = (e.target as HTMLInputElement).value.trim();
        const read = text ? readDate(text) : undefined;
        this.badDate = read === null ? name : '';
        if (read !== null) this.go({ [name]: read });
      }}></gb-text>`;
  }

  private submit(event: Event) {
    event.preventDefault();
    const q = new FormData(event.target as HTMLFormElement).get('q');
    this.go({ q: String(q ?? '') });
  }

  /** Goes to the same question with something changed, at its first page. */
  private go(change: Partial<SearchFilter>) {
    const next = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...this.filter, page: undefined, ...change })) {
      if (value) next.set(name, value);
    }
    navigate(`/search?${next}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-search': SearchPage;
  }
}
