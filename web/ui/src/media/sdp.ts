/** The few things we read from, or write into, session descriptions (RFC 8866). */

export interface IceCredentials {
  ufrag: string;
  pwd: string;
}

/** The first ICE credentials of a description or of an RFC 8840 fragment; null when there are none. */
export function iceCredentials(sdp: string): IceCredentials | null {
  const ufrag = /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1];
  const pwd = /^a=ice-pwd:(\S+)/m.exec(sdp)?.[1];
  return ufrag && pwd ? { ufrag, pwd } : null;
}

/** The `application/trickle-ice-sdpfrag` body (RFC 8840) that asks for an ICE restart (RFC 9725 section 4.3.3). */
export function restartFragment(offer: string): string {
  const credentials = iceCredentials(offer);
  if (!credentials) throw new Error('offer: no ICE credentials');
  const media = /^m=.*$/m.exec(offer)?.[0]?.trim() ?? 'm=audio 9 UDP/TLS/RTP/SAVPF 0';
  const mid = /^a=mid:(\S+)/m.exec(offer)?.[1] ?? '0';
  return [
    `a=group:BUNDLE ${mid}`,
    `a=ice-ufrag:${credentials.ufrag}`,
    `a=ice-pwd:${credentials.pwd}`,
    media,
    `a=mid:${mid}`,
    'a=end-of-candidates',
    '',
  ].join('\r\n');
}

/** The earlier answer with the credentials and candidates of a restart's answer. */
export function answerAfterRestart(answer: string, fragment: string): string {
  const credentials = iceCredentials(fragment);
  if (!credentials) throw new Error('fragment: no ICE credentials');
  const candidates = fragment.match(/^a=candidate:.*$/gm) ?? [];
  let placed = candidates.length === 0;
  const lines: string[] = [];
  for (const line of answer.split(/\r?\n/)) {
    if (line.startsWith('a=ice-ufrag:')) {
      lines.push(`a=ice-ufrag:${credentials.ufrag}`);
    } else if (line.startsWith('a=ice-pwd:')) {
      lines.push(`a=ice-pwd:${credentials.pwd}`);
    } else if (line.startsWith('a=candidate:') && candidates.length > 0) {
      if (!placed) lines.push(...candidates.map((candidate) => candidate.trim()));
      placed = true;
    } else {
      lines.push(line);
    }
  }
  return lines.join('\r\n');
}

/**
 * Asks our own encoder for speech over a poor line: discontinuous transmission, forward error
 * correction, one channel. An answer's `fmtp` says what its writer wants to receive, so this is the
 * place (RFC 7587 section 7).
 */
export function speechAnswer(answer: string): string {
  const payload = /^a=rtpmap:(\d+) opus\/48000/im.exec(answer)?.[1];
  if (!payload) return answer;
  const wanted = ['usedtx=1', 'useinbandfec=1', 'stereo=0', 'maxaveragebitrate=40000'];
  const fmtp = new RegExp(`^a=fmtp:${payload} (.*)$`, 'gm');
  if (fmtp.test(answer)) {
    return answer.replace(fmtp, (_line, parameters: string) => {
      const names = wanted.map((entry) => entry.slice(0, entry.indexOf('=')));
      const kept = parameters
        .trim()
        .split(';')
        .map((entry) => entry.trim())
        .filter((entry) => entry && !names.includes(entry.split('=')[0] ?? ''));
      return `a=fmtp:${payload} ${[...kept, ...wanted].join(';')}`;
    });
  }
  const rtpmap = new RegExp(`^(a=rtpmap:${payload} .*)$`, 'gm');
  return answer.replace(rtpmap, (line) => `${line.trim()}\r\na=fmtp:${payload} ${wanted.join(';')}`);
}

const FIRST_BITRATE_KBPS = 100;

/**
 * Has pictures begin small: Chromium sends 300 kbit/s before it knows the line, and on one of 40 kbit/s
 * speech would wait behind that for seconds. On a good line it finds out within a second.
 */
export function cautiousAnswer(answer: string): string {
  const sections = answer.split(/^(?=m=)/m);
  return sections
    .map((section) => {
      const payload = /^a=rtpmap:(\d+) VP8\/90000/im.exec(section)?.[1];
      const taken = section.startsWith('m=video') && /^a=recvonly/m.test(section);
      if (!taken || !payload || section.includes(`a=fmtp:${payload} `)) return section;
      return section.replace(
        new RegExp(`^(a=rtpmap:${payload} [^\r\n]*)`, 'm'),
        `$1\r\na=fmtp:${payload} x-google-start-bitrate=${FIRST_BITRATE_KBPS}`,
      );
    })
    .join('');
}
