import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RoomPeer, spreadFor } from './peer';
import { type SessionAnswer, SessionRefused, type Sessions } from './sessions';
import type { Wire } from './wire';

class FakeSender {
  readonly parameters = {
    encodings: ['q', 'h', 'f'].map((rid) => ({ rid, active: true })) as RTCRtpEncodingParameters[],
  };
  track: MediaStreamTrack | null = null;
  async replaceTrack(track: MediaStreamTrack | null): Promise<void> {
    this.track = track;
  }
  getParameters() {
    return structuredClone(this.parameters);
  }
  async setParameters(next: { encodings: RTCRtpEncodingParameters[] }): Promise<void> {
    this.parameters.encodings = next.encodings;
  }
  get sent(): string[] {
    return this.parameters.encodings.filter((each) => each.active).map((each) => each.rid ?? '');
  }
}

class FakeConnection extends EventTarget {
  connectionState = 'new';
  offers = 0;
  answers: string[] = [];
  closed = false;
  localDescription: { sdp: string } | null = null;
  async createOffer() {
    this.offers++;
    return { sdp: `v=0\r\na=ice-ufrag:u${this.offers}\r\na=ice-pwd:p${this.offers}\r\nm=audio 9 X 0\r\na=mid:0\r\n` };
  }
  async setLocalDescription(description: { sdp: string }) {
    this.localDescription = description;
  }
  async setRemoteDescription(description: { sdp: string }) {
    this.answers.push(description.sdp);
  }
  close(): void {
    this.closed = true;
  }
  is(state: string): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

class FakeSessions implements Sessions {
  created = 0;
  restarts = 0;
  ended: string[] = [];
  refuses: SessionRefused | null = null;
  async create(): Promise<SessionAnswer> {
    if (this.refuses) throw this.refuses;
    this.created++;
    const sdp = 'v=0\r\na=ice-ufrag:s\r\na=ice-pwd:s\r\n';
    return { location: `https://host/sessions/s${this.created}`, etag: null, sdp };
  }
  hangs = false;
  async restart(): Promise<string> {
    this.restarts++;
    if (this.hangs) await new Promise(() => undefined);
    if (this.refuses) throw this.refuses;
    return `a=ice-ufrag:r${this.restarts}\r\na=ice-pwd:r\r\n`;
  }
  end(session: SessionAnswer): void {
    this.ended.push(session.location);
  }
}

const DOWN = new SessionRefused(0, 'unreachable', '');
const UNKNOWN = new SessionRefused(404, 'no-such-session', '');

let sessions: FakeSessions;
let wires: { connection: FakeConnection; camera: FakeSender }[];
let statuses: string[];
let begun: string[];
let peer: RoomPeer;

const line = (): FakeConnection => wires[wires.length - 1]?.connection as FakeConnection;
const pass = (millis: number) => vi.advanceTimersByTimeAsync(millis);

function makeWire(): Wire {
  const [connection, camera] = [new FakeConnection(), new FakeSender()];
  wires.push({ connection, camera });
  const microphone = { sender: new FakeSender(), mid: '0' };
  return { connection, microphone, camera: { sender: camera, mid: '1' }, receivers: [] } as unknown as Wire;
}

beforeEach(async () => {
  vi.useFakeTimers();
  sessions = new FakeSessions();
  wires = [];
  statuses = [];
  begun = [];
  peer = new RoomPeer(
    sessions,
    { sends: true, thumbnails: 0, makeWire, random: () => 1 },
    { statusChanged: (status) => statuses.push(status), begun: (session) => begun.push(session) },
  );
  peer.join();
  await pass(0);
  line().is('connected');
  await pass(0);
});

afterEach(() => {
  peer.close();
  vi.useRealTimers();
});

describe('a line that breaks', () => {
  it('is resumed beside the old path, without a new session', async () => {
    line().is('disconnected');
    await pass(2000);
    expect(statuses.at(-1)).toBe('recovering');
    line().is('connected');
    await pass(0);

    expect(sessions.restarts).toBe(1);
    expect(line().answers.at(-1)).toContain('a=ice-ufrag:r1');
    expect(statuses.at(-1)).toBe('connected');
    expect(begun).toEqual(['s1']);
    expect(wires).toHaveLength(1);
  });

  it('is tried again and again while the server cannot be reached, and is still the same session', async () => {
    sessions.refuses = DOWN;
    line().is('disconnected');
    await pass(42_000);
    expect(sessions.restarts).toBeGreaterThan(15);
    expect(sessions.restarts).toBeLessThan(30);

    sessions.refuses = null;
    await pass(2000);
    line().is('connected');
    await pass(0);

    expect(statuses.at(-1)).toBe('connected');
    expect(sessions.created).toBe(1);
  });

  it('is tried at once when the network is back', async () => {
    sessions.refuses = DOWN;
    line().is('disconnected');
    await pass(20_000);
    const before = sessions.restarts;
    sessions.refuses = null;
    peer.networkChanged();
    await pass(0);

    expect(sessions.restarts).toBe(before + 1);
  });

  it('becomes a new session after a minute', async () => {
    sessions.refuses = DOWN;
    line().is('disconnected');
    await pass(65_000);
    sessions.refuses = null;
    await pass(6000);

    expect(begun).toEqual(['s1', 's2']);
    expect(wires).toHaveLength(2);
  });

  it('that mends itself is left alone', async () => {
    line().is('disconnected');
    await pass(1500);
    line().is('connected');
    await pass(10_000);

    expect(sessions.restarts).toBe(0);
  });
});

describe('another network', () => {
  it('is a restart beside the path that still works', async () => {
    peer.networkChanged();
    await pass(0);

    expect(sessions.restarts).toBe(1);
    expect(statuses).not.toContain('recovering');
    expect(wires).toHaveLength(1);
  });
});

describe('a server that was away', () => {
  it('and knows the session no more gets a new one, after a while that spreads a province', async () => {
    await pass(1000);
    peer.known([], Date.now());
    await pass(1400);
    expect(sessions.created).toBe(1);
    await pass(200);
    expect(begun).toEqual(['s1', 's2']);
    expect(sessions.ended).toEqual([]);
  });

  it('need not answer a restart that is under way', async () => {
    sessions.hangs = true;
    line().is('failed');
    await pass(1000);
    peer.known([], Date.now());
    await pass(1600);

    expect(begun).toEqual(['s1', 's2']);
  });

  it('is told by its refusal too', async () => {
    sessions.refuses = UNKNOWN;
    line().is('failed');
    await pass(100);
    sessions.refuses = null;
    await pass(1500);

    expect(begun).toEqual(['s1', 's2']);
  });

  it('and still has the session leaves it as it is', async () => {
    await pass(1000);
    peer.known(['s1'], Date.now());
    await pass(5000);

    expect(sessions.restarts + sessions.created).toBe(1);
  });

  it('cannot know what has begun since it was asked', async () => {
    peer.known([], Date.now() - 1);
    await pass(5000);

    expect(sessions.created).toBe(1);
  });

  it('and is full is asked again when it says', async () => {
    sessions.refuses = new SessionRefused(503, 'room-full', '', 4000);
    await pass(1000);
    peer.known([], Date.now());
    await pass(1600 + 5800);
    sessions.refuses = null;
    expect(sessions.created).toBe(1);
    await pass(200);
    expect(sessions.created).toBe(2);
  });
});

describe('what is sent', () => {
  it('is what somebody watches, told before or after the answer', async () => {
    peer.wantLayers('s1', [{ mid: '1', rids: ['q'] }]);
    await pass(0);
    expect(wires[0]?.camera.sent).toEqual(['q']);
    peer.wantLayers('s1', [{ mid: '1', rids: ['q', 'f'] }]);
    peer.wantLayers('s2', [{ mid: '1', rids: ['h'] }]);
    await pass(0);
    expect(wires[0]?.camera.sent).toEqual(['q', 'f']);
  });

  it('is speech alone on a line that bears no more', async () => {
    peer.setVoiceOnly(true);
    await pass(0);
    expect(wires[0]?.camera.sent).toEqual([]);
    peer.setVoiceOnly(false);
    await pass(0);
    expect(wires[0]?.camera.sent).toEqual(['q', 'h', 'f']);
  });

  it('goes on in a new session', async () => {
    const track = { getSettings: () => ({ height: 720 }) } as unknown as MediaStreamTrack;
    peer.setPicture(track);
    peer.setVoiceOnly(true);
    await pass(1000);
    peer.known([], Date.now());
    await pass(1600);

    expect(wires[1]?.camera.track).toBe(track);
    expect(wires[1]?.camera.sent).toEqual([]);
  });
});

it('three come back at once, five hundred one after the other', () => {
  expect([spreadFor(3), spreadFor(100), spreadFor(500), spreadFor(5000)]).toEqual([9, 300, 1500, 1500]);
});
