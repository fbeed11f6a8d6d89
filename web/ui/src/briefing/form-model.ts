import type { Briefing, BriefingDraft, Template, Unit, UnitGroup } from '../api/types';
import { isoMinutes, minutesOf } from '../kit/duration';
import { type Day, dayOf, instantAt, timeOf, weekNumber } from '../kit/vietnam-time';
import { t } from '../locale/briefing';
import { type AgendaRow, draftOf, newRow, rowsOf } from './agenda-draft';
import { type Arrangement, arrangementOf, arrangementOfKind, requestOfArrangement, USUAL } from './arrangement';
import { NO_REPEAT, type Repeat, ruleOf } from './recurrence';

/** What the form holds. */
export interface BriefingForm {
  title: string;
  day: Day;
  time: string;
  minutes: number;
  chair: string;
  units: ReadonlySet<string>;
  agenda: AgendaRow[];
  arrangement: Arrangement;
  repeat: Repeat;
}

export const DURATIONS = [15, 30, 45, 60, 75, 90, 100, 120, 150, 180, 240, 300, 360, 480];

export function emptyForm(day: Day, time: string): BriefingForm {
  return {
    title: '',
    day,
    time,
    minutes: 90,
    chair: '',
    units: new Set(),
    agenda: [],
    arrangement: USUAL,
    repeat: NO_REPEAT,
  };
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
    arrangement: arrangementOf(briefing),
    repeat: NO_REPEAT,
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
    ...requestOfArrangement(form.arrangement),
    ...recurrenceOf(form),
  };
}

function recurrenceOf({ repeat, day }: BriefingForm): Partial<BriefingDraft> {
  const recurrence = ruleOf(repeat, day);
  return recurrence ? { recurrence, holidays: repeat.holidays, carryOver: repeat.carryOver } : {};
}

/** The form filled in as its kind of meeting begins; what was chosen before and the kind leaves open stays. */
export function filled(
  form: BriefingForm,
  template: Template,
  units: readonly Unit[],
  groups: readonly UnitGroup[] = [],
): BriefingForm {
  const levels = new Set<string>(template.levels);
  const named = groups.filter((one) => template.groups.includes(one.name) || template.groups.includes(one.id));
  const invited = template.units ?? [
    ...units.filter((unit) => levels.has(unit.level)).map((unit) => unit.code),
    ...named.flatMap((one) => one.units),
  ];
  return {
    ...form,
    title: form.title.trim() ? form.title : titleOn(template.title ?? '', form.day),
    minutes: template.duration ? Math.round(minutesOf(template.duration)) : form.minutes,
    chair: template.chair || form.chair,
    units: invited.length > 0 ? new Set(invited) : form.units,
    agenda:
      form.agenda.length > 0
        ? form.agenda
        : (template.agenda ?? []).map((item) => ({
            ...newRow(Math.round(minutesOf(item.duration))),
            title: item.title,
            presenter: item.presenter ?? '',
          })),
    arrangement: { ...arrangementOfKind(template), location: template.location || form.arrangement.location },
  };
}

/** `{tuan}`, `{thang}` and `{nam}` of a title written out, as the server does for a single meeting. */
export function titleOn(title: string, day: Day): string {
  if (!day) return title;
  const [year, month] = day.split('-');
  return title
    .replaceAll('{tuan}', String(weekNumber(day)))
    .replaceAll('{thang}', String(Number(month)))
    .replaceAll('{nam}', year ?? '');
}

export interface Faults {
  title?: string;
  when?: string;
  chair?: string;
  units?: string;
  recurrence?: string;
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
  return (
    Boolean(faults.title || faults.when || faults.chair || faults.units || faults.recurrence) || faults.items.size > 0
  );
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
    else if (field === 'recurrence') faults.recurrence = message;
    else if (item) faults.items.set(Number(item[1] ?? item[2]), message);
    else other.push(message);
  }
  return { faults, other };
}
