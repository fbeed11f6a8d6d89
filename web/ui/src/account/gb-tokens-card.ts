import copy from 'lucide:copy';
import key from 'lucide:key-round';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { listTokens, makeToken, type ProgramToken, revokeToken } from '../api/account';
import { sentence } from '../api/problem';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { toast, toastError } from '../kit/toast';
import { sayWhen } from '../kit/vietnam-time';
import { t } from '../locale/account';
import '../kit/gb-text';

/** Bearer tokens that let programs act as this account. */
@customElement('gb-tokens-card')
export class TokensCard extends LightElement {
  @state() private name = '';
  @state() private made: { name: string; token: string } | null = null;
  @state() private fault = '';
  private readonly tokens = new Load<ProgramToken[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    void this.tokens.run(listTokens);
  }

  override render() {
    return html`<section class="card stack"><h2>${t('tokens.title')}</h2><p class="muted">${t('tokens.lead')}</p>
      <form class="row wrap token-form" @submit=${this.make}>
        <gb-text class="grow" label=${t('tokens.name')} maxlength="100" .value=${this.name} .fault=${this.fault} @gb-input=${(e: CustomEvent<string>) => (this.name = e.detail)}></gb-text>
        <button class="btn quiet">${icon(key)}${t('tokens.make')}</button></form>
      ${
        this.made
          ? html`<div class="notice ok" role="status">${icon(key)}<span>${t('tokens.made', { name: this.made.name })}</span>
        <code class="secret">${this.made.token}</code><button class="btn link" type="button" @click=${this.copyMade}>${icon(copy)}${t('tokens.copy')}</button></div>`
          : nothing
      }
      ${this.tokens.render((all) =>
        all.length === 0
          ? html`<p class="muted">${t('tokens.empty')}</p>`
          : html`<ul class="plain token-lines">${all.map((one) => this.line(one))}</ul>`,
      )}</section>`;
  }

  private line(one: ProgramToken) {
    const facts = [
      one.createdAt ? t('tokens.created', { when: sayWhen(one.createdAt) }) : '',
      one.lastUsedAt ? t('tokens.used', { when: sayWhen(one.lastUsedAt) }) : t('tokens.unused'),
      one.expiresAt ? t('tokens.expires', { when: sayWhen(one.expiresAt) }) : '',
    ].filter(Boolean);
    return html`<li class="row"><span class="grow"><strong>${one.name}</strong><br><span class="muted small num">${facts.join(' · ')}</span></span>
      <button class="btn link" type="button" aria-label=${t('tokens.revokeOf', { name: one.name })} @click=${() => this.revoke(one)}>${t('tokens.revoke')}</button></li>`;
  }

  private async make(event: Event) {
    event.preventDefault();
    this.fault = '';
    try {
      this.made = await makeToken(this.name.trim());
      this.name = '';
      await this.tokens.again();
    } catch (thrown) {
      this.fault = sentence(thrown);
    }
  }

  private async copyMade() {
    await navigator.clipboard.writeText(this.made?.token ?? '');
    toast(t('tokens.copied'));
  }

  private async revoke(one: ProgramToken) {
    try {
      await revokeToken(one.id);
      toast(t('tokens.revoked'));
      await this.tokens.again();
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }
}
