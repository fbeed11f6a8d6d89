import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { LightElement } from '../kit/light-element';
import { loadingState } from '../kit/states';
import { toastError } from '../kit/toast';
import { r } from '../locale/room';
import { localCopy, openInTab } from './documents';
import type { Entrance } from './session';
import './sheet.css';

/** One page of a document, as the browser itself shows it; where it cannot, a button opens it. */
@customElement('gb-page')
export class DocumentPage extends LightElement {
  @property({ attribute: false }) entrance!: Entrance;
  @property() document = '';
  @property({ type: Number }) page = 1;
  @property() heading = '';
  @state() private url: string | null = null;
  @state() private failed = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('document')) void this.load(this.document);
  }

  private async load(document: string) {
    this.url = null;
    this.failed = false;
    try {
      const url = await localCopy(this.entrance, document);
      if (document === this.document) this.url = url;
    } catch {
      this.failed = document === this.document;
    }
  }

  override render() {
    if (this.failed)
      return html`<div class="state bad"><strong>${r('stage.documentFailed')}</strong>${this.opener()}</div>`;
    if (!this.url) return loadingState();
    // Chrome 109's own viewer turns to another page only when it is opened anew.
    const address = `${this.url}#page=${this.page}&toolbar=0&navpanes=0&view=FitH`;
    const shows = (navigator as { pdfViewerEnabled?: boolean }).pdfViewerEnabled !== false;
    return shows
      ? keyed(address, html`<iframe class="page" src=${address} title=${this.heading} tabindex="-1"></iframe>`)
      : html`<div class="state">${this.opener()}</div>`;
  }

  private opener() {
    const open = () => openInTab(this.entrance, this.document).catch(() => toastError(r('document.failed')));
    return this.document
      ? html`<button class="btn quiet" type="button" @click=${open}>${r('stage.documentOpen')}</button>`
      : nothing;
  }
}
