import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from '../kit/light-element';
import { type Language, language, setLanguage } from '../locale/language';
import { s } from '../locale/stage';
import { v } from '../locale/tv';
import { THRIFT_MODES, type ThriftMode } from '../media/thrift';
import type { RoomSession } from './session';
import '../kit/gb-select';
import '../tv/gb-pair';
import './gb-devices';

/** What one machine in the room can be told: its devices, its pictures, its language. */
@customElement('gb-settings')
export class Settings extends LightElement {
  @property({ attribute: false }) session!: RoomSession;

  private screens() {
    const { briefing, token } = this.session.entrance;
    return html`<details class="screens"><summary data-testid="pair-screen">${v('pair.button')}</summary>
      <gb-pair .briefing=${briefing} .token=${token}></gb-pair></details>`;
  }

  override render() {
    const { session } = this;
    return html`<div class="stack">
      ${session.self.role === 'OBSERVER' ? nothing : html`<gb-devices .session=${session}></gb-devices>`}
      <gb-select label=${s('thrift.label')} hint=${s('thrift.hint')} .value=${session.thrift.mode} data-testid="thrift-mode"
        .choices=${THRIFT_MODES.map((value) => ({ value, label: s(`thrift.mode.${value}`) }))}
        @gb-input=${(event: CustomEvent<ThriftMode>) => session.setThrift(event.detail)}></gb-select>
      <gb-select label=${s('settings.language')} .value=${language()} data-testid="language"
        .choices=${[{ value: 'vi', label: 'Tiếng Việt' }, { value: 'en', label: 'English' }]}
        @gb-input=${(event: CustomEvent<Language>) => setLanguage(event.detail)}></gb-select>
      ${session.self.role === 'OBSERVER' ? nothing : this.screens()}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-settings': Settings;
  }
}
