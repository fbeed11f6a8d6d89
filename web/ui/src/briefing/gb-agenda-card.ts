import fileText from 'lucide:file-text';
import stamp from 'lucide:stamp';
import upload from 'lucide:upload';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { contentPath, fileDocument, uploadDocument } from '../api/documents';
import { sentence } from '../api/problem';
import { mayArrange } from '../api/session';
import type { AgendaItem, Briefing, BriefingDocument } from '../api/types';
import { minutesOf, sayMinutes } from '../kit/duration';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { toast, toastError } from '../kit/toast';
import { t } from '../locale/briefing';

/** The agenda with its documents: the notation in the register when filed, else what is missing. */
@customElement('gb-agenda-card')
export class AgendaCard extends LightElement {
  @property({ attribute: false }) briefing!: Briefing;
  @property({ attribute: false }) documents: BriefingDocument[] = [];
  @state() private uploading = '';

  override render() {
    const { agenda, duration } = this.briefing;
    const general = this.documents.filter((one) => !agenda.some((item) => item.id === one.agendaItem));
    return html`<section class="card" aria-labelledby="agenda-title">
      <div class="row"><h2 id="agenda-title">${t('agenda.title')}</h2><span class="grow"></span><span class="muted num">${sayMinutes(minutesOf(duration))}</span></div>
      ${agenda.length === 0 ? html`<p class="muted small">${t('agenda.empty')}</p>` : nothing}
      <ol class="plain agenda">${agenda.map((item, at) => this.item(item, at))}</ol>
      ${
        general.length > 0 || (mayArrange() && agenda.length === 0)
          ? html`<div class="agenda-general"><span class="muted small">${t('agenda.general')}</span>
            ${general.map((one) => this.document(one))}${mayArrange() ? this.button(null, t('agenda.upload')) : nothing}</div>`
          : nothing
      }
      ${this.uploading ? html`<p class="muted small" role="status">${t('agenda.uploading', { name: this.uploading })}</p>` : nothing}
    </section>`;
  }

  private item(item: AgendaItem, at: number) {
    const documents = this.documents.filter((one) => one.agendaItem === item.id);
    return html`<li><span class="num ord">${at + 1}</span><div class="grow"><strong>${item.title}</strong>
      <div class="meta num"><span>${sayMinutes(minutesOf(item.duration))}</span>${item.presenterName ? html`<span>${item.presenterName}</span>` : nothing}
        ${documents.length === 0 && this.briefing.state !== 'CLOSED' ? html`<span class="doc-warn">${icon(fileText)}${t('agenda.noDocument')}</span>` : nothing}
      </div>${documents.map((one) => this.document(one))}</div>
      ${mayArrange() ? this.button(item.id, t('agenda.uploadFor', { n: at + 1 })) : nothing}</li>`;
  }

  private document(one: BriefingDocument) {
    return html`<div class="doc" data-testid="document" data-document=${one.id}><a href=${contentPath(this.briefing.id, one.id)} target="_blank" rel="noopener">${icon(fileText)}<span>${one.record?.notation || one.title || one.fileName}</span></a>
      ${
        one.record === null && mayArrange()
          ? html`<button class="btn link file" type="button" data-testid="file-document" title=${t('agenda.fileOf', { title: one.title || one.fileName })} @click=${() => this.file(one)}>${icon(stamp)}${t('agenda.file')}</button>`
          : nothing
      }</div>`;
  }

  private button(item: string | null, label: string) {
    return html`<label class="btn icon upload" title=${label}>${icon(upload, label)}
      <input class="sr-only" type="file" accept="application/pdf,.pdf" aria-label=${label} @change=${(e: Event) => this.upload(e, item)}></label>`;
  }

  private async upload(event: Event, item: string | null) {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    this.uploading = file.name;
    try {
      await uploadDocument(this.briefing.id, file, item ? { agendaItem: item } : {});
      toast(t('agenda.uploaded', { name: file.name }));
      this.tell();
    } catch (thrown) {
      toastError(sentence(thrown));
    } finally {
      this.uploading = '';
    }
  }

  private async file(one: BriefingDocument) {
    try {
      const filed = await fileDocument(this.briefing.id, one.id);
      toast(t('agenda.filed', { notation: filed.notation ?? '' }));
      this.tell();
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }

  private tell() {
    this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true }));
  }
}
