/** Lets the pages be installed, and their shell come back while the server is away. */
export function installable(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || !window.isSecureContext) return;
  // After everything else: what is on the screen first is not to wait for it.
  window.addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined));
}
