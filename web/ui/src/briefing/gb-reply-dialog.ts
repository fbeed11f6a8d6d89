import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BoardRow } from '../api/attendance';
import { answer } from '../api/invitations';
import { sentence } from '../api/problem';
import type { Reply } from '../api/types';
import { LightElement } from '../kit/light-element';
import { toast, toastError } from '../kit/toast';
import { t } from '../locale/briefing';
import '../kit/gb-dialog';
import '../kit/gb-text';

const REPLIES = ['ACCEPTED', 'TENTATIVE', 'DECLINED', 'DELEGATED'] as const satisfies readonly Reply[];

/** Notes a unit's answer given by telephone. */
@customElement('gb-reply-dialog')
export class ReplyDialog extends LightElement {
  @property() briefing = '';
  @property({ attribute: false }) invitee: BoardRow | null = null;
  @state() private reply: (typeof REPLIES)[number] = 'ACCEPTED';
  @state() private delegate = '';
  @state() private comment = '';
  @state() private busy = false;

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('invitee') || !this.invitee) return;
    const { reply, delegate, comment } = this.invitee;
    this.reply = REPLIES.find((one) => one === reply) ?? 'ACCEPTED';
    this.delegate = delegate ?? '';
    this.comment = comment ?? '';
  }

  override render() {
    return html`<gb-dialog heading=${t('reply.title', { name: this.invitee?.name ?? '' })} .open=${this.invitee !== null} @gb-close=${this.leave}>
      <div class="stack">
        <fieldset><legend class="label">${t('reply.partStat')}</legend>${REPLIES.map(
          (
            one,
          ) => html`<label class="check"><input type="radio" name="partStat" .checked=${this.reply === one} @change=${() => (this.reply = one)}>
            <span>${t(`reply.${one}`)}</span></label>`,
        )}</fieldset>
        ${this.reply === 'DELEGATED' ? html`<gb-text label=${t('reply.delegate')} .value=${this.delegate} maxlength="200" @gb-input=${(e: CustomEvent<string>) => (this.delegate = e.detail)}></gb-text>` : nothing}
        <gb-text label=${t('reply.comment')} rows="2" .value=${this.comment} maxlength="1000" @gb-input=${(e: CustomEvent<string>) => (this.comment = e.detail)}></gb-text>
      </div>
      <div slot="actions"><button class="btn primary" type="button" aria-busy=${String(this.busy)} @click=${this.save}>${t('reply.do')}</button></div>
    </gb-dialog>`;
  }

  private leave() {
    this.dispatchEvent(new CustomEvent('gb-close'));
  }

  private async save() {
    if (!this.invitee) return;
    this.busy = true;
    try {
      await answer(this.briefing, this.invitee.unit, {
        partStat: this.reply,
        ...(this.comment.trim() ? { comment: this.comment.trim() } : {}),
        ...(this.reply === 'DELEGATED' && this.delegate.trim() ? { delegate: this.delegate.trim() } : {}),
      });
      toast(t('reply.done'));
      this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true }));
      this.leave();
    } catch (thrown) {
      toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  }
}
