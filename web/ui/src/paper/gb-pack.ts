import check from 'lucide:circle-check';
import drive from 'lucide:hard-drive-download';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { p } from '../locale/paper';
import type { MeetingDocument } from '../room/documents';
import { paperFile } from './documents';
import { canKeep, forget, isKept, keep, tidy } from './pack-store';

/** A meeting that nobody closed on this machine is over by then. */
const LONGEST_HOURS = 24;

/** One click, the evening before: all papers are on this machine, and gone from it after the meeting. */
@customElement('gb-pack')
export class Pack extends LightElement {
  @property() briefing = '';
  @property() token = '';
  /** RFC 3339; when the meeting starts by plan. */
  @property() startsAt = '';
  @property({ attribute: false }) documents: readonly MeetingDocument[] = [];
  @state() private pack: 'unknown' | 'none' | 'running' | 'kept' | 'failed' = 'unknown';
  @state() private done = 0;
  readonly #leaving = new AbortController();

  override connectedCallback() {
    super.connectedCallback();
    void tidy(new Date()).then(() => this.look());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#leaving.abort();
  }

  private get urls(): string[] {
    return this.documents.map(
      (document) => paperFile(document, { briefing: this.briefing, token: this.token }, null).url,
    );
  }

  private async look() {
    const kept = await Promise.all(this.urls.map(isKept));
    if (this.pack !== 'running') this.pack = kept.every(Boolean) ? 'kept' : 'none';
  }

  private readonly get = async () => {
    const until = new Date(Math.max(Date.parse(this.startsAt) || 0, Date.now()) + LONGEST_HOURS * 3_600_000);
    this.pack = 'running';
    this.done = 0;
    try {
      // What shows the documents is fetched with them.
      await Promise.all([import('./gb-paper-view'), import('./pdf')]);
      for (const url of this.urls) {
        if (!(await isKept(url))) await keep(url, this.token, until, this.#leaving.signal);
        this.done += 1;
      }
      this.pack = 'kept';
    } catch {
      this.pack = 'failed';
    }
  };

  private readonly drop = async () => {
    await forget(this.briefing);
    await this.look();
  };

  override render() {
    if (!canKeep() || this.documents.length === 0 || this.pack === 'unknown') return nothing;
    switch (this.pack) {
      case 'running':
        return html`<p class="muted small" role="status" data-testid="pack" data-pack="running"><span class="spinner" aria-hidden="true"></span>
          ${p('pack.running', { done: this.done, all: this.documents.length })}</p>`;
      case 'kept':
        return html`<p class="muted small" role="status" data-testid="pack" data-pack="kept">${icon(check)} ${p('pack.done')}
          <button class="btn link" type="button" data-testid="pack-forget" @click=${this.drop}>${p('pack.forget')}</button></p>`;
      default:
        return html`<div class="row wrap" data-testid="pack" data-pack=${this.pack}>
          <button class="btn quiet" type="button" data-testid="pack-get" @click=${this.get}>${icon(drive)}${p('pack.get')}</button>
          <span class="muted small" role=${this.pack === 'failed' ? 'alert' : nothing}>${this.pack === 'failed' ? p('pack.failed') : p('pack.getDetail', { size: this.size })}</span></div>`;
    }
  }

  private get size(): string {
    const octets = this.documents.reduce((sum, document) => sum + document.size, 0);
    return octets < 1_000_000 ? `${Math.max(1, Math.round(octets / 1000))} kB` : `${Math.round(octets / 1_000_000)} MB`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-pack': Pack;
  }
}
