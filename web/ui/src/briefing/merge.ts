import type { Briefing, BriefingDraft, ChangedMeanwhile } from '../api/types';
import { type BriefingForm, formOf, requestOf } from './form-model';

export type Field = 'title' | 'startsAt' | 'duration' | 'chair' | 'units' | 'agenda';

/** Whose words a field keeps when two have written it; `both` for lists that can be put together. */
export type Side = 'mine' | 'theirs' | 'both';

const FIELDS: readonly Field[] = ['title', 'startsAt', 'duration', 'chair', 'units', 'agenda'];

/** What was typed: only the fields that differ from what the edit was begun on. */
export function touched(begun: BriefingForm, form: BriefingForm): Partial<BriefingDraft> {
  const before = requestOf(begun);
  const now = requestOf(form);
  const changes: Record<string, unknown> = {};
  for (const name of Object.keys(now) as (keyof BriefingDraft)[]) {
    if (!same(before[name], now[name])) changes[name] = now[name];
  }
  return changes as Partial<BriefingDraft>;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The sides a reader may choose from for a field, the one that loses least first. */
export function sides(change: ChangedMeanwhile): Side[] {
  if (!change.conflict) return ['theirs'];
  return change.field === 'units' ? ['both', 'mine', 'theirs'] : ['mine', 'theirs'];
}

/**
 * The form after somebody else's changes: what only they changed is theirs, what only was typed here
 * stays, and where both wrote, the reader's choice.
 */
export function merged(
  current: Briefing,
  begun: BriefingForm,
  mine: BriefingForm,
  choices: Readonly<Record<string, Side>>,
): BriefingForm {
  const theirs = formOf(current);
  const typed = touched(begun, mine);
  const result: BriefingForm = { ...mine, ...theirs };
  for (const field of FIELDS) {
    if (!(field in typed)) continue;
    const side = choices[field] ?? 'mine';
    if (side === 'theirs') continue;
    if (field === 'startsAt') {
      result.day = mine.day;
      result.time = mine.time;
    } else if (field === 'duration') {
      result.minutes = mine.minutes;
    } else if (field === 'units') {
      result.units = side === 'both' ? joined(begun.units, theirs.units, mine.units) : mine.units;
    } else if (field === 'agenda') {
      // An item that was removed meanwhile is no longer known by its id: it is written anew.
      const known = new Set(current.agenda.map((item) => item.id));
      result.agenda = mine.agenda.map((row) => {
        const { id, ...rest } = row;
        return id && known.has(id) ? row : rest;
      });
    } else {
      result[field] = mine[field];
    }
  }
  result.arrangement = { ...theirs.arrangement };
  for (const name of Object.keys(mine.arrangement) as (keyof BriefingForm['arrangement'])[]) {
    const changed = !same(begun.arrangement[name], mine.arrangement[name]);
    if (changed && choices[name] !== 'theirs') Object.assign(result.arrangement, { [name]: mine.arrangement[name] });
  }
  return result;
}

/** Theirs, with what was added here and without what was taken away here. */
export function joined(
  begun: ReadonlySet<string>,
  theirs: ReadonlySet<string>,
  mine: ReadonlySet<string>,
): Set<string> {
  const units = new Set(theirs);
  for (const code of mine) if (!begun.has(code)) units.add(code);
  for (const code of begun) if (!mine.has(code)) units.delete(code);
  return units;
}
