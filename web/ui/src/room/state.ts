/** The room's state, evolved by the same events and the same rules as on the server. */
import type { AgendaPoint, LayoutKind, RoomEvent, RoomState, Site, Time } from './protocol';
import { decided } from './state-decisions';
import { over, voted } from './state-votes';

/** A room before anything was told about it. */
export const EMPTY: RoomState = {
  briefing: '',
  title: '',
  phase: 'LOBBY',
  openedAt: null,
  startedAt: null,
  closedAt: null,
  sites: {},
  rollCall: { running: false, startedAt: null, endedAt: null, answered: [] },
  agenda: [],
  currentItem: null,
  floor: null,
  queue: [],
  policy: { floorOnly: false, unmuteAllowed: true },
  stage: { site: null, document: null, page: 0, shown: null },
  layout: { kind: 'STAGE', sites: [] },
  decisions: [],
  notes: [],
  decisionsNoted: 0,
  drafts: [],
  shownDecision: null,
  votes: [],
  quorumRule: null,
  chat: 'SECRETARY',
  messages: [],
  captioner: null,
  recording: null,
};

/** The state after one journaled event; one that finds nothing to change changes nothing. */
export function reduce(state: RoomState, event: RoomEvent, at: Time): RoomState {
  switch (event.type) {
    case 'RoomOpened':
      return {
        ...state,
        openedAt: state.openedAt ?? at,
        closedAt: null,
        phase: state.startedAt ? 'LIVE' : 'LOBBY',
      };
    case 'SiteJoined':
      return joined(state, event, at);
    case 'SiteLeft':
      return withSite(state, event.site, (site) => gone(site, at));
    case 'PeopleCounted':
      return withSite(state, event.site, (site) => ({ ...site, people: event.count }));
    case 'RollCallStarted':
      return { ...begun(state, at), rollCall: { running: true, startedAt: at, endedAt: null, answered: [] } };
    case 'SiteMarked': {
      const next = withSite(state, event.site, (site) => ({
        ...site,
        presence: event.presence,
        byHand: event.byHand,
        note: event.note ?? null,
      }));
      const roll = next.rollCall;
      const answers =
        roll.running && !event.byHand && event.presence === 'PRESENT' && !roll.answered.includes(event.site);
      return answers ? { ...next, rollCall: { ...roll, answered: [...roll.answered, event.site] } } : next;
    }
    case 'RollCallEnded':
      return { ...state, rollCall: { ...state.rollCall, running: false, endedAt: at } };
    case 'QuorumSet': {
      const { numerator, denominator, moreThan } = event;
      return { ...state, quorumRule: denominator === 0 ? null : { numerator, denominator, moreThan } };
    }
    case 'AgendaItemStarted':
      return withPoint({ ...begun(state, at), currentItem: event.item }, event.item, (point) => ({
        ...point,
        startedAt: at,
        finishedAt: null,
      }));
    case 'AgendaItemFinished':
      return finished(state, event.item, event.seconds, at);
    case 'AgendaItemExtended':
      return withPoint(state, event.item, (point) => ({
        ...point,
        extendedSeconds: point.extendedSeconds + event.seconds,
      }));
    case 'HandRaised':
      return { ...state, queue: [...without(state, event.site), { site: event.site, since: at }] };
    case 'HandLowered':
      return { ...state, queue: without(state, event.site) };
    case 'HandMoved': {
      const hand = state.queue.find((other) => other.site === event.site);
      if (!hand) return state;
      const queue = without(state, event.site);
      queue.splice(Math.min(Math.max(event.position, 0), queue.length), 0, hand);
      return { ...state, queue };
    }
    case 'FloorGiven':
      return {
        ...state,
        queue: without(state, event.site),
        floor: { site: event.site, since: at, limitSeconds: event.limitSeconds ?? null, fadingSince: null },
      };
    case 'FloorExtended': {
      const floor = state.floor;
      if (!floor) return state;
      const limitSeconds = floor.limitSeconds === null ? null : floor.limitSeconds + event.seconds;
      return { ...state, floor: { ...floor, limitSeconds, fadingSince: null } };
    }
    case 'FloorFading':
      return state.floor ? { ...state, floor: { ...state.floor, fadingSince: at } } : state;
    case 'FloorReturned':
      return hadFloor({ ...state, floor: null }, event.site, event.seconds);
    case 'SiteMuted':
      return withSite(state, event.site, (site) => (event.reason ? { ...site, microphone: false } : muted(site)));
    case 'EveryoneMuted':
      return {
        ...everySite(state, (site, id) => (event.except.includes(id) ? site : muted(site))),
        policy: { ...state.policy, unmuteAllowed: false },
      };
    case 'UnmuteAllowed':
      if (event.site) return withSite(state, event.site, (site) => ({ ...site, mutedByChair: false }));
      return {
        ...everySite(state, (site) => ({ ...site, mutedByChair: false })),
        policy: { ...state.policy, unmuteAllowed: true },
      };
    case 'MicrophoneTurned':
      return withSite(state, event.site, (site) => ({ ...site, microphone: event.on }));
    case 'FloorOnlyTurned':
      return { ...state, policy: { ...state.policy, floorOnly: event.on } };
    case 'StageSet':
      return staged(state, {
        site: event.site ?? null,
        document: event.document ?? null,
        page: event.page,
        shown: event.shown ?? null,
      });
    case 'LayoutSet':
      return { ...state, layout: { kind: event.layout, sites: event.sites } };
    case 'DecisionNoted':
    case 'DecisionEdited':
    case 'DecisionRemoved':
    case 'DecisionMarked':
    case 'DecisionShown':
    case 'DecisionAcknowledged':
      return decided(state, event, at);
    case 'VoteOpened':
    case 'BallotTaken':
    case 'VoteCast':
    case 'VoteClosed':
    case 'VoteCancelled':
      return { ...state, votes: voted(state.votes, event, at) };
    case 'SiteSpoke':
      return withSite(state, event.site, (site) => ({ ...site, spokeSeconds: site.spokeSeconds + event.seconds }));
    case 'NoteSent':
      return { ...state, notes: [...state.notes, { site: event.site, text: event.text, at, to: event.to ?? null }] };
    case 'ChatSet':
      return { ...state, chat: event.mode };
    case 'MessageSent':
      return { ...state, messages: [...state.messages, { site: event.site, text: event.text, at }] };
    case 'CaptionerNamed':
      return { ...state, captioner: event.site ?? null };
    case 'RecordingTold':
      return { ...state, recording: event.by ? { by: event.by, since: at } : null };
    case 'RoomClosed':
      return closed(state, at);
    default:
      event satisfies never;
      return state; // a newer server may tell of things that this page does not know yet
  }
}

/** The chair's last act must be seen by all: what is put on stage ends a layout without one. */
function staged(state: RoomState, stage: RoomState['stage']): RoomState {
  const { kind } = state.layout;
  const shows = stage.document !== null;
  const put = stage.site !== null && stage.site !== state.stage.site;
  const next: LayoutKind | null =
    shows && state.stage.document === null
      ? 'DOCUMENT'
      : !shows && kind === 'DOCUMENT'
        ? 'STAGE'
        : put && (kind === 'GRID' || kind === 'PAIR')
          ? shows
            ? 'DOCUMENT'
            : 'STAGE'
          : null;
  return { ...state, stage, layout: next ? { kind: next, sites: [] } : state.layout };
}

function withSite(state: RoomState, id: string, change: (site: Site) => Site): RoomState {
  const site = state.sites[id];
  return site ? { ...state, sites: { ...state.sites, [id]: change(site) } } : state;
}

function everySite(state: RoomState, change: (site: Site, id: string) => Site): RoomState {
  const sites = Object.fromEntries(Object.entries(state.sites).map(([id, site]) => [id, change(site, id)]));
  return { ...state, sites };
}

function withPoint(state: RoomState, id: string, change: (point: AgendaPoint) => AgendaPoint): RoomState {
  return { ...state, agenda: state.agenda.map((point) => (point.id === id ? change(point) : point)) };
}

function without(state: RoomState, site: string) {
  return state.queue.filter((hand) => hand.site !== site);
}

function begun(state: RoomState, at: Time): RoomState {
  return state.phase === 'LOBBY' ? { ...state, phase: 'LIVE', startedAt: at } : state;
}

function muted(site: Site): Site {
  return { ...site, mutedByChair: true, microphone: false };
}

function gone(site: Site, at: Time): Site {
  if (!site.online) return site;
  const stays = site.stays.map((stay, index) => (index === site.stays.length - 1 ? { ...stay, to: at } : stay));
  return { ...site, online: false, stays };
}

function joined(state: RoomState, event: RoomEvent & { type: 'SiteJoined' }, at: Time): RoomState {
  const known: Site = state.sites[event.site] ?? {
    name: event.name,
    kind: event.kind,
    role: event.role,
    online: false,
    presence: 'UNKNOWN',
    firstJoinedAt: null,
    microphone: false,
    mutedByChair: false,
    people: 0,
    spokeSeconds: 0,
    floorSeconds: 0,
    stays: [],
    byHand: false,
    note: null,
  };
  let site: Site = { ...known, name: event.name, role: event.role };
  if (!site.online) {
    if (site.firstJoinedAt === null) {
      const mutedByChair = site.mutedByChair || (!state.policy.unmuteAllowed && site.role !== 'CHAIR');
      const microphone = !mutedByChair && site.role !== 'OBSERVER';
      site = { ...site, firstJoinedAt: at, mutedByChair, microphone };
    }
    site = { ...site, online: true, stays: [...site.stays, { from: at, to: null }] };
  }
  return { ...state, sites: { ...state.sites, [event.site]: site } };
}

function finished(state: RoomState, item: string, seconds: number, at: Time): RoomState {
  const next = withPoint(state, item, (point) => ({
    ...point,
    finishedAt: at,
    spentSeconds: point.spentSeconds + seconds,
  }));
  return state.currentItem === item ? { ...next, currentItem: null } : next;
}

function hadFloor(state: RoomState, id: string, seconds: number): RoomState {
  return withSite(state, id, (site) => ({ ...site, floorSeconds: site.floorSeconds + seconds }));
}

/** A room may be closed while an item and a turn run: their clocks stop with it. */
function closed(state: RoomState, at: Time): RoomState {
  let next = state;
  const point = next.agenda.find((candidate) => candidate.id === next.currentItem);
  if (point) next = finished(next, point.id, secondsBetween(point.startedAt, at), at);
  const floor = next.floor;
  if (floor) next = hadFloor({ ...next, floor: null }, floor.site, secondsBetween(floor.since, at));
  next = everySite(next, (site) => gone(site, at));
  const rollCall = next.rollCall.running ? { ...next.rollCall, running: false, endedAt: at } : next.rollCall;
  const votes = next.votes.map((vote) => over(vote, at));
  return { ...next, rollCall, votes, queue: [], shownDecision: null, recording: null, phase: 'CLOSED', closedAt: at };
}

/** Whole seconds, never negative; 0 when there was no start. */
export function secondsBetween(from: Time | null, to: Time): number {
  return from === null ? 0 : Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1000));
}
