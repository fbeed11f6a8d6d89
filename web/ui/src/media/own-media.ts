import { Blur } from './blur/blur';
import {
  type Capture,
  type CaptureFault,
  constraints,
  type DeviceChoice,
  devices,
  type Kind,
  NOTHING,
  openAgain,
  rememberDevices,
  rememberedDevices,
} from './captures';
import type { RoomPeer } from './peer';
import { mix, openScreen, type Screen } from './screen';
import type { ThriftStep } from './thrift';

const NAMES = { audio: 'microphone', video: 'camera' } as const;

/** What this site sends: its microphone, its camera, and the screen in the camera's place. */
export class OwnMedia {
  capture: Capture = NOTHING;
  cameraOn = true;
  /** What is shown in the camera's place; null when nothing is. */
  screen: Screen | null = null;
  #endMix: (() => void) | null = null;
  /** The device each kind had before it was unplugged. */
  readonly #lost: DeviceChoice = {};
  /** Told when a device goes or comes back while others can be used. */
  replaced: (how: 'other' | 'back', kind: Kind, label: string) => void = () => undefined;
  #thrift: ThriftStep['own'] = null;
  /** What is behind people in the camera's picture. */
  readonly blur = new Blur({
    changed: () => {
      this.#sendPicture();
      this.changed();
    },
  });

  /** @param changed called after every change */
  constructor(
    private readonly peer: Pick<RoomPeer, 'setMicrophone' | 'setPicture'>,
    private readonly changed: () => void,
  ) {}

  useCapture(capture: Capture): void {
    this.capture = capture;
    for (const kind of ['audio', 'video'] as const) {
      const track = capture[NAMES[kind]];
      if (track) track.onended = () => void this.#unplugged(kind, track);
    }
    if (capture.camera) capture.camera.enabled = this.cameraOn;
    if (this.#thrift) this.#shrink();
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

  /**
   * Has the camera give less, or again all it was opened with: a smaller picture is encoded sooner.
   *
   * @param weighs whether the machine's measure decides, not the reader
   */
  save(thrift: ThriftStep['own'], weighs = true): void {
    this.blur.weighs = weighs;
    this.blur.save(thrift !== null);
    if (thrift === this.#thrift) return;
    this.#thrift = thrift;
    this.#shrink();
  }

  #shrink(): void {
    const { camera } = this.capture;
    void camera
      ?.applyConstraints(this.#thrift ? smaller(this.#thrift) : constraints('video', undefined))
      .then(() => this.#sendPicture())
      .catch(() => undefined); // a camera with one size only goes on as it is
  }

  setCamera(on: boolean): void {
    this.cameraOn = on;
    if (this.capture.camera) this.capture.camera.enabled = on;
    this.#sendPicture();
    this.changed();
  }

  /** The picture the others get from here; null when they get none. */
  get shown(): MediaStreamTrack | null {
    return this.screen?.picture ?? (this.cameraOn ? this.blur.picture : null);
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
    this.blur.stop();
    this.screen?.stop();
    this.#endMix?.();
    this.capture.microphone?.stop();
    this.capture.camera?.stop();
  }

  #opened(name: 'microphone' | 'camera', opened: MediaStreamTrack | CaptureFault): void {
    const failed = typeof opened === 'string';
    this.useCapture({ ...this.capture, [name]: failed ? null : opened, [`${name}Fault`]: failed ? opened : null });
  }

  /** Takes another device of the kind where there is one. */
  async #unplugged(kind: Kind, track: MediaStreamTrack): Promise<void> {
    const name = NAMES[kind];
    if (this.capture[name] !== track) return;
    const device = track.getSettings().deviceId;
    if (device) this.#lost[name] = device;
    this.#opened(name, 'unplugged');
    const other = await openAgain(kind);
    if (this.capture[name]) {
      if (typeof other !== 'string') other.stop();
      return;
    }
    this.#opened(name, other === 'missing' ? 'unplugged' : other);
    if (typeof other !== 'string') this.replaced('other', kind, other.label);
  }

  /** The machine's devices have changed: what was missing is opened, what was unplugged is taken again. */
  async plugged(): Promise<void> {
    for (const kind of ['audio', 'video'] as const) {
      const name = NAMES[kind];
      const lost = this.#lost[name];
      if (!lost || !(await devices(kind)).some((device) => device.id === lost)) continue;
      delete this.#lost[name];
      const again = await openAgain(kind, lost);
      if (typeof again === 'string') continue;
      const before = this.capture[name];
      this.#opened(name, again);
      before?.stop();
      this.replaced('back', kind, again.label);
    }
    await this.retryCapture();
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
    this.blur.use(this.cameraOn ? this.capture.camera : null);
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

function smaller({ height, framerate }: NonNullable<ThriftStep['own']>): MediaTrackConstraints {
  return {
    width: { ideal: Math.round((height * 16) / 9) },
    height: { ideal: height },
    frameRate: { ideal: framerate, max: framerate },
  };
}
