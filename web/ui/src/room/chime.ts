/** A soft sound for the last minute of a turn; heard by the speaker and the chair, who can turn it off. */
const REMEMBERED = 'giaoban.chime';
const NOTES = [659, 523];

export function chimeOn(next?: boolean): boolean {
  try {
    if (next !== undefined) localStorage.setItem(REMEMBERED, next ? 'on' : 'off');
    return localStorage.getItem(REMEMBERED) !== 'off';
  } catch {
    return next ?? true; // a browser that keeps nothing
  }
}

/** Two notes, a third lower the second; nothing where the browser allows no sound yet. */
export function chime(): void {
  if (!chimeOn() || typeof AudioContext === 'undefined') return;
  const context = new AudioContext();
  if (context.state === 'suspended') void context.resume().catch(() => undefined);
  const start = context.currentTime;
  NOTES.forEach((frequency, index) => {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const from = start + index * 0.3;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.12, from + 0.04);
    volume.gain.linearRampToValueAtTime(0, from + 0.5);
    tone.connect(volume).connect(context.destination);
    tone.start(from);
    tone.stop(from + 0.55);
    if (index === NOTES.length - 1) tone.onended = () => void context.close().catch(() => undefined);
  });
}
