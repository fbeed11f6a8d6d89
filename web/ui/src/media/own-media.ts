import {
  type Capture,
  type CaptureFault,
  type DeviceChoice,
  NOTHING,
  openAgain,
  rememberDevices,
  rememberedDevices,
} from './captures';
import type { RoomPeer } from './peer';
import { mix, openScreen, type Screen } from './screen';

const NAMES = { audio: 'microphone', video: 'camera' } as const;

/** What this site sends: its microphone, its camera, and the screen in the camera's place. */
export class OwnMedia {
  capture: Capture = NOTHING;
  cameraOn = true;
  /** What is shown in the camera's place; null when nothing is. */
  screen: Screen | null = null;
  #endMix: (() => void) | null = null;

  /** @param changed called after every change */
  constructor(
    private readonly peer: Pick<RoomPeer, 'setMicrophone' | 'setPicture'>,
    private readonly changed: () => void,
  ) {}

  useCapture(capture: Capture): void {
    this.capture = capture;
    for (const kind of ['microphone', 'camera'] as const) {
      const track = capture[kind];
      if (track) track.onended = () => this.#unplugged(kind, track);
    }
    if (capture.camera) capture.camera.enabled = this.cameraOn;
    this.#sendVoice();
    this.#sendPicture();
    this.changed();
  }

  /** Tries again to open what could not be opened: allowed now, plugged in, or let go by another program. */
  async retryCapture(): Promise<void> {
    const remembered = rememberedDevices();
    for (const kind of ['audio', 'video'] as const) {
      const name = NAMES[kind];
      if (this.capture[name] || !this.capture[`${name}Fault`]) continue;
      this.#opened(name, await openAgain(kind, remembered[name]));
    }
  }

  /** Takes another device of one kind, and remembers it. */
  async useDevice(kind: 'audio' | 'video', choice: DeviceChoice): Promise<void> {
    const name = NAMES[kind];
    this.capture[name]?.stop();
    const opened = await openAgain(kind, choice[name]);
    rememberDevices(choice);
    this.#opened(name, opened);
  }

  setCamera(on: boolean): void {
    this.cameraOn = on;
    if (this.capture.camera) this.capture.camera.enabled = on;
    this.#sendPicture();
    this.changed();
  }

  /** The picture the others get from here; null when they get none. */
  get shown(): MediaStreamTrack | null {
    return this.screen?.picture ?? (this.cameraOn ? this.capture.camera : null);
  }

  /** The screen in the camera's place until it is stopped, here or by the browser's own button. */
  async setScreen(on: boolean): Promise<void> {
    if (!on) {
      this.#screenEnded(this.screen);
      return;
    }
    const screen = await openScreen();
    if (!screen) return;
    this.screen?.stop();
    screen.picture.onended = () => this.#screenEnded(screen);
    this.screen = screen;
    this.#sendVoice();
    this.#sendPicture();
    this.changed();
  }

  stop(): void {
    this.screen?.stop();
    this.#endMix?.();
    this.capture.microphone?.stop();
    this.capture.camera?.stop();
  }

  #opened(name: 'microphone' | 'camera', opened: MediaStreamTrack | CaptureFault): void {
    const failed = typeof opened === 'string';
    this.useCapture({ ...this.capture, [name]: failed ? null : opened, [`${name}Fault`]: failed ? opened : null });
  }

  #unplugged(name: 'microphone' | 'camera', track: MediaStreamTrack): void {
    if (this.capture[name] === track) this.#opened(name, 'missing');
  }

  #screenEnded(screen: Screen | null): void {
    if (!screen || this.screen !== screen) return;
    screen.stop();
    this.screen = null;
    this.#sendVoice();
    this.#sendPicture();
    this.changed();
  }

  #sendPicture(): void {
    this.peer.setPicture(this.shown, this.screen !== null);
  }

  /** The screen's sound goes with the microphone: a site has one voice in the room. */
  #sendVoice(): void {
    this.#endMix?.();
    this.#endMix = null;
    const { microphone } = this.capture;
    if (!this.screen?.sound) {
      this.peer.setMicrophone(microphone);
      return;
    }
    const mixed = mix([microphone, this.screen.sound]);
    this.#endMix = mixed.stop;
    this.peer.setMicrophone(mixed.track);
  }
}
