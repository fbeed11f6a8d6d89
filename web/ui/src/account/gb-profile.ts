import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { me, onSession } from '../api/session';
import { languageSwitch } from '../kit/language-switch';
import { LightElement } from '../kit/light-element';
import { t } from '../locale/account';
import './gb-otp-card';
import './gb-password-card';
import './gb-tokens-card';
import './gb-profile.css';

/** The reader's own account. */
@customElement('gb-profile')
export class ProfilePage extends LightElement {
  #stop: (() => void) | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.#stop = onSession(() => this.requestUpdate());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
  }

  override render() {
    const account = me();
    if (!account) return nothing;
    return html`<header class="page-head"><h1 class="grow">${t('title')}</h1></header>
      <div class="profile">
        <section class="card stack"><div><h2>${account.name}</h2>${account.title ? html`<p class="muted">${account.title}</p>` : nothing}</div>
          <dl class="facts"><dt>${t('username')}</dt><dd>${account.username}</dd><dt>${t('role')}</dt><dd>${t(`role.${account.role}`)}</dd>
            ${account.unit ? html`<dt>${t('unit')}</dt><dd class="num">${account.unit}</dd>` : nothing}</dl></section>
        <section class="card stack"><h2>${t('language')}</h2><p class="muted">${t('languageLead')}</p>${languageSwitch(t('language'))}</section>
        <gb-otp-card .enabled=${account.otpEnabled}></gb-otp-card>
        <gb-password-card></gb-password-card>
        <gb-tokens-card></gb-tokens-card>
      </div>`;
  }
}
