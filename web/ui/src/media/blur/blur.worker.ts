/** Blurs what is behind people, away from the page's thread. The pictures never leave the machine. */
import { ImageSegmenter } from '@mediapipe/tasks-vision';
import type { Begin, Told } from './messages';

/** The model sees the picture this large. */
const SIDE = 256;
/** The blurred background is drawn small: nobody misses its detail, and it costs a sixteenth. */
const SMALLER = 4;
const RADIUS = 5;
/** A new outline for every second picture: people do not move faster. */
const OUTLINE_EVERY = 2;
/** How much of the outline before stays: edges that tremble are worse than edges that are late. */
const KEPT = 0.4;
const COST_FRAMES = 50;

const told = (message: Told): void => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<Begin>): void => {
  blur(data).catch((error: unknown) => told({ kind: 'failed', why: String(error) }));
};

function canvas(width: number, height: number): [OffscreenCanvas, OffscreenCanvasRenderingContext2D] {
  const made = new OffscreenCanvas(width, height);
  const context = made.getContext('2d');
  if (!context) throw new Error('no canvas');
  return [made, context];
}

async function blur({ pictures, blurred, files }: Begin): Promise<void> {
  const segmenter = await ImageSegmenter.createFromOptions(
    { wasmLoaderPath: `${files}runner.js`, wasmBinaryPath: `${files}runner.wasm` },
    {
      baseOptions: { modelAssetPath: `${files}people.tflite`, delegate: 'CPU' },
      runningMode: 'VIDEO',
      outputCategoryMask: false,
      outputConfidenceMasks: true,
    },
  );
  const [model, toModel] = canvas(SIDE, SIDE);
  const [outline, toOutline] = canvas(SIDE, SIDE);
  const shape = toOutline.createImageData(SIDE, SIDE);
  const [people, toPeople] = canvas(16, 16);
  const [behind, toBehind] = canvas(16, 16);
  const [whole, toWhole] = canvas(16, 16);

  const size = (width: number, height: number): void => {
    if (whole.width === width && whole.height === height) return;
    for (const each of [people, whole]) Object.assign(each, { width, height });
    Object.assign(behind, { width: Math.ceil(width / SMALLER), height: Math.ceil(height / SMALLER) });
  };

  const draw = (picture: VideoFrame, count: number): void => {
    const { displayWidth: width, displayHeight: height } = picture;
    size(width, height);
    if (count % OUTLINE_EVERY === 0) {
      toModel.drawImage(picture, 0, 0, SIDE, SIDE);
      segmenter.segmentForVideo(model, picture.timestamp / 1000, ({ confidenceMasks }) => {
        const sure = confidenceMasks?.[0]?.getAsFloat32Array();
        if (!sure) return;
        for (let i = 0; i < sure.length; i++) {
          const before = shape.data[4 * i + 3] as number;
          shape.data[4 * i + 3] = KEPT * before + (1 - KEPT) * 255 * (sure[i] as number);
        }
      });
      toOutline.putImageData(shape, 0, 0);
    }
    toPeople.globalCompositeOperation = 'copy';
    toPeople.drawImage(outline, 0, 0, width, height);
    toPeople.globalCompositeOperation = 'source-in';
    toPeople.drawImage(picture, 0, 0, width, height);
    toBehind.filter = `blur(${RADIUS}px)`;
    toBehind.drawImage(picture, 0, 0, behind.width, behind.height);
    toWhole.drawImage(behind, 0, 0, width, height);
    toWhole.drawImage(people, 0, 0);
  };

  const reader = pictures.getReader();
  const writer = blurred.getWriter();
  let millis = 0;
  let last = -1;
  for (let count = 0; ; count++) {
    const { value: picture, done } = await reader.read();
    if (done) break;
    const { timestamp } = picture;
    // The model wants time to go on; a camera that was opened anew may begin again.
    if (timestamp <= last) {
      picture.close();
      continue;
    }
    last = timestamp;
    const begun = performance.now();
    try {
      draw(picture, count);
    } finally {
      picture.close();
    }
    await writer.write(new VideoFrame(whole, { timestamp }));
    millis += performance.now() - begun;
    if (count === 0) {
      told({ kind: 'ready' });
      millis = 0; // the first one warms everything up
    } else if (count % COST_FRAMES === 0) {
      told({ kind: 'cost', millis: millis / COST_FRAMES });
      millis = 0;
    }
  }
  segmenter.close();
  await writer.close();
}
