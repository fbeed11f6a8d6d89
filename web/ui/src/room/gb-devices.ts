import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from '../kit/light-element';
import { r } from '../locale/room';
import { type Device, devices, rememberedDevices } from '../media/captures';
import type { RoomSession } from './session';
import '../kit/gb-select';
import './gb-blur';

/** Chooses camera and microphone; used on the join page and in the room. */
@customElement('gb-devices')
export class Devices extends LightElement {
  @property({ attribute: false }) session!: RoomSession;
  @property({ attribute: false }) change = 0;
  @state() private microphones: Device[] = [];
  @state() private cameras: Device[] = [];

  override connectedCallback() {
    super.connectedCallback();
    navigator.mediaDevices?.addEventListener?.('devicechange', this.list);
    void this.list();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    navigator.mediaDevices?.removeEventListener?.('devicechange', this.list);
  }

  private readonly list = async () => {
    this.microphones = await devices('audio');
    this.cameras = await devices('video');
  };

  override render() {
    return html`<div class="stack">${this.select('audio', this.microphones)}${this.select('video', this.cameras)}
      <gb-blur .session=${this.session}></gb-blur>
      ${
        this.session.own.capture.microphoneFault || this.session.own.capture.cameraFault
          ? html`<div><button class="btn quiet" type="button" @click=${this.retry}>${r('check.again')}</button></div>`
          : nothing
      }</div>`;
  }

  private readonly retry = async () => {
    await this.session.own.retryCapture();
    await this.list();
    this.requestUpdate();
  };

  private select(kind: 'audio' | 'video', list: Device[]) {
    const label = r(kind === 'audio' ? 'device.microphone' : 'device.camera');
    const track = this.session.own.capture[kind === 'audio' ? 'microphone' : 'camera'];
    const fault = this.session.own.capture[kind === 'audio' ? 'microphoneFault' : 'cameraFault'];
    const choices = list.map((device, index) => ({
      value: device.id,
      label: device.label || r('device.unnamed', { n: index + 1 }),
    }));
    return html`<gb-select label=${label} .value=${track?.getSettings().deviceId ?? ''} fault=${fault ? r(`check.${fault}.${kind}`) : ''}
      .choices=${choices.length > 0 ? choices : [{ value: '', label: r('device.none') }]}
      @gb-input=${(event: CustomEvent<string>) => this.choose(kind, event.detail)}></gb-select>`;
  }

  private async choose(kind: 'audio' | 'video', id: string) {
    if (!id) return;
    const remembered = rememberedDevices();
    await this.session.own.useDevice(
      kind,
      kind === 'audio' ? { ...remembered, microphone: id } : { ...remembered, camera: id },
    );
    await this.list();
    this.requestUpdate();
  }
}
