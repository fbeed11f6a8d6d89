import left from 'lucide:arrow-left';
import book from 'lucide:book-open';
import previous from 'lucide:chevron-left';
import next from 'lucide:chevron-right';
import download_ from 'lucide:download';
import fileText from 'lucide:file-text';
import monitor from 'lucide:monitor-up';
import refresh from 'lucide:refresh-cw';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../kit/icon';
import { emptyState, loadingState } from '../kit/states';
import { toastError } from '../kit/toast';
import { p } from '../locale/paper';
import { r } from '../locale/room';
import { download, paperFile } from '../paper/documents';
import type { Look, PaperFile } from '../paper/gb-paper-view';
import { shownAs } from '../paper/paper';
import { mayShow } from '../paper/rights';
import { act } from './act';
import type { MeetingDocument } from './documents';
import { PanelElement } from './panel-element';
import './panel-documents.css';
import './panel-reader.css';

/** The meeting's documents by agenda item: to read alone here, or, by whoever conducts or speaks, to be put before all. */
@customElement('gb-documents-panel')
export class DocumentsPanel extends PanelElement {
  @property({ attribute: false }) documents: readonly MeetingDocument[] = [];
  @state() private reading: PaperFile | null = null;
  @state() private look: Look = { page: 1, region: null };

  override render() {
    if (this.reading) return this.reader(this.reading);
    return html`<div class="panel-body">${
      this.documents.length === 0
        ? emptyState(r('document.empty'), '', nothing, fileText)
        : html`<div data-testid="documents">${this.groups().map(
            ({ heading, running, documents }) => html`<section class="document-group">
              <h3 class="muted small ${running ? 'running' : ''}">${heading}</h3>
              <ul class="plain documents">${documents.map((document) => this.document(document))}</ul></section>`,
          )}</div>`
    }</div>`;
  }

  /** The running item's first: that is what is looked for. */
  private groups() {
    const { agenda, currentItem } = this.session.state;
    const known = new Set(agenda.map((item) => item.id));
    const groups = agenda.map((item, index) => ({
      heading: `${index + 1}. ${item.title}`,
      running: item.id === currentItem,
      documents: this.documents.filter((document) => document.agendaItem === item.id),
    }));
    groups.push({
      heading: p('list.general'),
      running: false,
      documents: this.documents.filter((document) => !document.agendaItem || !known.has(document.agendaItem)),
    });
    return groups.filter((group) => group.documents.length > 0).sort((a, b) => Number(b.running) - Number(a.running));
  }

  private document(document: MeetingDocument) {
    const { stage } = this.session.state;
    const shown = stage.document === document.id;
    const kind = shownAs(document.mediaType);
    const show = (page: number) =>
      act(this.session, { type: 'ShowDocument', document: document.id, page, version: document.version });
    return html`<li class=${shown ? 'shown' : ''} data-testid="document-item" data-document=${document.id} data-version=${document.version}>
      <div class="row"><span class="mark">${icon(fileText)}</span>
        <div class="grow facts"><strong>${document.title || document.fileName}</strong>
          <span class="muted small">${shown ? html`<b>${p('list.shown', { n: stage.page })}</b>` : document.pages > 0 ? p('list.pages', { n: document.pages }) : document.fileName}
            ${document.version > 1 ? html` · <span data-testid="document-newer">${p('list.newer', { n: document.version })}</span>` : nothing}</span></div>
      </div>
      <div class="row wrap acts">
        ${
          kind === 'other'
            ? html`<button class="btn quiet" type="button" data-testid="document-open" @click=${() =>
                void download(paperFile(document, this.session.entrance, null)).catch(() =>
                  toastError(p('downloadFailed')),
                )}>${icon(download_)}${p('list.download')}</button>`
            : html`<button class="btn quiet" type="button" data-testid="document-open" @click=${() => this.read(document)}>${icon(book)}${p('list.read')}</button>`
        }
        ${
          !mayShow(this.session)
            ? nothing
            : shown
              ? html`<button class="btn icon outlined" type="button" aria-label=${p('previous')} ?disabled=${stage.page <= 1}
                  @click=${() => show(stage.page - 1)}>${icon(previous)}</button>
                <span class="num" data-testid="document-page">${p('page', { n: stage.page })}</span>
                <button class="btn icon outlined" type="button" data-testid="document-next" aria-label=${p('next')}
                  ?disabled=${document.pages > 0 && stage.page >= document.pages} @click=${() => show(stage.page + 1)}>${icon(next)}</button>
                <button class="btn quiet" type="button" data-testid="document-hide" @click=${() =>
                  act(this.session, { type: 'HideDocument' })}>${r('document.hide')}</button>`
              : kind === 'other'
                ? html`<span class="muted small">${p('list.notForStage')}</span>`
                : html`<button class="btn quiet" type="button" data-testid="document-show" @click=${() => show(1)}>${icon(monitor)}${r('document.show')}</button>`
        }
      </div>
    </li>`;
  }

  private read(document: MeetingDocument) {
    const { stage } = this.session.state;
    this.reading = paperFile(document, this.session.entrance, null);
    this.look = { page: stage.document === document.id ? stage.page : 1, region: null };
    // The viewer says itself when it cannot be loaded: it is then asked for again by the next click.
    void import('../paper/gb-paper-view').then(
      () => this.requestUpdate(),
      () => {
        this.reading = null;
        toastError(p('fault.viewer'));
      },
    );
  }

  private reader(file: PaperFile) {
    const newest = this.documents.find((document) => document.id === file.id);
    const newer = newest !== undefined && newest.version > file.version;
    return html`<div class="reader" data-testid="document-reader">
      <div class="row head">
        <button class="btn quiet" type="button" data-testid="document-list" @click=${() => {
          this.reading = null;
        }}>${icon(left)}${p('list.back')}</button>
        ${
          newer
            ? html`<button class="btn primary" type="button" data-testid="document-reload" @click=${() => {
                this.reading = paperFile(newest, this.session.entrance, null);
              }}>${icon(refresh)}${p('list.reload')}</button>`
            : nothing
        }
      </div>
      ${
        customElements.get('gb-paper-view')
          ? html`<gb-paper-view .file=${file} .look=${this.look} .mayNote=${this.session.self.role !== 'OBSERVER'}
              @gb-look=${(event: CustomEvent<Look>) => {
                event.stopPropagation();
                this.look = event.detail;
              }}
              @gb-download=${() => void download(file).catch(() => toastError(p('downloadFailed')))}></gb-paper-view>`
          : loadingState(p('opening'))
      }
    </div>`;
  }
}
