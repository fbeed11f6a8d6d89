/** Loudness of a microphone, for a meter: 0 silence, 1 full. */

/** Maps a root mean square amplitude (0..1) to a meter's 0..1 over the 54 dB that speech uses. */
export function meterLevel(rms: number): number {
  if (rms <= 0) return 0;
  const decibels = 20 * Math.log10(rms);
  return Math.max(0, Math.min(1, (decibels + 60) / 54));
}

export class LevelMeter {
  readonly #context: AudioContext;
  readonly #analyser: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;
  #source: MediaStreamAudioSourceNode | null = null;
  #shown = 0;

  constructor() {
    this.#context = new AudioContext();
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = 1024;
    this.#samples = new Float32Array(this.#analyser.fftSize);
  }

  /** Whether the browser lets us measure; it may want a click or a key first. */
  get running(): boolean {
    return this.#context.state === 'running';
  }

  /** To be called on a click or key. */
  resume(): void {
    void this.#context.resume().catch(() => undefined);
  }

  listenTo(track: MediaStreamTrack | null): void {
    this.#source?.disconnect();
    this.#source = null;
    this.#shown = 0;
    if (track) {
      this.#source = this.#context.createMediaStreamSource(new MediaStream([track]));
      this.#source.connect(this.#analyser);
    }
  }

  /** The present level; rises at once, falls slowly, as an eye expects. */
  read(): number {
    if (!this.#source) return 0;
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let sum = 0;
    for (const sample of this.#samples) sum += sample * sample;
    const level = meterLevel(Math.sqrt(sum / this.#samples.length));
    this.#shown = Math.max(level, this.#shown * 0.85);
    return this.#shown;
  }

  /** Two short notes from the loudspeaker. */
  async testTone(): Promise<void> {
    await this.#context.resume();
    const start = this.#context.currentTime;
    for (const [index, frequency] of [523, 659].entries()) {
      const tone = this.#context.createOscillator();
      const volume = this.#context.createGain();
      const from = start + index * 0.35;
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(0.25, from + 0.03);
      volume.gain.linearRampToValueAtTime(0, from + 0.32);
      tone.connect(volume).connect(this.#context.destination);
      tone.start(from);
      tone.stop(from + 0.33);
    }
  }

  close(): void {
    this.#source?.disconnect();
    void this.#context.close().catch(() => undefined);
  }
}
