import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from '../kit/light-element';
import { s } from '../locale/stage';
import type { RoomSession } from './session';

/** Blurs what is behind people; says why where it cannot. */
@customElement('gb-blur')
export class BlurSwitch extends LightElement {
  @property({ attribute: false }) session!: RoomSession;
  #unwatch: () => void = () => undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.#unwatch = this.session.watch(() => this.requestUpdate());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#unwatch();
  }

  override render() {
    const { blur, capture, cameraOn } = this.session.own;
    if (!capture.camera || !cameraOn) return nothing;
    const { way, state, wanted } = blur;
    const cannot = way === 'browser' || way === 'machine';
    const word = cannot ? s(`blur.${way}`) : state === 'off' ? s('blur.hint') : s(`blur.is.${state}`);
    return html`<div class="blur" data-testid="blur" data-state=${state} data-way=${way}>
      <div class="row"><strong class="grow" id="blur-label">${s('blur.label')}</strong>
        <button class="switch" type="button" role="switch" aria-checked=${!cannot && wanted} aria-labelledby="blur-label" aria-describedby="blur-word"
          ?disabled=${cannot} data-testid="blur-switch" @click=${() => blur.choose(!wanted)}></button></div>
      <p class="muted small" id="blur-word" role="status">${word}</p></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-blur': BlurSwitch;
  }
}
