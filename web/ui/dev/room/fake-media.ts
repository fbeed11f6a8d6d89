/** The other end of the media session, in the same page: painted people instead of cameras. */

const held: RTCPeerConnection[] = [];

export async function answer(offer: string): Promise<string> {
  const connection = new RTCPeerConnection();
  held.push(connection);
  await connection.setRemoteDescription({ type: 'offer', sdp: offer });
  let painted = 0;
  for (const transceiver of connection.getTransceivers()) {
    if (transceiver.receiver.track.kind === 'video' && wantsOurs(offer, transceiver.mid)) {
      transceiver.direction = 'sendonly';
      await transceiver.sender.replaceTrack(person(painted++));
    } else if (!wantsOurs(offer, transceiver.mid)) {
      transceiver.direction = 'recvonly';
    }
  }
  await connection.setLocalDescription(await connection.createAnswer());
  await new Promise<void>((done) => {
    if (connection.iceGatheringState === 'complete') done();
    connection.addEventListener('icegatheringstatechange', () => {
      if (connection.iceGatheringState === 'complete') done();
    });
  });
  return connection.localDescription?.sdp ?? '';
}

function wantsOurs(offer: string, mid: string | null): boolean {
  const section = offer.split(/^m=/m).find((part) => new RegExp(`^a=mid:${mid}\\s*$`, 'm').test(part));
  return section?.includes('a=recvonly') ?? false;
}

function person(seed: number): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.width = seed === 0 ? 960 : 320;
  canvas.height = seed === 0 ? 540 : 180;
  const hues = [190, 210, 165, 265, 25, 85, 315];
  const hue = hues[seed % hues.length] ?? 190;
  const paint = (): void => {
    const drawing = canvas.getContext('2d');
    if (!drawing) return;
    const { width, height } = canvas;
    const sway = Math.sin(Date.now() / 900 + seed) * width * 0.004;
    const wall = drawing.createLinearGradient(0, 0, width, height);
    wall.addColorStop(0, `hsl(${hue} 22% 32%)`);
    wall.addColorStop(1, `hsl(${hue} 26% 15%)`);
    drawing.fillStyle = wall;
    drawing.fillRect(0, 0, width, height);
    drawing.fillStyle = `hsl(${hue} 18% 42% / .4)`;
    drawing.fillRect(width * 0.09, height * 0.11, width * 0.28, height * 0.38);
    drawing.fillStyle = '#26302e';
    drawing.beginPath();
    drawing.ellipse(width / 2 + sway, height * 1.05, width * 0.24, height * 0.36, 0, 0, 7);
    drawing.fill();
    drawing.fillStyle = '#b98d6e';
    drawing.beginPath();
    drawing.arc(width / 2 + sway, height * 0.5, height * 0.18, 0, 7);
    drawing.fill();
    drawing.fillStyle = '#1b1714';
    drawing.beginPath();
    drawing.arc(width / 2 + sway, height * 0.46, height * 0.185, Math.PI, 2 * Math.PI);
    drawing.fill();
  };
  paint();
  setInterval(paint, 100);
  return canvas.captureStream(10).getVideoTracks()[0] as MediaStreamTrack;
}
