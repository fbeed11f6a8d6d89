/** Showing the screen, with its sound where the browser gives it. */

export interface Screen {
  picture: MediaStreamTrack;
  sound: MediaStreamTrack | null;
  stop(): void;
}

export function canShowScreen(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === 'function';
}

/** Asks the user what to show; null when nothing was chosen. Text stays sharp, pictures are few. */
export async function openScreen(): Promise<Screen | null> {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getDisplayMedia({
      video: { frameRate: { ideal: 5, max: 5 }, width: { max: 1920 }, height: { max: 1080 } },
      audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    });
  } catch {
    return null; // the user thought better of it
  }
  const picture = stream.getVideoTracks()[0];
  if (!picture) return null;
  picture.contentHint = 'text';
  const sound = stream.getAudioTracks()[0] ?? null;
  const stop = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  return { picture, sound, stop };
}

/** Several sounds as one track: a site has one voice in the room. */
export function mix(tracks: readonly (MediaStreamTrack | null)[]): { track: MediaStreamTrack; stop: () => void } {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  for (const track of tracks) {
    if (track) context.createMediaStreamSource(new MediaStream([track])).connect(out);
  }
  return {
    track: out.stream.getAudioTracks()[0] as MediaStreamTrack,
    stop: () => void context.close().catch(() => undefined),
  };
}
