import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { cancelBriefing } from '../api/briefings';
import { sentence } from '../api/problem';
import type { Briefing, Scope } from '../api/types';
import { LightElement } from '../kit/light-element';
import { navigate } from '../kit/navigate';
import { toast, toastError } from '../kit/toast';
import { t } from '../locale/briefing';
import { t as s } from '../locale/scheduling';
import '../kit/gb-dialog';
import '../kit/gb-select';
import '../kit/gb-text';

/** Cancels a briefing, with the reason the journal and the mail will carry. */
@customElement('gb-cancel-dialog')
export class CancelDialog extends LightElement {
  @property({ attribute: false }) briefing!: Briefing;
  @property({ type: Boolean }) open = false;
  @state() private reason = '';
  @state() private scope: Scope = 'this';
  @state() private busy = false;

  override render() {
    return html`<gb-dialog heading=${t('cancel.title')} .open=${this.open} @gb-close=${this.leave}>
      <div class="stack"><p><strong>${this.briefing.title}</strong></p>
        ${
          this.briefing.series
            ? html`<gb-select label=${s('scope.cancelTitle')} .value=${this.scope} .choices=${(['this', 'following', 'all'] as const).map((value) => ({ value, label: s(`scope.${value}`) }))}
              @gb-input=${(e: CustomEvent<Scope>) => (this.scope = e.detail)}></gb-select>`
            : nothing
        }<p>${t('cancel.lead')}</p>
        <gb-text label=${t('cancel.reason')} rows="3" maxlength="1000" .value=${this.reason} @gb-input=${(e: CustomEvent<string>) => (this.reason = e.detail)}></gb-text></div>
      <div slot="actions" class="row wrap">
        <button class="btn quiet" type="button" @click=${this.leave}>${t('cancel.keep')}</button>
        <button class="btn danger" type="button" ?disabled=${this.reason.trim() === ''} aria-busy=${String(this.busy)} @click=${this.cancel}>${t('cancel.do')}</button>
      </div></gb-dialog>`;
  }

  private leave() {
    this.dispatchEvent(new CustomEvent('gb-close'));
  }

  private async cancel() {
    this.busy = true;
    try {
      await cancelBriefing(this.briefing.id, this.reason.trim(), this.scope);
      toast(t('cancel.done'));
      this.leave();
      navigate(`/briefings/${this.briefing.id}`);
    } catch (thrown) {
      toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  }
}
