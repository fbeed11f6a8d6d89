/** The room's messages (docs/asyncapi.yaml), one JSON object each, told apart by `type`. */
import type { WantedLayers } from '../media/peer';
import type { Slot, Wish } from '../media/slots';
import type { Quality } from '../media/stats';

/** How a site's line is, as the server sees it. */
export interface SiteLine {
  site: string;
  level: Quality;
  reason: 'none' | 'loss' | 'delay' | 'bandwidth';
  voiceOnly: boolean;
}

export type Role = 'CHAIR' | 'SECRETARY' | 'SITE' | 'OBSERVER';
export type SiteKind = 'UNIT' | 'PERSON';
export type Presence = 'UNKNOWN' | 'PRESENT' | 'LATE' | 'ABSENT' | 'EXCUSED';
export type Phase = 'LOBBY' | 'LIVE' | 'CLOSED';

/** RFC 3339 with offset. */
export type Time = string;

export interface Stay {
  from: Time;
  to: Time | null;
}

export interface Site {
  name: string;
  kind: SiteKind;
  role: Role;
  online: boolean;
  presence: Presence;
  firstJoinedAt: Time | null;
  microphone: boolean;
  mutedByChair: boolean;
  people: number;
  spokeSeconds: number;
  floorSeconds: number;
  stays: Stay[];
}

export interface AgendaPoint {
  id: string;
  title: string;
  presenter: string | null;
  plannedSeconds: number;
  extendedSeconds: number;
  startedAt: Time | null;
  finishedAt: Time | null;
  spentSeconds: number;
}

export interface Floor {
  site: string;
  since: Time;
  limitSeconds: number | null;
}

export interface Hand {
  site: string;
  since: Time;
}

export interface Decision {
  id: string;
  item: string | null;
  text: string;
  unit: string | null;
  due: string | null;
  by: string;
  at: Time;
}

export interface Note {
  site: string;
  text: string;
  at: Time;
}

/** How a screen is divided: a speaker, a page with the speaker, two sites, or all by pages. */
export type LayoutKind = 'STAGE' | 'DOCUMENT' | 'PAIR' | 'GRID';

export interface Layout {
  kind: LayoutKind;
  /** Of a pair; empty lets each screen choose. */
  sites: string[];
}

/** A part of a page in shares of it, from its upper left corner; every screen shows at least this. */
export interface PageRegion {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How a document on stage is shown. */
export interface Shown {
  /** The site that turns its pages. */
  by: string;
  /** Null: the newest. */
  version?: number | null;
  /** Null: the whole page. */
  region?: PageRegion | null;
}

export interface Stage {
  site: string | null;
  document: string | null;
  page: number;
  shown: Shown | null;
}

export interface RoomState {
  briefing: string;
  title: string;
  phase: Phase;
  openedAt: Time | null;
  startedAt: Time | null;
  closedAt: Time | null;
  sites: Record<string, Site>;
  rollCall: { running: boolean; startedAt: Time | null; endedAt: Time | null; answered: string[] };
  agenda: AgendaPoint[];
  currentItem: string | null;
  floor: Floor | null;
  queue: Hand[];
  policy: { floorOnly: boolean; unmuteAllowed: boolean };
  stage: Stage;
  layout: Layout;
  decisions: Decision[];
  notes: Note[];
  decisionsNoted: number;
}

export type RoomEvent =
  | { type: 'RoomOpened'; by: string }
  | { type: 'SiteJoined'; site: string; name: string; kind: SiteKind; role: Role }
  | { type: 'SiteLeft'; site: string; reason: string }
  | { type: 'PeopleCounted'; site: string; count: number }
  | { type: 'RollCallStarted' }
  | { type: 'SiteMarked'; site: string; presence: Presence; byHand: boolean }
  | { type: 'RollCallEnded'; present: number; absent: number }
  | { type: 'AgendaItemStarted'; item: string }
  | { type: 'AgendaItemFinished'; item: string; seconds: number }
  | { type: 'AgendaItemExtended'; item: string; seconds: number }
  | { type: 'HandRaised'; site: string }
  | { type: 'HandLowered'; site: string }
  | { type: 'HandMoved'; site: string; position: number }
  | { type: 'FloorGiven'; site: string; limitSeconds?: number | null }
  | { type: 'FloorExtended'; site: string; seconds: number }
  | { type: 'FloorReturned'; site: string; seconds: number; reason: string }
  | { type: 'SiteMuted'; site: string }
  | { type: 'EveryoneMuted'; except: string[] }
  | { type: 'UnmuteAllowed'; site?: string | null }
  | { type: 'MicrophoneTurned'; site: string; on: boolean }
  | { type: 'FloorOnlyTurned'; on: boolean }
  | { type: 'StageSet'; site?: string | null; document?: string | null; page: number; shown?: Shown | null }
  | { type: 'LayoutSet'; layout: LayoutKind; sites: string[] }
  | {
      type: 'DecisionNoted';
      decision: string;
      item?: string | null;
      text: string;
      unit?: string | null;
      due?: string | null;
      by: string;
    }
  | { type: 'DecisionEdited'; decision: string; text: string; unit?: string | null; due?: string | null }
  | { type: 'DecisionRemoved'; decision: string }
  | { type: 'SiteSpoke'; site: string; seconds: number; item?: string | null }
  | { type: 'NoteSent'; site: string; text: string }
  | { type: 'RoomClosed'; by: string };

export type Command =
  | { type: 'CallRoll' }
  | { type: 'EndRollCall' }
  | { type: 'MarkPresence'; site: string; presence: Presence }
  | { type: 'AnswerRollCall' }
  | { type: 'StartAgendaItem'; item: string }
  | { type: 'FinishAgendaItem' }
  | { type: 'ExtendAgendaItem'; seconds: number }
  | { type: 'RaiseHand' }
  | { type: 'LowerHand'; site?: string }
  | { type: 'MoveHand'; site: string; position: number }
  | { type: 'GiveFloor'; site: string; seconds?: number }
  | { type: 'ExtendFloor'; seconds: number }
  | { type: 'ReturnFloor' }
  | { type: 'MuteSite'; site: string }
  | { type: 'MuteAll'; except?: string[] }
  | { type: 'AllowUnmute'; site?: string }
  | { type: 'SetMicrophone'; on: boolean }
  | { type: 'SetFloorOnly'; on: boolean }
  | { type: 'PutOnStage'; site?: string }
  | { type: 'SetLayout'; layout: LayoutKind; sites?: string[] }
  | { type: 'ShowDocument'; document: string; page: number; version?: number; region?: PageRegion }
  | { type: 'HideDocument' }
  | { type: 'NoteDecision'; text: string; item?: string; unit?: string; due?: string }
  | { type: 'EditDecision'; decision: string; text: string; unit?: string; due?: string }
  | { type: 'RemoveDecision'; decision: string }
  | { type: 'CountPeople'; count: number }
  | { type: 'SendNote'; text: string }
  | { type: 'CloseRoom' }
  | { type: 'View'; slots: Wish[] }
  | { type: 'Picture'; screen: boolean };

/** Where we point at the page on stage; without coordinates nowhere. Never answered. */
export interface Point {
  type: 'Point';
  x?: number;
  y?: number;
}

export type FromClient =
  | { type: 'Hello'; token: string; after?: number }
  | { type: 'Ping' }
  | Point
  | (Command & { id: string });

export interface Self {
  site: string;
  name: string;
  role: Role;
}

export type FromServer =
  | { type: 'Welcome'; self: Self; seq: number; state: RoomState; now: Time; sessions: string[] }
  | { type: 'Event'; seq: number; at: Time; actor: string; event: RoomEvent }
  | { type: 'Done'; id: string }
  | { type: 'Refused'; id: string; code: string; title: string; detail?: string | null }
  | { type: 'Slots'; session: string; slots: Slot[] }
  | { type: 'Dominant'; site: string | null }
  | { type: 'Connected'; site: string; quality?: string | null }
  | { type: 'Quality'; lines: SiteLine[] }
  | { type: 'Layers'; session: string; layers: WantedLayers[] }
  | { type: 'Pointer'; site: string; x: number | null; y: number | null }
  | { type: 'DocumentChanged'; document: string; version: number }
  | { type: 'Goodbye'; reason: string }
  | { type: 'Pong'; now: Time };
