/** The kinds of network a phone goes through; computers do not tell. */
interface NetworkInformation extends EventTarget {
  readonly type?: string;
}

/**
 * Calls back when the way out is another one: the machine is online again, or has gone from Wi-Fi to
 * mobile data or back. Its estimates of speed change all the time and mean nothing.
 *
 * @returns ends it
 */
export function watchNetwork(changed: () => void): () => void {
  const network = (navigator as Navigator & { connection?: NetworkInformation }).connection;
  let type = network?.type;
  const look = (): void => {
    const now = network?.type;
    if (now === type) return;
    type = now;
    if (now !== 'none') changed();
  };
  window.addEventListener('online', changed);
  network?.addEventListener?.('change', look);
  return () => {
    window.removeEventListener('online', changed);
    network?.removeEventListener?.('change', look);
  };
}
