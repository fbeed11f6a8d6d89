import { LongTasks } from '../media/long-tasks';
import { type MediaStats, type Quality, quality, sample, workBetween } from '../media/stats';
import { Thrift, type ThriftMode } from '../media/thrift';
import { rememberedMode, rememberMode } from '../media/thrift-mode';

const STATS_MILLIS = 2000;
/** Joining itself is hard work, and soon over. */
const SETTLING_SAMPLES = 4;
/** A line that loses more drops pictures by itself: that says nothing of the machine. */
const LOSSY = 0.02;

export interface MeasuringListener {
  /** Where there is something to measure; null when there is not. */
  connection(): RTCPeerConnection | null;
  /** A sample was taken. */
  measured(): void;
  /** What is to be left out has changed. */
  saving(): void;
}

/** How one site's media fare and what they cost its machine, every two seconds; decides what is left out. */
export class Measuring {
  stats: MediaStats | null = null;
  quality: Quality | null = null;
  /** Sections whose picture has stood still. */
  stalled: ReadonlySet<string> = new Set();
  /** What this machine leaves out. */
  readonly thrift = new Thrift();
  readonly #longTasks = new LongTasks();
  #timer: ReturnType<typeof setInterval> | undefined;
  #sampledAt = 0;
  #samples = 0;

  constructor(private readonly listener: MeasuringListener) {
    this.thrift.mode = rememberedMode();
  }

  start(): void {
    this.#longTasks.start();
    this.#timer = setInterval(() => void this.#measure(), STATS_MILLIS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#longTasks.stop();
  }

  /** Another session, or none: what was counted says nothing any more. */
  forget(): void {
    this.stats = null;
    this.stalled = new Set();
  }

  /** By measure, everything, little, or sound alone; remembered on this machine. */
  choose(mode: ThriftMode): void {
    rememberMode(mode);
    this.thrift.mode = mode;
    this.listener.saving();
  }

  async #measure(): Promise<void> {
    const connection = this.listener.connection();
    if (!connection) return;
    const before = this.stats;
    const stats = await sample(connection, before);
    this.stats = stats;
    this.quality = quality(stats);
    this.#weigh(before, stats);
    this.stalled = new Set(stats.slots.filter((slot) => isStill(slot, before)).map((slot) => slot.mid));
    this.listener.measured();
  }

  /** What the machine can bear; not while it settles, is not looked at, or the line itself loses pictures. */
  #weigh(before: MediaStats | null, stats: MediaStats): void {
    const now = performance.now();
    const millis = now - this.#sampledAt;
    this.#sampledAt = now;
    const longTaskMillis = this.#longTasks.taken();
    this.#samples = before === null ? 0 : this.#samples + 1;
    if (before === null || this.#samples < SETTLING_SAMPLES) return;
    if (document.visibilityState === 'hidden' || stats.lossDown > LOSSY) return;
    const cores = navigator.hardwareConcurrency || 2;
    const work = workBetween(before, stats, { millis, longTaskMillis, cores });
    if (work && this.thrift.take(work)) this.listener.saving();
  }
}

function isStill(slot: MediaStats['slots'][number], before: MediaStats | null): boolean {
  const earlier = before?.slots.find((other) => other.mid === slot.mid);
  return slot.kind === 'video' && earlier !== undefined && earlier.framesDecoded === slot.framesDecoded;
}
