import lock from 'lucide:lock';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { myNotes, type PrivateNote } from '../api/notes';
import type { Briefing, BriefingDocument } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { t } from '../locale/briefing';

/** What the reader wrote for themselves in the meeting; nothing when they wrote nothing. */
@customElement('gb-my-notes')
export class MyNotes extends LightElement {
  @property({ attribute: false }) briefing!: Briefing;
  @property({ attribute: false }) documents: BriefingDocument[] = [];
  @state() private notes: readonly PrivateNote[] = [];

  override connectedCallback() {
    super.connectedCallback();
    // A page without one's notes is still the page; they are there at the next visit.
    myNotes(this.briefing.id).then(
      (notes) => {
        this.notes = notes;
      },
      () => undefined,
    );
  }

  override render() {
    if (this.notes.length === 0) return nothing;
    return html`<section class="card" aria-labelledby="my-notes" data-testid="my-notes">
      <h2 id="my-notes">${icon(lock)} ${t('myNotes.title')}</h2>
      <ul class="plain stack">${this.notes.map(
        (note) =>
          html`<li><span class="muted small">${this.place(note)}</span><div class="pre">${note.text}</div></li>`,
      )}</ul></section>`;
  }

  private place(note: PrivateNote): string {
    const document = this.documents.find((one) => one.id === note.document);
    const item = this.briefing.agenda.find((one) => one.id === note.agendaItem);
    const title = document?.title || document?.fileName || item?.title || '';
    return note.page ? t('myNotes.page', { title, page: note.page }) : title;
  }
}
