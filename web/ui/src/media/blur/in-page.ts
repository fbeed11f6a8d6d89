/** The camera's picture through the worker that blurs; loaded when somebody wants it. */
import { SEGMENTER } from 'virtual:segmenter';
import type { Begin, Told } from './messages';

/** Chromium's own, not yet in TypeScript's library (W3C mediacapture-transform, its first form). */
declare class MediaStreamTrackProcessor {
  constructor(options: { track: MediaStreamTrack });
  readonly readable: ReadableStream<VideoFrame>;
}
declare class MediaStreamTrackGenerator extends MediaStreamTrack {
  constructor(options: { kind: 'video' });
  readonly writable: WritableStream<VideoFrame>;
}

export interface InPage {
  picture: MediaStreamTrack;
  stop(): void;
}

/** Resolves when the first blurred picture is there; `cost` hears what a picture costs in milliseconds. */
export function blurInPage(camera: MediaStreamTrack, cost: (millis: number) => void): Promise<InPage> {
  const source = camera.clone();
  const worker = new Worker(new URL('./blur.worker.ts', import.meta.url));
  const picture = new MediaStreamTrackGenerator({ kind: 'video' });
  const stop = (): void => {
    worker.terminate();
    source.stop();
    picture.stop();
  };
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      stop();
      reject(new Error(why));
    };
    worker.onerror = (event) => fail(event.message);
    worker.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data.kind === 'ready') resolve({ picture, stop });
      else if (data.kind === 'cost') cost(data.millis);
      else fail(data.why);
    };
    const pictures = new MediaStreamTrackProcessor({ track: source }).readable;
    const begin: Begin = { pictures, blurred: picture.writable, files: SEGMENTER };
    worker.postMessage(begin, [pictures, picture.writable] as unknown as Transferable[]);
  });
}
