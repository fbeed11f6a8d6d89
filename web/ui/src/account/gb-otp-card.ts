import shield from 'lucide:shield';
import shieldCheck from 'lucide:shield-check';
import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { confirmOtp, disableOtp, type OtpStart, startOtp } from '../api/account';
import { ApiError, sentence } from '../api/problem';
import { loadMe } from '../api/session';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { toast } from '../kit/toast';
import { t } from '../locale/account';
import '../kit/gb-text';

/** The second factor: scan, confirm with one code, switch off with password and code. */
@customElement('gb-otp-card')
export class OtpCard extends LightElement {
  @property({ type: Boolean }) enabled = false;
  @state() private started: OtpStart | null = null;
  @state() private disabling = false;
  @state() private busy = false;
  @state() private fault = '';
  @state() private passwordFault = '';
  private code = '';
  private password = '';

  override render() {
    return html`<section class="card stack">
      <div class="row"><h2 class="grow">${t('otp.title')}</h2>
        <span class="badge ${this.enabled ? 'ok' : ''}">${icon(this.enabled ? shieldCheck : shield)}${t(this.enabled ? 'otp.on' : 'otp.off')}</span></div>
      <p class="muted">${t('otp.lead')}</p>
      ${this.enabled ? this.off() : this.started ? this.scan(this.started) : html`<button class="btn quiet" type="button" aria-busy=${String(this.busy)} @click=${this.start}>${t('otp.start')}</button>`}
    </section>`;
  }

  private scan(started: OtpStart) {
    const qr = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(started.qrSvg)}`;
    return html`<form class="stack" @submit=${this.confirm}>
      <p>${t('otp.scan')}</p>
      <img class="qr" src=${qr} alt=${t('otp.qr')} width="200" height="200">
      <p class="muted small">${t('otp.secret')}<br><code class="secret">${started.secret}</code></p>
      ${this.codeField()}
      <button class="btn primary" aria-busy=${String(this.busy)}>${t('otp.confirm')}</button></form>`;
  }

  private off() {
    if (!this.disabling) {
      return html`<button class="btn quiet" type="button" @click=${() => (this.disabling = true)}>${t('otp.disable')}</button>`;
    }
    return html`<form class="stack" @submit=${this.disable}><p>${t('otp.disableLead')}</p>
      <gb-text label=${t('password.current')} type="password" autocomplete="current-password" .fault=${this.passwordFault} @gb-input=${(e: CustomEvent<string>) => (this.password = e.detail)}></gb-text>
      ${this.codeField()}
      <button class="btn danger" aria-busy=${String(this.busy)}>${t('otp.disable')}</button></form>`;
  }

  private codeField() {
    return html`<gb-text label=${t('otp.code')} keyboard="numeric" autocomplete="one-time-code" maxlength="6" .fault=${this.fault}
      @gb-input=${(e: CustomEvent<string>) => (this.code = e.detail.trim())}></gb-text>`;
  }

  private async act(work: () => Promise<void>) {
    this.busy = true;
    this.fault = '';
    this.passwordFault = '';
    try {
      await work();
    } catch (thrown) {
      this.passwordFault = thrown instanceof ApiError ? thrown.fault('password') : '';
      const own = thrown instanceof ApiError ? thrown.fault('otp') : '';
      this.fault = own || (this.passwordFault ? '' : sentence(thrown));
    } finally {
      this.busy = false;
    }
  }

  private start() {
    return this.act(async () => {
      this.started = await startOtp();
    });
  }

  private confirm(event: Event) {
    event.preventDefault();
    return this.act(async () => {
      await confirmOtp(this.code);
      this.started = null;
      toast(t('otp.enabled'));
      await loadMe();
    });
  }

  private disable(event: Event) {
    event.preventDefault();
    return this.act(async () => {
      await disableOtp(this.password, this.code);
      this.disabling = false;
      toast(t('otp.disabled'));
      await loadMe();
    });
  }
}
