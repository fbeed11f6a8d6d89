import previous from 'lucide:chevron-left';
import next from 'lucide:chevron-right';
import external from 'lucide:external-link';
import fileText from 'lucide:file-text';
import monitor from 'lucide:monitor-up';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../kit/icon';
import { emptyState } from '../kit/states';
import { toastError } from '../kit/toast';
import { r } from '../locale/room';
import { act } from './act';
import { type MeetingDocument, openInTab } from './documents';
import { PanelElement } from './panel-element';
import './panel-documents.css';

/** The meeting's documents: to read alone, or, by whoever conducts or speaks, to be put before all. */
@customElement('gb-documents-panel')
export class DocumentsPanel extends PanelElement {
  @property({ attribute: false }) documents: readonly MeetingDocument[] = [];

  override render() {
    return html`<div class="panel-body">${
      this.documents.length === 0
        ? emptyState(r('document.empty'), '', nothing, fileText)
        : html`<ul class="plain documents" data-testid="documents">${this.documents.map((document) => this.document(document))}</ul>`
    }</div>`;
  }

  private get mayShow(): boolean {
    const { state, self } = this.session;
    const point = state.agenda.find((candidate) => candidate.id === state.currentItem);
    return this.session.conducts || state.floor?.site === self.site || point?.presenter === self.site;
  }

  private document(document: MeetingDocument) {
    const { stage, agenda } = this.session.state;
    const shown = stage.document === document.id;
    const item = agenda.find((point) => point.id === document.agendaItem);
    const show = (page: number) => act(this.session, { type: 'ShowDocument', document: document.id, page });
    return html`<li class=${shown ? 'shown' : ''} data-testid="document-item" data-document=${document.id}>
      <div class="row"><span class="mark">${icon(fileText)}</span>
        <div class="grow facts"><strong>${document.title || document.fileName}</strong>
          ${item ? html`<span class="muted small">${item.title}</span>` : nothing}</div>
      </div>
      <div class="row wrap acts">
        <button class="btn quiet" type="button" data-testid="document-open" @click=${() =>
          openInTab(this.session.entrance, document.id).catch(() =>
            toastError(r('document.failed')),
          )}>${icon(external)}${r('document.open')}</button>
        ${
          !this.mayShow
            ? nothing
            : shown
              ? html`<button class="btn icon outlined" type="button" aria-label=${r('document.previous')} ?disabled=${stage.page <= 1}
                  @click=${() => show(stage.page - 1)}>${icon(previous)}</button>
                <span class="num" data-testid="document-page">${r('document.page', { n: stage.page })}</span>
                <button class="btn icon outlined" type="button" data-testid="document-next" aria-label=${r('document.next')}
                  @click=${() => show(stage.page + 1)}>${icon(next)}</button>
                <button class="btn quiet" type="button" data-testid="document-hide" @click=${() =>
                  act(this.session, { type: 'HideDocument' })}>${r('document.hide')}</button>`
              : html`<button class="btn quiet" type="button" data-testid="document-show" @click=${() => show(1)}>${icon(monitor)}${r('document.show')}</button>`
        }
      </div>
    </li>`;
  }
}
