/** The rehearsal without any drawing: our seat among the others, and ourselves as the server sends us back. */
import { type PeerStatus, RoomPeer, type Section } from '../media/peer';
import { HttpSessions } from '../media/sessions';
import { type Slot, sessionId } from '../media/slots';
import type { Entrance } from '../room/session';

export interface Colleague {
  site: string;
  name: string;
  stream: MediaStream;
}

interface Present {
  sites: { site: string; name: string }[];
  slots: Slot[];
}

const LOOK_EVERY_MS = 1500;
const DOOR = '/api/join/rehearsal';

/** One end of the rehearsal: its sections, and whose media the server says they carry. */
class End {
  sections: Section[] = [];
  slots: Slot[] = [];
  session = '';
  readonly peer: RoomPeer;

  constructor(entrance: Entrance, part: 'site' | 'echo', thumbnails: number, changed: () => void) {
    this.peer = new RoomPeer(
      new HttpSessions(entrance.token, `${DOOR}/sessions?part=${part}`),
      { sends: part === 'site', iceServers: entrance.iceServers ?? [], thumbnails },
      {
        statusChanged: changed,
        begun: (session, sections) => {
          this.session = sessionId(session);
          this.sections = sections;
          changed();
        },
      },
    );
  }

  stream(mid: string): MediaStream | null {
    return this.sections.find((section) => section.mid === mid)?.stream ?? null;
  }
}

export class RehearsalSession {
  /** Everybody who is here, ourselves too. */
  sites: Present['sites'] = [];
  readonly #entrance: Entrance;
  readonly #changed: () => void;
  readonly #mine: End;
  readonly #echo: End;
  #mirrored = '';
  #looking: ReturnType<typeof setInterval> | undefined;

  constructor(entrance: Entrance, changed: () => void) {
    this.#entrance = entrance;
    this.#changed = changed;
    this.#mine = new End(entrance, 'site', 2, changed);
    this.#echo = new End(entrance, 'echo', 0, changed);
  }

  get status(): PeerStatus {
    return this.#mine.peer.status;
  }

  enter(picture: MediaStreamTrack | null): void {
    this.#mine.peer.setPicture(picture);
    this.#mine.peer.join();
    this.#echo.peer.join();
    this.#looking = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  /** Whose voice goes out; null for none. */
  speak(microphone: MediaStreamTrack | null): void {
    this.#mine.peer.setMicrophone(microphone);
  }

  /** Our own picture, from the server; null until it has come. */
  get self(): MediaStream | null {
    const slot = this.#echo.slots.find((one) => one.role === 'stage' && one.site === this.#entrance.self.site);
    return slot ? this.#echo.stream(slot.mid) : null;
  }

  /** Our own voice, from the server; null when none comes. */
  get voice(): MediaStream | null {
    const slot = this.#echo.slots.find((one) => one.role === 'voice' && one.site === this.#entrance.self.site);
    return slot ? this.#echo.stream(slot.mid) : null;
  }

  /** The others whose pictures come. */
  get colleagues(): Colleague[] {
    const found: Colleague[] = [];
    for (const slot of this.#mine.slots) {
      if (slot.role === 'voice' || !slot.site || found.some((one) => one.site === slot.site)) continue;
      const stream = this.#mine.stream(slot.mid);
      const name = this.sites.find((one) => one.site === slot.site)?.name ?? '';
      if (stream) found.push({ site: slot.site, name, stream });
    }
    return found;
  }

  /** The others' voices. */
  get voices(): MediaStream[] {
    return this.#mine.sections.filter((section) => section.role === 'voice').map((section) => section.stream);
  }

  leave(): void {
    clearInterval(this.#looking);
    this.#mine.peer.close();
    this.#echo.peer.close();
  }

  async #look(): Promise<void> {
    for (const end of [this.#mine, this.#echo]) {
      if (!end.session) continue;
      const present = await this.#ask<Present>(`${DOOR}?session=${end.session}`);
      if (!present) continue;
      this.sites = present.sites;
      end.slots = present.slots;
    }
    await this.#mirror();
    this.#changed();
  }

  /** Asks for our own picture on the stage of the echo, once for each of its sessions. */
  async #mirror(): Promise<void> {
    const stage = this.#echo.sections.find((section) => section.role === 'stage');
    if (!stage || this.#mirrored === this.#echo.session) return;
    const path = `${DOOR}/sessions/${this.#echo.session}/mirror?mid=${encodeURIComponent(stage.mid)}`;
    if ((await this.#ask(path, 'POST')) !== null) this.#mirrored = this.#echo.session;
  }

  async #ask<T>(path: string, method = 'GET'): Promise<T | null> {
    try {
      const headers = { Authorization: `Bearer ${this.#entrance.token}`, Accept: 'application/json' };
      const response = await fetch(path, { method, headers, cache: 'no-store' });
      if (!response.ok) return null;
      return (response.status === 204 ? {} : await response.json()) as T;
    } catch {
      return null;
    }
  }
}
