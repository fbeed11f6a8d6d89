import userCheck from 'lucide:user-check';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Briefing, Invitation } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { t } from '../locale/briefing';
import { type Invitee, replied, standing } from './invitee';
import './gb-reply-dialog';

/** For a unit's own account: what it has answered, and answering. */
@customElement('gb-my-reply')
export class MyReply extends LightElement {
  @property({ attribute: false }) briefing!: Briefing;
  @property() unit = '';
  @property({ attribute: false }) invitation: Invitation | null = null;
  @state() private answering = false;

  override render() {
    const invitee: Invitee = {
      unit: this.unit,
      name: this.briefing.unitNames[this.unit] ?? this.unit,
      invitation: this.invitation,
      present: false,
    };
    return html`<section class="card row wrap my-reply">
      <div class="grow"><h2>${t('reply.mine')}</h2><p class="muted">${t('reply.mineLead', { name: invitee.name })}</p><strong>${replied(this.invitation) ? standing(invitee).text : t('reply.notYet')}</strong></div>
      <button class="btn primary" type="button" @click=${() => (this.answering = true)}>${icon(userCheck)}${t('reply.partStat')}</button>
      ${this.answering ? html`<gb-reply-dialog .briefing=${this.briefing.id} .invitee=${invitee} @gb-close=${() => (this.answering = false)}></gb-reply-dialog>` : nothing}
    </section>`;
  }
}
