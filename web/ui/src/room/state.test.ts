import { describe, expect, it } from 'vitest';
import type { RoomEvent, RoomState, Site } from './protocol';
import { EMPTY, reduce } from './state';

const T0 = '2026-11-23T08:00:00+07:00';
const T1 = '2026-11-23T08:01:40+07:00';

const joined = (site: string, more: Partial<RoomEvent & { type: 'SiteJoined' }> = {}): RoomEvent => ({
  type: 'SiteJoined',
  site,
  name: `UBND xã ${site}`,
  kind: 'UNIT',
  role: 'SITE',
  ...more,
});

function roomAfter(...events: RoomEvent[]): RoomState {
  return from(EMPTY, ...events);
}

function from(state: RoomState, ...events: RoomEvent[]): RoomState {
  return events.reduce((next, event) => reduce(next, event, T1), state);
}

const withAgenda: RoomState = {
  ...EMPTY,
  agenda: ['a', 'b'].map((id) => ({
    id,
    title: id,
    presenter: null,
    plannedSeconds: 600,
    extendedSeconds: 0,
    startedAt: null,
    finishedAt: null,
    spentSeconds: 0,
  })),
};

const site = (state: RoomState, id: string): Site => state.sites[id] as Site;

describe('coming and going', () => {
  it('a site that comes first is here, with its microphone on as the server has it', () => {
    const state = roomAfter(joined('A'));

    expect(site(state, 'A')).toMatchObject({ online: true, microphone: true, mutedByChair: false, firstJoinedAt: T1 });
    expect(site(state, 'A').stays).toEqual([{ from: T1, to: null }]);
  });

  it('a site that comes after everyone was muted is muted', () => {
    const state = roomAfter(
      joined('A'),
      { type: 'EveryoneMuted', except: [] },
      joined('B'),
      joined('C', { role: 'CHAIR' }),
    );

    expect(site(state, 'B')).toMatchObject({ microphone: false, mutedByChair: true });
    expect(site(state, 'C')).toMatchObject({ microphone: true, mutedByChair: false });
  });

  it('an observer has no microphone', () => {
    expect(site(roomAfter(joined('A', { role: 'OBSERVER' })), 'A').microphone).toBe(false);
  });

  it('a site that leaves and comes back keeps its mute and gets a second stay', () => {
    const state = roomAfter(
      joined('A'),
      { type: 'SiteMuted', site: 'A' },
      { type: 'SiteLeft', site: 'A', reason: 'LOST' },
      joined('A'),
    );

    expect(site(state, 'A')).toMatchObject({ online: true, mutedByChair: true, microphone: false });
    expect(site(state, 'A').stays).toEqual([
      { from: T1, to: T1 },
      { from: T1, to: null },
    ]);
  });

  it('is silent for howling until it turns its microphone on again', () => {
    const state = roomAfter(joined('A'), { type: 'SiteMuted', site: 'A', reason: 'HOWLING', with: 'B' });

    expect(site(state, 'A')).toMatchObject({ mutedByChair: false, microphone: false });
  });

  it('counts its people', () => {
    expect(site(roomAfter(joined('A'), { type: 'PeopleCounted', site: 'A', count: 4 }), 'A').people).toBe(4);
  });

  it('an event about an unknown site changes nothing', () => {
    expect(roomAfter({ type: 'SiteMuted', site: 'nobody' })).toEqual(EMPTY);
  });
});

describe('the roll call', () => {
  it('makes the meeting live and notes who answers', () => {
    const state = roomAfter(
      joined('A'),
      { type: 'RollCallStarted' },
      { type: 'SiteMarked', site: 'A', presence: 'PRESENT', byHand: false },
    );

    expect(state).toMatchObject({ phase: 'LIVE', startedAt: T1, rollCall: { running: true, answered: ['A'] } });
    expect(site(state, 'A').presence).toBe('PRESENT');
  });

  it('a mark by hand is not an answer', () => {
    const state = roomAfter(
      joined('A'),
      { type: 'RollCallStarted' },
      { type: 'SiteMarked', site: 'A', presence: 'PRESENT', byHand: true },
    );

    expect(state.rollCall.answered).toEqual([]);
  });

  it('ends and keeps its answers', () => {
    const state = roomAfter({ type: 'RollCallStarted' }, { type: 'RollCallEnded', present: 0, absent: 1 });

    expect(state.rollCall).toEqual({ running: false, startedAt: T1, endedAt: T1, answered: [] });
  });
});

describe('the agenda', () => {
  it('an item starts, is extended and finishes with its time', () => {
    const started = from(
      withAgenda,
      { type: 'AgendaItemStarted', item: 'a' },
      { type: 'AgendaItemExtended', item: 'a', seconds: 300 },
    );
    const finished = from(started, { type: 'AgendaItemFinished', item: 'a', seconds: 700 });

    expect(started).toMatchObject({ currentItem: 'a', phase: 'LIVE' });
    expect(started.agenda[0]).toMatchObject({ startedAt: T1, extendedSeconds: 300 });
    expect(finished.currentItem).toBeNull();
    expect(finished.agenda[0]).toMatchObject({ finishedAt: T1, spentSeconds: 700 });
  });

  it('finishing one that is not running leaves the running one', () => {
    const state = from(
      withAgenda,
      { type: 'AgendaItemStarted', item: 'b' },
      { type: 'AgendaItemFinished', item: 'a', seconds: 1 },
    );

    expect(state.currentItem).toBe('b');
  });
});

describe('the floor', () => {
  it('hands queue in order, move, and go down', () => {
    const up = roomAfter(...['A', 'B', 'C'].map((id): RoomEvent => ({ type: 'HandRaised', site: id })));
    const moved = from(up, { type: 'HandMoved', site: 'C', position: 0 });
    const lowered = from(moved, { type: 'HandLowered', site: 'A' });

    expect(moved.queue.map((hand) => hand.site)).toEqual(['C', 'A', 'B']);
    expect(lowered.queue.map((hand) => hand.site)).toEqual(['C', 'B']);
  });

  it('a hand raised again goes to the end', () => {
    const state = roomAfter(
      { type: 'HandRaised', site: 'A' },
      { type: 'HandRaised', site: 'B' },
      { type: 'HandRaised', site: 'A' },
    );

    expect(state.queue.map((hand) => hand.site)).toEqual(['B', 'A']);
  });

  it('giving the floor lowers the hand; returning it counts the time', () => {
    const given = roomAfter(
      joined('A'),
      { type: 'HandRaised', site: 'A' },
      { type: 'FloorGiven', site: 'A', limitSeconds: 300 },
    );
    const extended = from(given, { type: 'FloorExtended', site: 'A', seconds: 120 });
    const back = from(extended, { type: 'FloorReturned', site: 'A', seconds: 90, reason: 'TAKEN' });

    expect(given.queue).toEqual([]);
    expect(extended.floor).toEqual({ site: 'A', since: T1, limitSeconds: 420, fadingSince: null });
    expect(back.floor).toBeNull();
    expect(site(back, 'A').floorSeconds).toBe(90);
  });

  it('a turn without limit stays without', () => {
    const state = roomAfter({ type: 'FloorGiven', site: 'A' }, { type: 'FloorExtended', site: 'A', seconds: 60 });

    expect(state.floor?.limitSeconds).toBeNull();
  });
});

describe('microphones', () => {
  it('everyone is muted except those spared, and allowed again', () => {
    const mutedAll = roomAfter(joined('A'), joined('B'), { type: 'EveryoneMuted', except: ['B'] });
    const allowed = from(mutedAll, { type: 'UnmuteAllowed', site: null });

    expect(mutedAll.policy.unmuteAllowed).toBe(false);
    expect(site(mutedAll, 'A')).toMatchObject({ mutedByChair: true, microphone: false });
    expect(site(mutedAll, 'B')).toMatchObject({ mutedByChair: false, microphone: true });
    expect(allowed.policy.unmuteAllowed).toBe(true);
    expect(site(allowed, 'A')).toMatchObject({ mutedByChair: false, microphone: false });
  });

  it('one site is allowed alone', () => {
    const state = roomAfter(joined('A'), { type: 'EveryoneMuted', except: [] }, { type: 'UnmuteAllowed', site: 'A' });

    expect(site(state, 'A').mutedByChair).toBe(false);
    expect(state.policy.unmuteAllowed).toBe(false);
  });

  it("follows a site's own switch and the floor-only rule", () => {
    const state = roomAfter(
      joined('A'),
      { type: 'MicrophoneTurned', site: 'A', on: false },
      { type: 'FloorOnlyTurned', on: true },
    );

    expect(site(state, 'A').microphone).toBe(false);
    expect(state.policy.floorOnly).toBe(true);
  });

  it('adds up who spoke', () => {
    const spoke: RoomEvent = { type: 'SiteSpoke', site: 'A', seconds: 7, item: null };

    expect(site(roomAfter(joined('A'), spoke, spoke), 'A').spokeSeconds).toBe(14);
  });
});

describe('stage, decisions, notes', () => {
  it('the stage is as it was set last', () => {
    expect(roomAfter({ type: 'StageSet', document: 'd', page: 3 }).stage).toEqual({
      site: null,
      document: 'd',
      page: 3,
      shown: null,
    });
    const region = { x: 0, y: 0.5, width: 1, height: 0.5 };
    expect(
      roomAfter({ type: 'StageSet', document: 'd', page: 3, shown: { by: 'a', version: 2, region } }).stage.shown,
    ).toEqual({ by: 'a', version: 2, region });
  });

  it('a decision is noted, edited and removed', () => {
    const noted = roomAfter({ type: 'DecisionNoted', decision: 'k1', text: 'Báo cáo', by: 'thuky', item: 'a' });
    const edited = from(noted, {
      type: 'DecisionEdited',
      decision: 'k1',
      text: 'Báo cáo gấp',
      unit: 'A',
      due: '2026-11-25',
    });
    const removed = from(edited, { type: 'DecisionRemoved', decision: 'k1' });

    expect(noted.decisions).toEqual([
      { id: 'k1', item: 'a', text: 'Báo cáo', unit: null, due: null, by: 'thuky', at: T1, with: [], acknowledged: [] },
    ]);
    expect(edited.decisions[0]).toMatchObject({ text: 'Báo cáo gấp', unit: 'A', due: '2026-11-25', item: 'a' });
    expect(removed).toMatchObject({ decisions: [], decisionsNoted: 1 });
  });

  it('a marked moment becomes the decision of its time', () => {
    const marked = roomAfter({ type: 'DecisionMarked', decision: 'd1', item: 'a', speaker: 'A' });
    const noted = reduce(
      marked,
      { type: 'DecisionNoted', decision: 'd1', text: 'x', item: 'a', unit: 'A', by: 'B' },
      T0,
    );
    const known = from(noted, { type: 'DecisionAcknowledged', decision: 'd1', site: 'A', byHand: false });

    expect(marked.drafts).toEqual([{ id: 'd1', item: 'a', speaker: 'A', at: T1 }]);
    expect(noted).toMatchObject({ drafts: [], decisionsNoted: 1, decisions: [{ id: 'd1', at: T1 }] });
    expect(known.decisions[0]?.acknowledged).toEqual(['A']);
    expect(from(known, { type: 'DecisionEdited', decision: 'd1', text: 'y' }).decisions[0]?.acknowledged).toEqual([]);
    expect(
      from(known, { type: 'DecisionShown', decision: 'd1' }, { type: 'DecisionRemoved', decision: 'd1' }),
    ).toMatchObject({ shownDecision: null, decisions: [] });
  });

  it('notes are kept in order', () => {
    expect(roomAfter({ type: 'NoteSent', site: 'A', text: 'Mất tiếng' }).notes).toEqual([
      { site: 'A', text: 'Mất tiếng', at: T1, to: null },
    ]);
  });
});

describe('votes', () => {
  const opened = roomAfter({
    type: 'VoteOpened',
    vote: 'v1',
    question: '?',
    options: ['a', 'b'],
    secret: false,
    weights: { A: 2, B: 1 },
  });

  it('who has voted is known, what only when it is closed', () => {
    const taken = from(
      opened,
      { type: 'BallotTaken', vote: 'v1', site: 'A', byHand: false },
      { type: 'BallotTaken', vote: 'v1', site: 'B', byHand: true },
      { type: 'VoteCast', vote: 'v1', site: 'B', choice: 1 },
    );
    const closed = from(taken, { type: 'VoteClosed', vote: 'v1', counts: [2, 1], choices: { A: 0, B: 1 } });

    expect(taken.votes[0]).toMatchObject({ phase: 'RUNNING', voted: ['A', 'B'], byHand: ['B'], choices: { B: 1 } });
    expect(closed.votes[0]).toMatchObject({ phase: 'CLOSED', counts: [2, 1], choices: { A: 0, B: 1 }, closedAt: T1 });
  });

  it('a vote ends with the room', () => {
    expect(from(opened, { type: 'RoomClosed', by: 'x' }).votes[0]?.phase).toBe('CANCELLED');
    expect(from(opened, { type: 'VoteCancelled', vote: 'v1' }).votes[0]?.phase).toBe('CANCELLED');
  });
});

describe('opening and closing', () => {
  it('opening a room that was live before goes on', () => {
    const opened = roomAfter({ type: 'RoomOpened', by: 'job:open' });
    const again = from(
      opened,
      { type: 'RollCallStarted' },
      { type: 'RoomClosed', by: 'x' },
      { type: 'RoomOpened', by: 'x' },
    );

    expect(opened).toMatchObject({ phase: 'LOBBY', openedAt: T1 });
    expect(again).toMatchObject({ phase: 'LIVE', closedAt: null });
  });

  it('closing stops every clock that runs', () => {
    const running = reduce(
      reduce(reduce(withAgenda, joined('A'), T0), { type: 'AgendaItemStarted', item: 'a' }, T0),
      { type: 'FloorGiven', site: 'A', limitSeconds: null },
      T0,
    );
    const closed = from(
      running,
      { type: 'RollCallStarted' },
      { type: 'HandRaised', site: 'A' },
      { type: 'RoomClosed', by: 'x' },
    );

    expect(closed).toMatchObject({ phase: 'CLOSED', closedAt: T1, currentItem: null, floor: null, queue: [] });
    expect(closed.rollCall.running).toBe(false);
    expect(closed.agenda[0]).toMatchObject({ finishedAt: T1, spentSeconds: 100 });
    expect(site(closed, 'A')).toMatchObject({ online: false, floorSeconds: 100 });
  });

  it('an event of a newer server changes nothing', () => {
    expect(roomAfter({ type: 'SomethingNew' } as unknown as RoomEvent)).toEqual(EMPTY);
  });
});
