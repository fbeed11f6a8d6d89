import type { Briefing, BriefingDraft } from '../api/types';
import { isoMinutes, minutesOf } from '../kit/duration';
import { type Day, dayOf, instantAt, timeOf } from '../kit/vietnam-time';
import { t } from '../locale/briefing';
import { type AgendaRow, draftOf, rowsOf } from './agenda-draft';

/** What the form holds. */
export interface BriefingForm {
  title: string;
  day: Day;
  time: string;
  minutes: number;
  chair: string;
  units: ReadonlySet<string>;
  agenda: AgendaRow[];
}

export const DURATIONS = [15, 30, 45, 60, 75, 90, 100, 120, 150, 180, 240, 300, 360, 480];

export function emptyForm(day: Day, time: string): BriefingForm {
  return { title: '', day, time, minutes: 90, chair: '', units: new Set(), agenda: [] };
}

export function formOf(briefing: Briefing): BriefingForm {
  return {
    title: briefing.title,
    day: dayOf(briefing.startsAt),
    time: timeOf(briefing.startsAt),
    minutes: Math.round(minutesOf(briefing.duration)),
    chair: briefing.chair,
    units: new Set(briefing.units),
    agenda: rowsOf(briefing.agenda),
  };
}

export function requestOf(form: BriefingForm): BriefingDraft {
  return {
    title: form.title.trim(),
    startsAt: instantAt(form.day, form.time),
    duration: isoMinutes(form.minutes),
    chair: form.chair,
    units: [...form.units],
    agenda: draftOf(form.agenda),
  };
}

export interface Faults {
  title?: string;
  when?: string;
  chair?: string;
  units?: string;
  items: Map<number, string>;
}

/** What can be seen to be missing before asking the server; its own rules are the server's to tell. */
export function missing(form: BriefingForm): Faults {
  const faults: Faults = { items: new Map() };
  if (!form.title.trim()) faults.title = t('form.needTitle');
  if (!form.day || !form.time) faults.when = t('form.needWhen');
  if (!form.chair) faults.chair = t('form.needChair');
  if (form.units.size === 0) faults.units = t('form.needUnits');
  form.agenda.forEach((row, at) => {
    if (!row.title.trim()) faults.items.set(at, t('form.needItemTitle', { n: at + 1 }));
  });
  return faults;
}

export function anyFault(faults: Faults): boolean {
  return Boolean(faults.title || faults.when || faults.chair || faults.units) || faults.items.size > 0;
}

/** The server's `errors[{field, message}]` at the fields of the form; the rest is told above it. */
export function faultsOf(errors: readonly { field: string; message: string }[]): { faults: Faults; other: string[] } {
  const faults: Faults = { items: new Map() };
  const other: string[] = [];
  for (const { field, message } of errors) {
    const item = /^agenda(?:\[(\d+)\]|\.(\d+))/.exec(field);
    if (field === 'title') faults.title = message;
    else if (field === 'startsAt' || field === 'duration') faults.when = message;
    else if (field === 'chair') faults.chair = message;
    else if (field.startsWith('units')) faults.units = message;
    else if (item) faults.items.set(Number(item[1] ?? item[2]), message);
    else other.push(message);
  }
  return { faults, other };
}
