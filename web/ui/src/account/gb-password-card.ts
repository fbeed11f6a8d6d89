import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { changePassword } from '../api/account';
import { ApiError, sentence } from '../api/problem';
import { LightElement } from '../kit/light-element';
import { toast } from '../kit/toast';
import { t } from '../locale/account';
import '../kit/gb-text';

@customElement('gb-password-card')
export class PasswordCard extends LightElement {
  @state() private current = '';
  @state() private next = '';
  @state() private again = '';
  @state() private faults: { current?: string; next?: string; again?: string } = {};
  @state() private busy = false;

  override render() {
    return html`<section class="card"><form class="stack" @submit=${this.change}>
      <h2>${t('password.title')}</h2><p class="muted">${t('password.lead')}</p>
      <gb-text label=${t('password.current')} type="password" autocomplete="current-password" .value=${this.current} .fault=${this.faults.current ?? ''} @gb-input=${(e: CustomEvent<string>) => (this.current = e.detail)}></gb-text>
      <gb-text label=${t('password.next')} type="password" autocomplete="new-password" hint=${t('password.hint')} .value=${this.next} .fault=${this.faults.next ?? ''} @gb-input=${(e: CustomEvent<string>) => (this.next = e.detail)}></gb-text>
      <gb-text label=${t('password.again')} type="password" autocomplete="new-password" .value=${this.again} .fault=${this.faults.again ?? ''} @gb-input=${(e: CustomEvent<string>) => (this.again = e.detail)}></gb-text>
      <button class="btn quiet" aria-busy=${String(this.busy)}>${t('password.change')}</button></form></section>`;
  }

  private async change(event: Event) {
    event.preventDefault();
    this.faults = this.next === this.again ? {} : { again: t('password.differ') };
    if (this.faults.again) return;
    this.busy = true;
    try {
      await changePassword(this.current, this.next);
      this.current = this.next = this.again = '';
      toast(t('password.changed'));
    } catch (thrown) {
      const error = thrown instanceof ApiError ? thrown : null;
      const [current, next] = [error?.fault('current') ?? '', error?.fault('next') ?? ''];
      this.faults = current || next ? { current, next } : { current: sentence(thrown) };
    } finally {
      this.busy = false;
    }
  }
}
