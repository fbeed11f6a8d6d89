/** The camera and the microphone: opened together, else each alone, else not at all, with the reason. */
import { pictureFor } from './layout';

export type CaptureFault = 'denied' | 'missing' | 'busy' | 'insecure' | 'unplugged';
export type Kind = 'audio' | 'video';

export interface DeviceChoice {
  microphone?: string;
  camera?: string;
}

export interface Capture {
  microphone: MediaStreamTrack | null;
  microphoneFault: CaptureFault | null;
  camera: MediaStreamTrack | null;
  cameraFault: CaptureFault | null;
}

export const NOTHING: Capture = { microphone: null, microphoneFault: null, camera: null, cameraFault: null };

const REMEMBERED = 'giaoban.devices';

/** The devices chosen the last time on this machine. */
export function rememberedDevices(): DeviceChoice {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}') as DeviceChoice;
  } catch {
    return {};
  }
}

export function rememberDevices(choice: DeviceChoice): void {
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify(choice));
  } catch {
    // Private browsing or a full disk: the choice is only for this visit.
  }
}

/** What a device of one kind is asked for. */
export function constraints(kind: Kind, device: string | undefined): MediaTrackConstraints {
  const chosen: MediaTrackConstraints = device ? { deviceId: { ideal: device } } : {};
  if (kind === 'audio') {
    return { ...chosen, echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
  }
  return { ...chosen, ...pictureFor(navigator.hardwareConcurrency || 2), frameRate: { ideal: 25, max: 30 } };
}

/** The name a browser gives to a refusal, in our words. */
export function faultOf(error: unknown): CaptureFault {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'missing';
}

async function openOne(kind: Kind, device: string | undefined): Promise<MediaStreamTrack | CaptureFault> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ [kind]: constraints(kind, device) });
    return stream.getTracks()[0] ?? 'missing';
  } catch (error) {
    return faultOf(error);
  }
}

function canCapture(): boolean {
  return typeof navigator.mediaDevices?.getUserMedia === 'function';
}

/** Opens what can be opened; never rejects. Asks for both at once so that the user answers one question. */
export async function openCapture(choice: DeviceChoice): Promise<Capture> {
  // Absent outside secure contexts: plain HTTP on anything but the machine itself.
  if (!canCapture()) {
    return { ...NOTHING, microphoneFault: 'insecure', cameraFault: 'insecure' };
  }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: constraints('audio', choice.microphone),
      video: constraints('video', choice.camera),
    });
    return {
      ...NOTHING,
      microphone: stream.getAudioTracks()[0] ?? null,
      camera: stream.getVideoTracks()[0] ?? null,
    };
  } catch {
    const microphone = await openOne('audio', choice.microphone);
    const camera = await openOne('video', choice.camera);
    return {
      microphone: typeof microphone === 'string' ? null : microphone,
      microphoneFault: typeof microphone === 'string' ? microphone : null,
      camera: typeof camera === 'string' ? null : camera,
      cameraFault: typeof camera === 'string' ? camera : null,
    };
  }
}

/** Opens one kind anew, after a device was chosen or plugged in; never rejects. */
export function openAgain(kind: Kind, device?: string): Promise<MediaStreamTrack | CaptureFault> {
  return canCapture() ? openOne(kind, device) : Promise.resolve('insecure');
}

export interface Device {
  id: string;
  label: string;
}

/** The machine's devices of one kind; labels are empty until the user has allowed a capture. */
export async function devices(kind: Kind): Promise<Device[]> {
  const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  return all
    .filter((device) => device.kind === `${kind}input` && device.deviceId)
    .map((device) => ({ id: device.deviceId, label: device.label }));
}
