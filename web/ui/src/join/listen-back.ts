/** Records a voice for some seconds and plays it. */
const SECONDS = 5;

/**
 * @param tick told how many seconds are left
 * @returns plays it, until it ends; null when nothing was heard
 */
export async function record(voice: MediaStream, tick: (left: number) => void): Promise<(() => Promise<void>) | null> {
  const recorder = new MediaRecorder(voice);
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', (event) => parts.push(event.data));
  const stopped = new Promise((done) => recorder.addEventListener('stop', done));
  recorder.start();
  for (let left = SECONDS; left > 0; left--) {
    tick(left);
    await new Promise((done) => setTimeout(done, 1000));
  }
  recorder.stop();
  await stopped;
  const whole = new Blob(parts, { type: recorder.mimeType });
  return whole.size === 0 ? null : () => play(whole);
}

async function play(whole: Blob): Promise<void> {
  const address = URL.createObjectURL(whole);
  try {
    const player = new Audio(address);
    const ended = new Promise((done) => {
      player.addEventListener('ended', done);
      player.addEventListener('error', done);
    });
    await player.play();
    await ended;
  } finally {
    URL.revokeObjectURL(address);
  }
}
