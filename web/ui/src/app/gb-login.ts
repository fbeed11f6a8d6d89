import alert from 'lucide:circle-alert';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiError, sentence } from '../api/problem';
import { me, sessionEnded, signIn } from '../api/session';
import { icon } from '../kit/icon';
import { languageSwitch } from '../kit/language-switch';
import { LightElement } from '../kit/light-element';
import { k } from '../locale/kit';
import { t } from '../locale/shell';
import '../kit/gb-text';

/** Account and password; then, when the account has a second factor, its one-time code. */
@customElement('gb-login')
export class Login extends LightElement {
  @state() private step: 'password' | 'otp' = 'password';
  @state() private busy = false;
  @state() private fault = '';
  @property() username = '';
  private password = '';
  private otp = '';

  override render() {
    return html`<div class="login">
      <div class="login-side"><span class="mark">${k('app.name')}</span><p>${t('login.lead')}</p><span></span></div>
      <main class="login-main">
        <form @submit=${this.submit} novalidate>
          <h1>${t(this.step === 'otp' ? 'login.otpTitle' : 'login.title')}</h1>
          ${sessionEnded() && !this.fault ? html`<div class="notice warn">${icon(alert)}<span>${t('login.ended')}</span></div>` : nothing}
          ${this.fault ? html`<div class="notice bad" role="alert">${icon(alert)}<span>${this.fault}</span></div>` : nothing}
          ${this.step === 'otp' ? this.code() : this.credentials()}
          <div class="login-foot">
            <p class="muted small">${t('login.join')}</p>
            ${languageSwitch(t('language'))}
          </div>
        </form>
      </main>
    </div>`;
  }

  private credentials() {
    return html`
      <gb-text label=${t('login.username')} name="username" autocomplete="username" .value=${this.username}
        @gb-input=${(e: CustomEvent<string>) => (this.username = e.detail)}></gb-text>
      <gb-text label=${t('login.password')} name="password" type="password" autocomplete="current-password" .value=${this.password}
        @gb-input=${(e: CustomEvent<string>) => (this.password = e.detail)}></gb-text>
      <button class="btn primary" data-testid="login-submit" aria-busy=${String(this.busy)}>${t('login.submit')}</button>`;
  }

  private code() {
    return html`
      <p class="muted">${t('login.otpLead', { username: this.username })}</p>
      <gb-text class="otp" label=${t('login.otp')} name="otp" keyboard="numeric" autocomplete="one-time-code" maxlength="6"
        @gb-input=${(e: CustomEvent<string>) => (this.otp = e.detail)}></gb-text>
      <button class="btn primary" data-testid="login-otp-submit" aria-busy=${String(this.busy)}>${t('login.otpSubmit')}</button>
      <button class="btn link" type="button" @click=${this.back}>${t('login.back')}</button>`;
  }

  protected override firstUpdated() {
    void this.focusFirst();
  }

  private async focusFirst() {
    await this.updateComplete;
    await this.querySelector('gb-text')?.updateComplete;
    this.querySelector<HTMLElement>('.input')?.focus();
  }

  private back() {
    this.step = 'password';
    this.fault = '';
    this.otp = '';
    void this.focusFirst();
  }

  private async submit(event: Event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.fault = '';
    try {
      const before = me()?.username;
      await signIn(this.username.trim(), this.password, this.step === 'otp' ? this.otp.trim() : undefined);
      // Somebody else must not go on with what the first reader left on the page.
      if (before && before !== me()?.username) location.reload();
    } catch (thrown) {
      this.refused(thrown);
    } finally {
      this.busy = false;
    }
  }

  private refused(thrown: unknown) {
    const status = thrown instanceof ApiError ? thrown.status : 0;
    if (status === 428) {
      this.step = 'otp';
    } else if (status === 401) {
      this.fault = t(this.step === 'otp' ? 'login.wrongOtp' : 'login.wrong');
    } else {
      this.fault = status === 429 ? t('login.many') : sentence(thrown);
    }
    void this.focusFirst();
  }
}
