/** Between the page and the worker that blurs. */

/** Begin: pictures come and go through these. */
export interface Begin {
  pictures: ReadableStream<VideoFrame>;
  blurred: WritableStream<VideoFrame>;
  /** Where the segmenter's files are. */
  files: string;
}

export type Told =
  /** The first blurred picture is out. */
  | { kind: 'ready' }
  /** What one picture costs, in milliseconds, of the last stretch. */
  | { kind: 'cost'; millis: number }
  | { kind: 'failed'; why: string };
