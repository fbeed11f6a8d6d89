import { VOICES } from './layout';
import { layerPlan } from './sending';
import type { SlotRole } from './slots';

/** One peer connection with its sections, offered once. */
export interface Wire {
  connection: RTCPeerConnection;
  microphone: RTCRtpTransceiver;
  camera: RTCRtpTransceiver;
  receivers: { role: SlotRole; transceiver: RTCRtpTransceiver }[];
}

export interface WireOptions {
  thumbnails: number;
  /** Observers send nothing. */
  sends: boolean;
  /** TURN servers with their credentials; none when the server can be reached directly. */
  iceServers?: RTCIceServer[];
}

/** Makes a connection and its sections; nothing is offered or sent yet. */
export function makeWire(options: WireOptions): Wire {
  const connection = new RTCPeerConnection({
    bundlePolicy: 'max-bundle',
    rtcpMuxPolicy: 'require',
    iceServers: options.iceServers ?? [],
  });
  const direction = options.sends ? 'sendonly' : 'inactive';
  const wire: Wire = {
    connection,
    microphone: addMicrophone(connection, direction),
    camera: addCamera(connection, direction, options.sends),
    receivers: [],
  };
  const receive = (role: SlotRole, kind: 'audio' | 'video', count: number): void => {
    for (let n = 0; n < count; n++) {
      wire.receivers.push({ role, transceiver: connection.addTransceiver(kind, { direction: 'recvonly' }) });
    }
  };
  receive('voice', 'audio', VOICES);
  receive('stage', 'video', 1);
  receive('thumbnail', 'video', options.thumbnails);
  for (const transceiver of connection.getTransceivers()) preferOurCodecs(transceiver);
  return wire;
}

function addMicrophone(connection: RTCPeerConnection, direction: RTCRtpTransceiverDirection): RTCRtpTransceiver {
  // Longer packets on a line that is full: at 40 kbit/s headers cost more than speech.
  const encoding = { adaptivePtime: true, priority: 'high', networkPriority: 'high' } as RTCRtpEncodingParameters;
  return added(
    () => connection.addTransceiver('audio', { direction, sendEncodings: [encoding] }),
    () => connection.addTransceiver('audio', { direction }),
  );
}

function addCamera(
  connection: RTCPeerConnection,
  direction: RTCRtpTransceiverDirection,
  sends: boolean,
): RTCRtpTransceiver {
  const plain = () => connection.addTransceiver('video', { direction });
  if (!sends) return plain();
  const layered = (more: object) => () =>
    connection.addTransceiver('video', {
      direction,
      sendEncodings: layerPlan({ height: 0, screen: false }, null, false).map((layer) => ({ ...layer, ...more })),
    });
  // Chrome before 111 does not know the member and sends three temporal layers anyway.
  return added(layered({ scalabilityMode: 'L1T3' }), layered({}), plain);
}

/** The first way this browser takes. */
function added(...ways: (() => RTCRtpTransceiver)[]): RTCRtpTransceiver {
  let fault: unknown;
  for (const way of ways) {
    try {
      return way();
    } catch (error) {
      fault = error;
    }
  }
  throw fault;
}

/** Opus, with RED behind it, and VP8 alone with retransmission: every slot must be able to show every sender. */
function preferOurCodecs(transceiver: RTCRtpTransceiver): void {
  const kind = transceiver.receiver.track.kind;
  const wanted = kind === 'audio' ? ['audio/opus', 'audio/red'] : ['video/vp8', 'video/rtx'];
  const known = RTCRtpReceiver.getCapabilities?.(kind)?.codecs ?? [];
  const codecs = wanted.flatMap((type) => known.filter((codec) => codec.mimeType.toLowerCase() === type));
  try {
    if (codecs.length > 0) transceiver.setCodecPreferences?.(codecs);
  } catch {
    // The server chooses from the longer list instead.
  }
}

export function connectedWithin(connection: RTCPeerConnection, millis: number): Promise<boolean> {
  return new Promise((done) => {
    const finish = (connected: boolean): void => {
      clearTimeout(timer);
      connection.removeEventListener('connectionstatechange', look);
      done(connected);
    };
    const look = (): void => {
      const state = connection.connectionState;
      if (state === 'connected') finish(true);
      else if (state === 'failed' || state === 'closed') finish(false);
    };
    const timer = setTimeout(() => finish(false), millis);
    connection.addEventListener('connectionstatechange', look);
    look();
  });
}
