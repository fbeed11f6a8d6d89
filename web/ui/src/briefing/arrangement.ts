import type { Briefing, BriefingDraft, LeadTimes, RoomPolicy, Template } from '../api/types';

/** How a meeting is prepared and run, as a form holds it; an empty text is "as usual". */
export interface Arrangement {
  kind: string;
  location: string;
  invitationDays: number | null;
  documentDays: number | null;
  reminders: string[];
  letterText: string;
  microphones: string;
  quorum: string;
  layout: string;
}

export const USUAL: Arrangement = {
  kind: '',
  location: '',
  invitationDays: null,
  documentDays: null,
  reminders: [],
  letterText: '',
  microphones: '',
  quorum: '',
  layout: '',
};

/** Reminders a form offers; others that are set stay. */
export const LEADS = ['P3D', 'P1D', 'PT1H', 'PT15M'] as const;

interface Arranged {
  location?: string | null;
  leadTimes: LeadTimes;
  reminders?: string[];
  letterText?: string | null;
  roomPolicy: RoomPolicy;
}

function of(arranged: Arranged, kind: string): Arrangement {
  return {
    kind,
    location: arranged.location ?? '',
    invitationDays: arranged.leadTimes.invitationDays,
    documentDays: arranged.leadTimes.documentDays,
    reminders: (arranged.reminders ?? []).map(canonical),
    letterText: arranged.letterText ?? '',
    microphones: arranged.roomPolicy.microphones ?? '',
    quorum: arranged.roomPolicy.quorum ?? '',
    layout: arranged.roomPolicy.layout ?? '',
  };
}

/** The server says a day as `PT24H`. */
function canonical(lead: string): string {
  const hours = /^PT(\d+)H$/.exec(lead);
  return hours && Number(hours[1]) % 24 === 0 ? `P${Number(hours[1]) / 24}D` : lead;
}

export function arrangementOf(briefing: Briefing): Arrangement {
  return of(briefing, briefing.kind ?? '');
}

export function arrangementOfKind(template: Template): Arrangement {
  return of(template as Arranged, template.code);
}

export function requestOfArrangement(a: Arrangement): Partial<BriefingDraft> {
  return {
    kind: a.kind,
    location: a.location.trim(),
    leadTimes: {
      ...(a.invitationDays === null ? {} : { invitationDays: a.invitationDays }),
      ...(a.documentDays === null ? {} : { documentDays: a.documentDays }),
    },
    reminders: a.reminders,
    letterText: a.letterText,
    roomPolicy: { microphones: a.microphones, quorum: a.quorum, layout: a.layout },
  };
}
