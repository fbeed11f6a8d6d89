import type { RoomSession } from './session';

interface Person {
  site: string;
  who: string;
  substitute: boolean;
}

/** Granted the floor before the meeting. */
export interface Granted {
  agendaItem: string;
  site: string;
  siteName: string;
  name: string;
  seconds: number;
}

interface People {
  people: Person[];
  speakers: Granted[];
}

/** Units may still name somebody else while the meeting runs. */
const FRESH_MS = 60_000;

class Known {
  readonly who = new Map<string, Person>();
  speakers: Granted[] = [];
  askedAt = 0;
}

const known = new WeakMap<RoomSession, Known>();

/** Who really sits at the sites, and who was granted the floor beforehand, as far as is known by now. */
function peopleOf(session: RoomSession, changed: () => void): Known {
  const found = known.get(session) ?? new Known();
  known.set(session, found);
  if (Date.now() - found.askedAt > FRESH_MS) {
    found.askedAt = Date.now();
    void ask(session, found).then(changed, () => undefined);
  }
  return found;
}

async function ask(session: RoomSession, into: Known): Promise<void> {
  const { briefing, token } = session.entrance;
  const answer = await fetch(`/api/briefings/${encodeURIComponent(briefing)}/room/people`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!answer.ok) return;
  const { people, speakers } = (await answer.json()) as People;
  into.who.clear();
  for (const person of people) into.who.set(person.site, person);
  into.speakers = speakers;
}

/** "Phó Chủ tịch Trần Văn Bình"; empty when nobody is known by name. */
export function whoSits(session: RoomSession, site: string, changed: () => void): string {
  return peopleOf(session, changed).who.get(site)?.who ?? '';
}

/** Those granted the floor on the item at hand who neither have it nor have their hand up. */
export function proposals(session: RoomSession, changed: () => void): Granted[] {
  const { currentItem, floor, queue } = session.state;
  return peopleOf(session, changed).speakers.filter(
    (one) =>
      one.agendaItem === currentItem && one.site !== floor?.site && !queue.some((hand) => hand.site === one.site),
  );
}
