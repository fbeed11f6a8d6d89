import unlink from 'lucide:link-2-off';
import tv from 'lucide:tv';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentence } from '../api/problem';
import { type PairedScreen, pairedScreens, pairScreen, releaseScreen } from '../api/screens';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { toast, toastError } from '../kit/toast';
import { v } from '../locale/tv';
import '../kit/gb-text';

/** Types in the code a television shows; and lists those that are paired, to let them go. */
@customElement('gb-pair')
export class Pair extends LightElement {
  @property() briefing = '';
  /** The join token of whoever is in the room; null at the desk. */
  @property({ attribute: false }) token: string | null = null;
  @state() private code = '';
  @state() private name = '';
  @state() private fault = '';
  @state() private busy = false;
  @state() private screens: PairedScreen[] = [];

  override connectedCallback() {
    super.connectedCallback();
    void this.list();
  }

  private async list() {
    this.screens = await pairedScreens(this.briefing, this.token).catch(() => []);
  }

  override render() {
    const address = `${location.host}/tv`;
    return html`<form class="stack tight" @submit=${this.pair}>
        <p class="muted">${v('pair.lead', { address })}</p>
        <gb-text label=${v('pair.code')} .value=${this.code} keyboard="numeric" maxlength="9" autocomplete="one-time-code"
          fault=${this.fault} data-testid="pair-code" @gb-input=${(event: CustomEvent<string>) => {
            this.code = event.detail;
            this.fault = '';
          }}></gb-text>
        <gb-text label=${v('pair.name')} .value=${this.name} maxlength="200" placeholder=${v('pair.namePlaceholder')}
          @gb-input=${(event: CustomEvent<string>) => {
            this.name = event.detail;
          }}></gb-text>
        <div><button class="btn primary" type="submit" data-testid="pair-submit" aria-busy=${String(this.busy)}>${v('pair.do')}</button></div>
      </form>
      ${
        this.screens.length > 0
          ? html`<h3>${v('pair.list')}</h3><ul class="plain stack tight">${this.screens.map((screen) => this.row(screen))}</ul>`
          : nothing
      }`;
  }

  private row(screen: PairedScreen) {
    const word = v('pair.release', { name: screen.name });
    return html`<li class="row" data-testid="paired-screen" data-screen=${screen.screen}>${icon(tv)}<span class="grow">${screen.name}</span>
      <button class="btn icon quiet" type="button" aria-label=${word} title=${word} data-testid="release-screen"
        @click=${() => this.release(screen)}>${icon(unlink)}</button></li>`;
  }

  private readonly pair = async (event: Event) => {
    event.preventDefault();
    if (this.code.replace(/\D/g, '').length !== 6) {
      this.fault = v('pair.incomplete');
      return;
    }
    this.busy = true;
    try {
      const { name } = await pairScreen(this.briefing, this.token, this.code, this.name.trim());
      toast(v('pair.done', { name }));
      this.code = '';
      this.name = '';
      await this.list();
    } catch (thrown) {
      this.fault = sentence(thrown);
    } finally {
      this.busy = false;
    }
  };

  private async release(screen: PairedScreen) {
    try {
      await releaseScreen(this.briefing, this.token, screen.screen);
      toast(v('pair.released', { name: screen.name }));
    } catch (thrown) {
      toastError(sentence(thrown));
    }
    await this.list();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-pair': Pair;
  }
}
