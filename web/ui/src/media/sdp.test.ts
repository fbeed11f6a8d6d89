import { describe, expect, it } from 'vitest';
import { answerAfterRestart, cautiousAnswer, iceCredentials, restartFragment, speechAnswer } from './sdp';

const ANSWER = [
  'v=0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=mid:0',
  'a=ice-ufrag:old',
  'a=ice-pwd:oldpassword',
  'a=candidate:1 1 udp 1 192.0.2.1 10000 typ host',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=mid:2',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  '',
].join('\r\n');

describe('ICE restart', () => {
  it('asks with the new credentials in a fragment', () => {
    const fragment = restartFragment(
      'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=ice-ufrag:new\r\na=ice-pwd:secret\r\n',
    );

    expect(fragment).toContain('a=ice-ufrag:new\r\na=ice-pwd:secret\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n');
    expect(iceCredentials(fragment)).toEqual({ ufrag: 'new', pwd: 'secret' });
  });

  it('puts the server’s new credentials and candidates into the answer', () => {
    const fragment = 'a=ice-ufrag:U\r\na=ice-pwd:P\r\na=candidate:2 1 udp 1 192.0.2.9 10000 typ host\r\n';
    const answer = answerAfterRestart(ANSWER, fragment);

    expect(answer).toContain('a=ice-ufrag:U\r\na=ice-pwd:P\r\na=candidate:2 1 udp 1 192.0.2.9 10000 typ host\r\n');
    expect(answer).not.toContain('192.0.2.1');
    expect(answer).not.toContain('old');
  });

  it('keeps the candidates when the server tells none', () => {
    expect(answerAfterRestart(ANSWER, 'a=ice-ufrag:U\r\na=ice-pwd:P\r\n')).toContain('192.0.2.1 10000');
  });
});

describe('speech', () => {
  it('asks our encoder to be silent in silence, once in each section', () => {
    const answer = speechAnswer(ANSWER);

    expect(
      answer.match(/^a=fmtp:111 minptime=10;usedtx=1;useinbandfec=1;stereo=0;maxaveragebitrate=40000/gm),
    ).toHaveLength(2);
  });

  it('adds the line where there is none', () => {
    expect(speechAnswer('a=rtpmap:96 opus/48000/2\r\n')).toContain('a=fmtp:96 usedtx=1');
    expect(speechAnswer('a=rtpmap:96 VP8/90000\r\n')).toBe('a=rtpmap:96 VP8/90000\r\n');
  });
});

describe('pictures', () => {
  const video = (direction: string): string =>
    `m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\na=${direction}\r\na=rtpmap:96 VP8/90000\r\na=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n`;

  it('we send begin small, and only they', () => {
    const answer = cautiousAnswer(`v=0\r\n${video('recvonly')}${video('sendonly')}`);

    expect(answer).toBe(
      `v=0\r\n${video('recvonly').replace('VP8/90000\r\n', 'VP8/90000\r\na=fmtp:96 x-google-start-bitrate=100\r\n')}${video('sendonly')}`,
    );
    expect(cautiousAnswer(answer)).toBe(answer);
    expect(cautiousAnswer(ANSWER)).toBe(ANSWER);
  });
});
