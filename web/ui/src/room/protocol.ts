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
  /** Its presence was marked by those who conduct. */
  byHand: boolean;
  note: string | null;
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
  /** Since when the voice gets lower; null when it does not. */
  fadingSince: Time | null;
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
  /** Who is to help. */
  with: string[];
  acknowledged: string[];
}

/** A moment marked for a decision that is not written out yet. */
export interface DecisionDraft {
  id: string;
  item: string | null;
  speaker: string | null;
  at: Time;
}

export interface Note {
  site: string;
  text: string;
  at: Time;
  /** The site it answers; null for the secretariat. */
  to: string | null;
}

/** How a screen is divided: a speaker, a page with the speaker, two sites, or all by pages. */
export type LayoutKind = 'STAGE' | 'DOCUMENT' | 'PAIR' | 'GRID';

export interface Layout {
  kind: LayoutKind;
  /** Of a pair; empty lets each screen choose. */
  sites: string[];
}

/** A part of a page in ten-thousandths of it, from its upper left corner; every screen shows at least this. */
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

export interface Message {
  site: string;
  text: string;
  at: Time;
}

export interface Vote {
  id: string;
  question: string;
  options: string[];
  secret: boolean;
  item: string | null;
  /** Who may vote, and how much each vote counts. */
  weights: Record<string, number>;
  phase: 'RUNNING' | 'CLOSED' | 'CANCELLED';
  voted: string[];
  byHand: string[];
  /** While an open vote runs, one's own; then everybody's; none of a secret one. */
  choices: Record<string, number>;
  counts: number[];
  openedAt: Time;
  closedAt: Time | null;
}

export interface QuorumRule {
  numerator: number;
  denominator: number;
  moreThan: boolean;
}

export type ChatMode = 'OFF' | 'SECRETARY' | 'ALL';

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
  drafts: DecisionDraft[];
  shownDecision: string | null;
  votes: Vote[];
  quorumRule: QuorumRule | null;
  chat: ChatMode;
  messages: Message[];
  captioner: string | null;
  recording: { by: string; since: Time } | null;
}

export type VoteEvent =
  | {
      type: 'VoteOpened';
      vote: string;
      question: string;
      options: string[];
      secret: boolean;
      item?: string | null;
      weights: Record<string, number>;
    }
  | { type: 'BallotTaken'; vote: string; site: string; byHand: boolean }
  | { type: 'VoteCast'; vote: string; site: string; choice: number }
  | { type: 'VoteClosed'; vote: string; counts: number[]; choices: Record<string, number> }
  | { type: 'VoteCancelled'; vote: string };

export type RoomEvent =
  | { type: 'RoomOpened'; by: string }
  | { type: 'SiteJoined'; site: string; name: string; kind: SiteKind; role: Role }
  | { type: 'SiteLeft'; site: string; reason: string }
  | { type: 'PeopleCounted'; site: string; count: number }
  | { type: 'RollCallStarted' }
  | { type: 'SiteMarked'; site: string; presence: Presence; byHand: boolean; note?: string | null }
  | { type: 'QuorumSet'; numerator: number; denominator: number; moreThan: boolean }
  | { type: 'RollCallEnded'; present: number; absent: number }
  | { type: 'AgendaItemStarted'; item: string }
  | { type: 'AgendaItemFinished'; item: string; seconds: number }
  | { type: 'AgendaItemExtended'; item: string; seconds: number }
  | { type: 'HandRaised'; site: string }
  | { type: 'HandLowered'; site: string }
  | { type: 'HandMoved'; site: string; position: number }
  | { type: 'FloorGiven'; site: string; limitSeconds?: number | null }
  | { type: 'FloorExtended'; site: string; seconds: number }
  | { type: 'FloorFading'; site: string; seconds: number }
  | { type: 'FloorReturned'; site: string; seconds: number; reason: string }
  | { type: 'SiteMuted'; site: string; reason?: 'HOWLING'; with?: string }
  | { type: 'EveryoneMuted'; except: string[] }
  | { type: 'UnmuteAllowed'; site?: string | null }
  | { type: 'MicrophoneTurned'; site: string; on: boolean }
  | { type: 'FloorOnlyTurned'; on: boolean }
  | { type: 'StageSet'; site?: string | null; document?: string | null; page: number; shown?: Shown | null }
  | { type: 'LayoutSet'; layout: LayoutKind; sites: string[] }
  | { type: 'DecisionMarked'; decision: string; item?: string | null; speaker?: string | null }
  | {
      type: 'DecisionNoted';
      decision: string;
      item?: string | null;
      text: string;
      unit?: string | null;
      due?: string | null;
      by: string;
      with?: string[];
    }
  | {
      type: 'DecisionEdited';
      decision: string;
      text: string;
      unit?: string | null;
      due?: string | null;
      with?: string[];
    }
  | { type: 'DecisionShown'; decision?: string | null }
  | { type: 'DecisionAcknowledged'; decision: string; site: string; byHand: boolean }
  | { type: 'DecisionRemoved'; decision: string }
  | { type: 'SiteSpoke'; site: string; seconds: number; item?: string | null }
  | { type: 'NoteSent'; site: string; text: string; to?: string | null }
  | { type: 'ChatSet'; mode: ChatMode }
  | { type: 'MessageSent'; site: string; text: string }
  | { type: 'CaptionerNamed'; site?: string | null }
  | { type: 'RecordingTold'; by?: string | null }
  | VoteEvent
  | { type: 'RoomClosed'; by: string };

export type Command =
  | { type: 'CallRoll' }
  | { type: 'EndRollCall' }
  | { type: 'MarkPresence'; site: string; presence: Presence; note?: string }
  | { type: 'SetQuorum'; rule: QuorumRule | null }
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
  | { type: 'FadeFloor' }
  | { type: 'MuteSite'; site: string }
  | { type: 'MuteAll'; except?: string[] }
  | { type: 'AllowUnmute'; site?: string }
  | { type: 'SetMicrophone'; on: boolean }
  | { type: 'SetFloorOnly'; on: boolean }
  | { type: 'PutOnStage'; site?: string }
  | { type: 'SetLayout'; layout: LayoutKind; sites?: string[] }
  | { type: 'ShowDocument'; document: string; page: number; version?: number; region?: PageRegion }
  | { type: 'HideDocument' }
  | { type: 'MarkDecision' }
  | {
      type: 'NoteDecision';
      text: string;
      item?: string;
      unit?: string;
      due?: string;
      with?: string[];
      draft?: string;
    }
  | { type: 'EditDecision'; decision: string; text: string; unit?: string; due?: string; with?: string[] }
  | { type: 'ShowDecision'; decision: string | null }
  | { type: 'AcknowledgeDecision'; decision: string; site?: string }
  | { type: 'RemoveDecision'; decision: string }
  | { type: 'CountPeople'; count: number }
  | { type: 'SendNote'; text: string; to?: string }
  | { type: 'SetChat'; mode: ChatMode }
  | { type: 'SendMessage'; text: string }
  | { type: 'NameCaptioner'; site: string | null }
  | { type: 'TellRecording'; by: string | null }
  | {
      type: 'OpenVote';
      question: string;
      options?: string[];
      secret: boolean;
      item?: string;
      weights?: Record<string, number>;
    }
  | { type: 'CastVote'; vote: string; choice: number; site?: string }
  | { type: 'CloseVote'; vote: string }
  | { type: 'CancelVote'; vote: string }
  | { type: 'Type'; text: string; done: boolean }
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
  | { type: 'Caption'; site: string; text: string; done: boolean }
  | { type: 'Goodbye'; reason: string }
  | { type: 'Pong'; now: Time };
