/** The server's JSON, as its OpenAPI description tells it. Times are RFC 3339, durations ISO 8601. */

export type Level = 'PROVINCE' | 'DISTRICT' | 'COMMUNE' | 'DEPARTMENT';
export type Role = 'ADMIN' | 'SECRETARY' | 'CHAIR' | 'UNIT';

export interface Unit {
  code: string;
  name: string;
  level: Level;
  parent: string | null;
  email: string | null;
  validFrom: string | null;
  validTo: string | null;
  successors: string[];
  phone?: string | null;
  address?: string | null;
  /** QĐ 20/2020/QĐ-TTg, and its older form. */
  agencyCode?: string | null;
  agencyCodeOld?: string | null;
  tags?: string[];
  version?: number;
}

/** A unit found by a name it bears or bore; `now` stands in the place of one that is gone. */
export interface FoundUnit {
  unit: Unit;
  exists: boolean;
  now: Unit[];
}

/** One of a line of descent: 0 the unit itself, below 0 those before, above 0 those after. */
export interface KinUnit {
  unit: Unit;
  generation: number;
}

export type Standing = 'HOLDER' | 'ACTING' | 'SUBSTITUTE';

export interface Holder {
  id: string;
  name: string;
  username: string | null;
  email: string | null;
  phone: string | null;
  standing: Standing;
  from: string | null;
  to: string | null;
}

export interface Post {
  id: string;
  title: string;
  addressed: string;
  rank: number;
  head: boolean;
  validFrom: string | null;
  validTo: string | null;
  holder: Holder | null;
  holders: Holder[];
  version: number;
}

export type EquipmentKind =
  | 'CAMERA'
  | 'MICROPHONE'
  | 'SPEAKER'
  | 'SCREEN'
  | 'CODEC'
  | 'COMPUTER'
  | 'LINE'
  | 'POWER'
  | 'OTHER';

export interface Equipment {
  kind: EquipmentKind;
  name: string | null;
  count: number;
}

export interface Site {
  id: string;
  above: string | null;
  name: string;
  place: string | null;
  phone: string | null;
  seats: number | null;
  equipment: Equipment[];
  keeper: string | null;
  note: string | null;
  position: number;
  version: number;
}

export interface UnitContact {
  id: string;
  name: string;
  duty: string | null;
  email: string | null;
  phone: string | null;
}

export interface GroupRule {
  levels: Level[];
  below: string | null;
  tags: string[];
  name: string | null;
  except: string[];
}

export interface UnitGroup {
  id: string;
  name: string;
  note: string | null;
  rule: GroupRule | null;
  units: string[];
  version: number;
}

export type ImportKind = 'ADD' | 'RENAME' | 'MOVE' | 'SPELLING' | 'DETAILS' | 'BEGIN' | 'END' | 'SUCCESSORS' | 'LEADER';

export interface ImportChange {
  row: number;
  kinds: ImportKind[];
  code: string;
  name: string;
  level: Level;
  parent: string | null;
  nameBefore: string | null;
  parentBefore: string | null;
  /** Who leads it from then on. */
  leader: string | null;
}

export interface ImportFault {
  cell: string;
  row: number;
  column: string;
  value: string;
  message: string;
}

export interface UnitImport {
  preview: boolean;
  format: string;
  encoding: string;
  layout: 'LIST' | 'WIDE' | 'SUCCESSION';
  rows: number;
  added: number;
  renamed: number;
  moved: number;
  respelled: number;
  corrected: number;
  ended: number;
  led: number;
  unchanged: number;
  changes: ImportChange[];
  faults: ImportFault[];
  faultCount: number;
  notices: string[];
}

export interface Me {
  username: string;
  name: string;
  title: string | null;
  role: Role;
  unit: string | null;
  otpEnabled: boolean;
}

export interface Person {
  username: string;
  name: string;
  title: string | null;
  unit: string | null;
}

export type BriefingState = 'SCHEDULED' | 'OPEN' | 'CLOSED' | 'CANCELLED';
export type Stage = 'DRAFT' | 'INVITE' | 'PREPARE' | 'MEET' | 'MINUTES' | 'FOLLOW';

export interface AgendaItem {
  id: string;
  title: string;
  duration: string;
  presenter: string | null;
  presenterName: string | null;
}

export interface Briefing {
  id: string;
  title: string;
  startsAt: string;
  endsAt: string;
  duration: string;
  chair: string;
  chairName: string | null;
  units: string[];
  unitNames: Record<string, string>;
  agenda: AgendaItem[];
  state: BriefingState;
  stage: Stage;
  sequence: number;
  room: { opensAt: string | null; openedAt: string | null; closedAt: string | null } | null;
  createdBy: string | null;
  version: number;
  kind: string | null;
  location: string | null;
  hall: string | null;
  leadTimes: LeadTimes;
  reminders: string[];
  letterText: string;
  roomPolicy: RoomPolicy;
  series: string | null;
  recurrenceId: string | null;
}

/** Working days before the start; 0 is no rule, null the usual one. */
export interface LeadTimes {
  invitationDays: number | null;
  documentDays: number | null;
}

export interface RoomPolicy {
  microphones: 'FREE' | 'MUTED' | 'FLOOR_ONLY' | null;
  quorum: string | null;
  layout: 'STAGE' | 'DOCUMENT' | 'PAIR' | 'GRID' | null;
}

/** A field that somebody else changed after an edit was begun. */
export interface ChangedMeanwhile {
  field: string;
  was: unknown;
  theirs: unknown;
  yours: unknown;
  conflict: boolean;
  who: string;
  whoName: string;
  at: string;
}

export interface BriefingDraft {
  title: string;
  startsAt: string;
  duration: string;
  chair: string;
  units: string[];
  agenda: { id?: string; title: string; duration: string; presenter?: string }[];
  recurrence?: string;
  kind?: string;
  location?: string;
  leadTimes?: Partial<LeadTimes>;
  reminders?: string[];
  letterText?: string;
  roomPolicy?: { microphones?: string; quorum?: string; layout?: string };
  holidays?: HolidayMove;
  carryOver?: boolean;
  exDates?: string[];
}

export type HolidayMove = 'KEEP' | 'BEFORE' | 'AFTER' | 'SKIP';
export type Scope = 'this' | 'following' | 'all';

export interface RecurrenceSlot {
  recurrenceId: string;
  startsAt: string;
  moved: boolean;
}

export interface SeriesInstance extends RecurrenceSlot {
  id: string;
  endsAt: string;
  title: string;
  state: BriefingState;
}

export interface Series {
  id: string;
  recurrence: string;
  startsAt: string;
  title: string | null;
  duration: string | null;
  chair: string | null;
  units: string[];
  holidays: HolidayMove;
  carryOver: boolean;
  exDates: string[];
  rDates: string[];
  endless: boolean;
  madeUntil: string;
  follows: string | null;
  followedBy: string | null;
  trouble: string | null;
  version: number;
  instances: SeriesInstance[];
}

export interface FreeSlot {
  startsAt: string;
  endsAt: string;
  free: boolean;
  must: number;
  ofMust: number;
  should: number;
  ofShould: number;
  reasons: string[];
  missing: { who: string; whoName: string; from: string; to: string; must: boolean }[];
  hall: string | null;
  hallName: string | null;
}

/** A kind of meeting: what a briefing of it begins with. */
export interface Template extends Partial<Omit<BriefingDraft, 'leadTimes' | 'roomPolicy'>> {
  code: string;
  name: string;
  note: string;
  levels: Level[];
  groups: string[];
  /** Who may sit in: 1 the head, 2 a deputy head, …; null anybody. */
  substitutes: { leastRank: number | null; strict: boolean };
  urgent: boolean;
  leadTimes: LeadTimes;
  roomPolicy: RoomPolicy;
  version: number;
}

export interface Hall {
  code: string;
  name: string;
  seats: number | null;
  address: string;
  note: string;
  closed: boolean;
}

export interface Clash {
  briefing: string;
  title: string;
  startsAt: string;
  endsAt: string;
  who: string;
  whoName: string | null;
  kind: 'CHAIR' | 'LEADER' | 'PRESENTER' | 'UNIT' | 'HALL';
}

export type DeliveryStatus = 'QUEUED' | 'SENT' | 'DELIVERED' | 'BOUNCED';
export type Reply = 'NEEDS_ACTION' | 'ACCEPTED' | 'TENTATIVE' | 'DECLINED' | 'DELEGATED';

export interface Invitation {
  unit: string;
  name: string;
  email: string | null;
  status: DeliveryStatus | null;
  statusText: string | null;
  reply: Reply | null;
  repliedAt: string | null;
  via: string | null;
  comment: string | null;
  delegate: string | null;
  seenAt: string | null;
  sentAt: string | null;
  sequence: number;
  /** `CANCEL` once a unit is no longer invited. */
  method: string;
  error: string | null;
}

export interface RecordLink {
  system: string;
  reference: string;
  number: number | string | null;
  notation: string | null;
  date: string | null;
  status: string | null;
}

export interface BriefingDocument {
  id: string;
  title: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
  /** Minutes are kept as a document too, once they are approved. */
  purpose: 'PAPER' | 'MINUTES';
  version: number;
  agendaItem: string | null;
  addedBy: string | null;
  addedAt: string;
  record: RecordLink | null;
}

export interface JournalEntry {
  seq: number;
  at: string;
  actor: string;
  actorName: string | null;
  kind: string;
  text: string;
  payload: Record<string, unknown>;
  prevHash: string | null;
  hash: string;
}

export interface JournalCheck {
  ok: boolean;
  entries: number;
  brokenAt: number | null;
}

export interface RoomToken {
  token: string;
  link: string;
  site: string;
  role: string;
}
