/** What a machine that is too slow leaves out, before it stutters: decided here, measured elsewhere. */

/** Chosen by the reader: by measure, always everything, one picture, or none. */
export const THRIFT_MODES = ['auto', 'full', 'save', 'sound'] as const;
export type ThriftMode = (typeof THRIFT_MODES)[number];

export type ThriftReason = 'decoding' | 'page' | 'dropping' | 'encoding';

/** What is shown and sent at each step. */
export interface ThriftStep {
  /** Pictures at once, the stage among them. */
  pictures: number;
  /** Lines of the tallest. */
  height: number;
  /** Frames a second of each, as far as its sender's stream can be thinned. */
  framerate: number;
  /** What our own camera is asked for; null as it was opened. */
  own: { height: number; framerate: number } | null;
}

/** From everything to sound alone. */
export const STEPS: readonly ThriftStep[] = [
  { pictures: Number.POSITIVE_INFINITY, height: 1080, framerate: Number.POSITIVE_INFINITY, own: null },
  { pictures: 9, height: 540, framerate: 20, own: { height: 360, framerate: 20 } },
  { pictures: 4, height: 360, framerate: 15, own: { height: 360, framerate: 15 } },
  { pictures: 1, height: 270, framerate: 10, own: { height: 180, framerate: 10 } },
  { pictures: 0, height: 0, framerate: 10, own: { height: 180, framerate: 8 } },
];

export const SOUND_ONLY = STEPS.length - 1;
/** What a reader gets who asks to save. */
const SAVING = 3;

/** The work of one stretch of time; shares are of that time, and of one core. */
export interface Work {
  /** Decoding pictures. */
  decoding: number;
  /** Encoding our own. */
  encoding: number;
  /** Tasks of the page too long for a smooth picture. */
  longTasks: number;
  /** Decoded but too late to be drawn, of all. */
  dropped: number;
  /** The encoder says that it is short of processor. */
  encoderShort: boolean;
  cores: number;
}

/** More than this of all cores for pictures, and the rest of the machine begins to wait. */
const MUCH = 0.45;
const TOO_MUCH = 0.7;
const LONG_TASKS_MUCH = 0.15;
const LONG_TASKS_TOO_MUCH = 0.4;
const DROPPED_MUCH = 0.08;
const DROPPED_TOO_MUCH = 0.3;

/** How near a machine is to its limit: 0 idle, from 1 on strained, from 2 on stuttering. */
export function strain(work: Work): { level: number; reason: ThriftReason } {
  const pictures = (work.decoding + work.encoding) / Math.max(1, work.cores);
  const measures: { level: number; reason: ThriftReason }[] = [
    { level: scale(pictures, MUCH, TOO_MUCH), reason: work.encoding > work.decoding ? 'encoding' : 'decoding' },
    { level: scale(work.longTasks, LONG_TASKS_MUCH, LONG_TASKS_TOO_MUCH), reason: 'page' },
    { level: scale(work.dropped, DROPPED_MUCH, DROPPED_TOO_MUCH), reason: 'dropping' },
    { level: work.encoderShort ? 1 : 0, reason: 'encoding' },
  ];
  return measures.reduce((worst, next) => (next.level > worst.level ? next : worst));
}

function scale(value: number, much: number, tooMuch: number): number {
  if (value <= much) return value / much;
  return 1 + (value - much) / (tooMuch - much);
}

/** So much to spare that one more step is worth trying. */
const EASY = 0.6;
const STRAINED_SAMPLES = 2;
/** The last picture goes only when leaving out all others has not helped. */
const LAST_PICTURE_SAMPLES = 6;
const FIRST_EASY_SAMPLES = 10;
const MOST_EASY_SAMPLES = 150;
/** A step up that must be taken back within these samples was wrong. */
const REGRET_SAMPLES = 10;

/**
 * Steps down at the second strained sample, or the first that stutters; steps up after a long easy
 * time, and waits twice as long each time that was wrong.
 */
export class Thrift {
  mode: ThriftMode = 'auto';
  /** Why the machine saves; null when it does not. */
  reason: ThriftReason | null = null;
  #step = 0;
  #strained = 0;
  #easy = 0;
  #patience = FIRST_EASY_SAMPLES;
  #sinceUp = Number.POSITIVE_INFINITY;

  /** 0 is everything. */
  get step(): number {
    if (this.mode === 'full') return 0;
    if (this.mode === 'sound') return SOUND_ONLY;
    return this.mode === 'save' ? Math.max(SAVING, this.#step) : this.#step;
  }

  get now(): ThriftStep {
    return STEPS[this.step] as ThriftStep;
  }

  /** Takes one sample; whether something has changed. */
  take(work: Work): boolean {
    const { level, reason } = strain(work);
    this.#sinceUp++;
    this.#strained = level >= 1 ? this.#strained + 1 : 0;
    this.#easy = level < EASY ? this.#easy + 1 : 0;
    const last = this.#step === SOUND_ONLY - 1;
    const strained = last ? this.#strained >= LAST_PICTURE_SAMPLES : level >= 2 || this.#strained >= STRAINED_SAMPLES;
    if (strained && this.#step < SOUND_ONLY) {
      if (this.#sinceUp <= REGRET_SAMPLES) this.#patience = Math.min(2 * this.#patience, MOST_EASY_SAMPLES);
      this.#step++;
      this.reason = reason;
      this.#strained = 0;
      this.#easy = 0;
      return true;
    }
    if (this.#easy < this.#patience || this.#step === 0) return false;
    this.#step--;
    this.#easy = 0;
    this.#sinceUp = 0;
    if (this.#step === 0) this.reason = null;
    return true;
  }
}
