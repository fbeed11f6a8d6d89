/** What we send: layers of the picture that somebody watches, and speech before everything. */

/** The layers of a picture, smallest first: an answer without simulcast keeps only the first. */
export const RIDS = ['q', 'h', 'f'] as const;

/** What is in front of the encoder. */
export interface Picture {
  /** Pixels; 0 when unknown. */
  height: number;
  screen: boolean;
}

export interface LayerPlan {
  rid: string;
  active: boolean;
  scaleResolutionDownBy: number;
  maxBitrate: number;
  maxFramerate: number;
}

const NOBODY: Picture = { height: 0, screen: false };
const CAMERA_FRAMERATE = 30;
/** A page of text changes seldom; what a frame may cost then goes into its sharpness. */
const SCREEN_FRAMERATE = 5;
/** A camera of fewer lines is not worth three layers. */
const THREE_LAYERS_HEIGHT = 540;
/** With 60 ms in a packet it still passes a listener's line of 40 kbit/s. */
const SPEECH_BITRATE = 24_000;
/** Of a shared screen there may be more to hear than speech. */
const SCREEN_SOUND_BITRATE = 40_000;
/** Speech on a line that bears nothing else. */
const LAST_SPEECH_BITRATE = 16_000;

/** Each layer of a picture: its size, and whether it is sent at all. */
export function layerPlan(picture: Picture, wanted: ReadonlySet<string> | null, paused: boolean): LayerPlan[] {
  const layer = (rid: string, scale: number, maxBitrate: number, maxFramerate: number, usable = true) => ({
    rid,
    active: usable,
    scaleResolutionDownBy: scale,
    maxBitrate,
    maxFramerate,
  });
  let plan: LayerPlan[];
  if (picture.screen) {
    plan = [
      layer('q', 4, 100_000, SCREEN_FRAMERATE, false),
      layer('h', 2, 350_000, SCREEN_FRAMERATE),
      layer('f', 1, 1_500_000, SCREEN_FRAMERATE),
    ];
  } else if (picture.height > 0 && picture.height < THREE_LAYERS_HEIGHT) {
    plan = [
      layer('q', 2, 150_000, 15),
      layer('h', 1, 600_000, CAMERA_FRAMERATE),
      layer('f', 1, 600_000, CAMERA_FRAMERATE, false),
    ];
  } else {
    plan = [
      layer('q', 4, 120_000, 15),
      layer('h', 2, 450_000, CAMERA_FRAMERATE),
      layer('f', 1, 1_500_000, CAMERA_FRAMERATE),
    ];
  }
  const sent = new Set(wanted ? [...wanted].map((rid) => nearest(plan, rid)) : RIDS);
  return plan.map((each) => ({ ...each, active: each.active && !paused && sent.has(each.rid) }));
}

/** The layer that stands for one that this picture does not have: the next larger, else the largest. */
function nearest(plan: readonly LayerPlan[], rid: string): string {
  const from = plan.findIndex((each) => each.rid === rid);
  const found = plan.find((each, index) => index >= from && each.active) ?? plan.filter((each) => each.active).pop();
  return found?.rid ?? rid;
}

/** Without layers there is one picture for all. */
export function singlePlan(picture: Picture, wanted: ReadonlySet<string> | null, paused: boolean): LayerPlan {
  return {
    rid: '',
    active: !paused && (wanted === null || wanted.size > 0),
    scaleResolutionDownBy: 1,
    maxBitrate: picture.screen ? 1_200_000 : 800_000,
    maxFramerate: picture.screen ? SCREEN_FRAMERATE : CAMERA_FRAMERATE,
  };
}

/** Keeps one connection's senders as they are to be; each change waits for the one before. */
export class Sending {
  #picture = NOBODY;
  #wanted: ReadonlySet<string> | null = null;
  #voiceOnly = false;
  #video: RTCRtpSender | null = null;
  #audio: RTCRtpSender | null = null;
  #turn: Promise<void> = Promise.resolve();

  /** These are the senders from now on; a new connection's layers are all wanted until told. */
  use(video: RTCRtpSender | null, audio: RTCRtpSender | null): void {
    this.#video = video;
    this.#audio = audio;
    this.#wanted = null;
    this.#apply();
  }

  show(track: MediaStreamTrack | null, screen: boolean): void {
    this.#picture = { height: track?.getSettings().height ?? 0, screen };
    this.#apply();
  }

  /** These layers are watched; the others are not sent. */
  want(rids: readonly string[]): void {
    this.#wanted = new Set(rids);
    this.#apply();
  }

  /** Whether the line carries speech alone. */
  voiceOnly(only: boolean): void {
    if (only === this.#voiceOnly) return;
    this.#voiceOnly = only;
    this.#apply();
  }

  #apply(): void {
    this.#turn = this.#turn.then(() => this.#set()).catch(() => undefined); // a connection that was closed meanwhile, or a browser without a member
  }

  async #set(): Promise<void> {
    const [video, audio] = [this.#video, this.#audio];
    await change(video, (encodings) => {
      const plans =
        encodings.length > 1
          ? layerPlan(this.#picture, this.#wanted, this.#voiceOnly)
          : [singlePlan(this.#picture, this.#wanted, this.#voiceOnly)];
      for (const [index, encoding] of encodings.entries()) {
        const { rid, ...plan } = plans.find((each) => each.rid === encoding.rid) ?? plans[index] ?? {};
        Object.assign(encoding, plan);
      }
    });
    await change(audio, (encodings) => {
      for (const encoding of encodings) {
        encoding.maxBitrate = this.#voiceOnly
          ? LAST_SPEECH_BITRATE
          : this.#picture.screen
            ? SCREEN_SOUND_BITRATE
            : SPEECH_BITRATE;
      }
    });
  }
}

async function change(
  sender: RTCRtpSender | null,
  how: (encodings: RTCRtpEncodingParameters[]) => void,
): Promise<void> {
  const parameters = sender?.getParameters();
  if (!sender || !parameters?.encodings?.length) return;
  const before = JSON.stringify(parameters.encodings);
  how(parameters.encodings);
  if (JSON.stringify(parameters.encodings) !== before) await sender.setParameters(parameters);
}
