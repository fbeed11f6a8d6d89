/** Faults of a machine, for looking at what the room says of them. */
export function trouble(scene: string): void {
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  switch (scene) {
    case 'denied':
      devices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      break;
    case 'nodevices':
      devices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
      break;
    case 'unplugged':
      devices.getUserMedia = async (wanted) => {
        const stream = await open(wanted);
        setTimeout(() => {
          devices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
          for (const track of stream.getAudioTracks()) {
            track.stop();
            track.dispatchEvent(new Event('ended'));
          }
        }, 4000);
        return stream;
      };
      break;
    case 'clock': {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 7 * 60_000;
      break;
    }
    case 'overload':
      setInterval(() => {
        const until = performance.now() + 700;
        while (performance.now() < until);
      }, 1000);
      break;
    default:
  }
}
