/** What is wrong with a machine that is in the room and can still be put right. Pure. */
import type { Capture, CaptureFault } from '../media/captures';

export type Trouble =
  | { kind: 'device'; device: 'audio' | 'video'; fault: 'gone' | 'denied' | 'busy' }
  | { kind: 'clock'; minutes: number }
  | { kind: 'tcp'; port: number | null };

export interface Condition {
  /** Observers need no devices. */
  sends: boolean;
  capture: Capture;
  minutesOff: number;
  protocol: 'udp' | 'tcp' | null;
  port: number | null;
  understood: (hint: string) => boolean;
}

/** Off by less, nobody misses a meeting. */
const CLOCK_MINUTES = 3;

/** The most pressing first; one about the devices at a time, the microphone before the camera. */
export function troubles(now: Condition): Trouble[] {
  const found: Trouble[] = [];
  if (now.sends) {
    const device = faulty('audio', now.capture.microphoneFault, now) ?? faulty('video', now.capture.cameraFault, now);
    if (device) found.push(device);
  }
  if (now.protocol === 'tcp' && !now.understood('tcp')) found.push({ kind: 'tcp', port: now.port });
  if (now.minutesOff >= CLOCK_MINUTES && !now.understood('clock'))
    found.push({ kind: 'clock', minutes: now.minutesOff });
  return found;
}

/** A machine without the device was told so before it came in; one that had it and lost it must hear of it. */
function faulty(device: 'audio' | 'video', fault: CaptureFault | null, now: Condition): Trouble | null {
  if (fault === null || fault === 'insecure' || fault === 'missing' || now.understood(`${device}-${fault}`))
    return null;
  return { kind: 'device', device, fault: fault === 'unplugged' ? 'gone' : fault };
}
