/** The reader's own notes: kept by the server for this seat or person, read by nobody else. */

export interface PaperNote {
  document: string | null;
  page: number | null;
  text: string;
  updatedAt: string;
}

export interface NoteKeeper {
  briefing: string;
  token: string;
}

const known = new Map<string, Promise<Map<string, string>>>();

function key(document: string, page: number): string {
  return `${document} ${page}`;
}

function address(briefing: string): string {
  return `/api/briefings/${encodeURIComponent(briefing)}/notes`;
}

/** All notes of this meeting by document and page, read once. */
function all({ briefing, token }: NoteKeeper): Promise<Map<string, string>> {
  let notes = known.get(briefing);
  if (!notes) {
    notes = fetchNotes(briefing, token);
    known.set(briefing, notes);
    notes.catch(() => known.delete(briefing));
  }
  return notes;
}

async function fetchNotes(briefing: string, token: string): Promise<Map<string, string>> {
  const answer = await fetch(address(briefing), { headers: { Authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`notes: ${answer.status}`);
  const notes = (await answer.json()) as PaperNote[];
  return new Map(notes.flatMap((note) => (note.document ? [[key(note.document, note.page ?? 0), note.text]] : [])));
}

export async function noteOn(keeper: NoteKeeper, document: string, page: number): Promise<string> {
  return (await all(keeper)).get(key(document, page)) ?? '';
}

/** Pages of the document that have a note, in order. */
export async function notedPages(keeper: NoteKeeper, document: string): Promise<number[]> {
  const notes = [...(await all(keeper))].filter(([where, text]) => where.startsWith(`${document} `) && text !== '');
  return notes.map(([where]) => Number(where.slice(document.length + 1))).sort((a, b) => a - b);
}

/** Keeps the note; an empty one is forgotten. */
export async function keepNote(keeper: NoteKeeper, document: string, page: number, text: string): Promise<void> {
  const answer = await fetch(address(keeper.briefing), {
    method: 'PUT',
    headers: { Authorization: `Bearer ${keeper.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ document, page, text }),
  });
  if (!answer.ok) throw new Error(`notes: ${answer.status}`);
  (await all(keeper)).set(key(document, page), text);
}
