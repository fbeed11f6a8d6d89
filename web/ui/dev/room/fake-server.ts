import type { Command, FromServer, RoomEvent } from '../../src/room/protocol';
import { reduce } from '../../src/room/state';
import { answer } from './fake-media';
import { samplePdf } from './sample-pdf';
import type { Play } from './scenes';

let tell: ((message: FromServer) => void) | null = null;
const SESSION = 'fake-session';

/** Answers as the server would: the invitation, the media session, a document. */
export function installFetch(play: Play): void {
  const real = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const url = new URL(String(input instanceof Request ? input.url : input), location.href);
    if (url.pathname === '/api/join') {
      if (play.gate === 'down') throw new TypeError('down');
      if (play.gate === 'expired') return new Response('{}', { status: 401 });
      return Response.json(play.invitation);
    }
    if (url.pathname.endsWith('/room/sessions') && init?.method === 'POST') {
      const sdp = await answer(String(init.body));
      setTimeout(() => slots(play, String(init.body)), 50);
      return new Response(sdp, { status: 201, headers: { Location: `${url.pathname}/${SESSION}` } });
    }
    if (url.pathname.includes('/room/sessions/')) return new Response(null, { status: 404 });
    if (url.pathname.endsWith('/content')) return content(url, new Headers(init?.headers).get('Range'));
    if (url.pathname.endsWith('/documents')) return Response.json(play.invitation.documents);
    if (url.pathname.endsWith('/notes')) return notes(init);
    return real(input, init);
  };
}

/** A document, whole or the part that is asked for; those named for a fault have it. */
function content(url: URL, range: string | null): Response {
  if (url.pathname.includes('/broken/')) return new Response('%PDF-1.7 nothing more', { status: 200 });
  if (url.pathname.includes('/missing/')) return new Response('{}', { status: 404 });
  const pdf = samplePdf(18);
  const asked = /bytes=(\d*)-(\d*)/.exec(range ?? '');
  if (!asked) return new Response(pdf, { headers: { 'Content-Type': 'application/pdf' } });
  const begin = asked[1] === '' ? Math.max(0, pdf.length - Number(asked[2])) : Number(asked[1]);
  const end = asked[1] === '' || asked[2] === '' ? pdf.length : Math.min(pdf.length, Number(asked[2]) + 1);
  const headers = { 'Content-Range': `bytes ${begin}-${end - 1}/${pdf.length}` };
  return new Response(pdf.slice(begin, end), { status: 206, headers });
}

const kept: unknown[] = [];

function notes(init?: RequestInit): Response {
  if (init?.method !== 'PUT') return Response.json(kept);
  kept.push(JSON.parse(String(init.body)));
  return new Response(null, { status: 204 });
}

let receiving: { mid: string; video: boolean }[] = [];
let filled = new Map<string, string | null>();

/** Fills the slots as the server does: whom the page wishes, the floor on stage, others where there is room. */
function fill(play: Play, wished: ReadonlyMap<string, string | undefined>): void {
  const { sites, floor } = play.state;
  const pictures = receiving.filter((section) => section.video).map((section) => section.mid);
  const seen = (id: string): boolean => sites[id]?.online === true && id !== play.self.site && id !== 'H37.5';
  const rest = new Set(Object.keys(sites).filter((id) => seen(id) && sites[id]?.role !== 'OBSERVER'));
  const next = new Map<string, string | null>();
  const put = (mid: string, site: string | undefined): void => {
    if (site === undefined || !rest.delete(site)) return;
    next.set(mid, site);
  };
  for (const [index, mid] of pictures.entries()) {
    put(mid, wished.get(mid));
    if (index === 0 && !next.has(mid)) put(mid, floor && floor.site !== play.self.site ? floor.site : 'chutich');
  }
  for (const mid of pictures) if (!next.has(mid)) put(mid, filled.get(mid) ?? undefined);
  for (const mid of pictures) if (!next.has(mid)) put(mid, [...rest][0]);
  filled = next;
  tell?.({
    type: 'Slots',
    session: SESSION,
    slots: receiving.map(({ mid, video }) => ({
      mid,
      role: !video ? 'voice' : mid === pictures[0] ? 'stage' : 'thumbnail',
      site: filled.get(mid) ?? null,
    })),
  });
}

function slots(play: Play, offer: string): void {
  receiving = offer
    .split(/^m=/m)
    .slice(1)
    .filter((section) => section.includes('a=recvonly'))
    .map((section) => ({ mid: /a=mid:(\S+)/.exec(section)?.[1] ?? '', video: section.startsWith('video') }));
  fill(play, new Map());
}

/** A socket that talks to a room in this page: no rules, every command simply happens. */
export class FakeSocket {
  static play: Play;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  #seq = 10;

  constructor() {
    setTimeout(() => this.onopen?.(), 10);
    tell = (message) => this.onmessage?.({ data: JSON.stringify(message) });
  }

  send(text: string): void {
    const message = JSON.parse(text) as Command & { id: string };
    const { play } = FakeSocket;
    const now = new Date().toISOString();
    if ((message as { type: string }).type === 'Hello') {
      tell?.({ type: 'Welcome', self: play.self, seq: this.#seq, state: play.state, now, sessions: [SESSION] });
      return;
    }
    if ((message as { type: string }).type === 'Point') return;
    if ((message as { type: string }).type === 'Ping') {
      tell?.({ type: 'Pong', now });
      return;
    }
    if (message.type === 'View') fill(play, new Map(message.slots.map((wish) => [wish.mid, wish.site])));
    for (const event of happenings(message, play)) {
      play.state = reduce(play.state, event, now);
      tell?.({ type: 'Event', seq: ++this.#seq, at: now, actor: 'mock', event });
    }
    tell?.({ type: 'Done', id: message.id });
  }

  close(): void {
    tell = null;
  }
}

function happenings(command: Command, play: Play): RoomEvent[] {
  const me = play.self.site;
  const { state } = play;
  const back: RoomEvent[] = state.floor
    ? [{ type: 'FloorReturned', site: state.floor.site, seconds: 60, reason: 'TAKEN' }]
    : [];
  const done: RoomEvent[] = state.currentItem
    ? [{ type: 'AgendaItemFinished', item: state.currentItem, seconds: 60 }]
    : [];
  switch (command.type) {
    case 'CallRoll':
      return [{ type: 'RollCallStarted' }];
    case 'EndRollCall':
      return [{ type: 'RollCallEnded', present: 0, absent: 0 }];
    case 'AnswerRollCall':
      return [{ type: 'SiteMarked', site: me, presence: 'PRESENT', byHand: false }];
    case 'MarkPresence':
      return [
        {
          type: 'SiteMarked',
          site: command.site,
          presence: command.presence,
          byHand: true,
          note: command.note ?? null,
        },
      ];
    case 'RaiseHand':
      return [{ type: 'HandRaised', site: me }];
    case 'LowerHand':
      return [{ type: 'HandLowered', site: command.site ?? me }];
    case 'MoveHand':
      return [{ type: 'HandMoved', site: command.site, position: command.position }];
    case 'GiveFloor':
      return [...back, { type: 'FloorGiven', site: command.site, limitSeconds: command.seconds ?? null }];
    case 'ExtendFloor':
      return state.floor ? [{ type: 'FloorExtended', site: state.floor.site, seconds: command.seconds }] : [];
    case 'ReturnFloor':
      return back;
    case 'SetMicrophone':
      return [{ type: 'MicrophoneTurned', site: me, on: command.on }];
    case 'MuteAll':
      return [{ type: 'EveryoneMuted', except: ['chutich', me] }];
    case 'AllowUnmute':
      return [{ type: 'UnmuteAllowed', site: command.site ?? null }];
    case 'MuteSite':
      return [{ type: 'SiteMuted', site: command.site }];
    case 'SetFloorOnly':
      return [{ type: 'FloorOnlyTurned', on: command.on }];
    case 'StartAgendaItem':
      return [...done, { type: 'AgendaItemStarted', item: command.item }];
    case 'FinishAgendaItem':
      return done;
    case 'ExtendAgendaItem':
      return state.currentItem
        ? [{ type: 'AgendaItemExtended', item: state.currentItem, seconds: command.seconds }]
        : [];
    case 'PutOnStage':
      return [{ ...state.stage, type: 'StageSet', site: command.site ?? null }];
    case 'ShowDocument':
      return [
        {
          type: 'StageSet',
          site: state.stage.site,
          document: command.document,
          page: command.page,
          shown: { by: me, version: command.version ?? null, region: command.region ?? null },
        },
      ];
    case 'SetLayout':
      return [{ type: 'LayoutSet', layout: command.layout, sites: command.sites ?? [] }];
    case 'HideDocument':
      return [{ type: 'StageSet', site: state.stage.site, document: null, page: 0 }];
    case 'NoteDecision':
      return [
        {
          ...command,
          type: 'DecisionNoted',
          decision: command.draft ?? `k${Date.now()}`,
          item: state.currentItem,
          by: me,
        },
      ];
    case 'EditDecision':
      return [{ ...command, type: 'DecisionEdited' }];
    case 'RemoveDecision':
      return [{ type: 'DecisionRemoved', decision: command.decision }];
    case 'SendNote':
      return [{ type: 'NoteSent', site: me, text: command.text, to: command.to ?? null }];
    case 'SetQuorum':
      return [{ type: 'QuorumSet', ...(command.rule ?? { numerator: 0, denominator: 0, moreThan: false }) }];
    case 'FadeFloor':
      return state.floor ? [{ type: 'FloorFading', site: state.floor.site, seconds: 5 }] : [];
    case 'MarkDecision':
      return [
        {
          type: 'DecisionMarked',
          decision: `k${Date.now()}`,
          item: state.currentItem,
          speaker: state.floor?.site ?? null,
        },
      ];
    case 'ShowDecision':
      return [{ type: 'DecisionShown', decision: command.decision }];
    case 'AcknowledgeDecision':
      return [{ type: 'DecisionAcknowledged', decision: command.decision, site: command.site ?? me, byHand: false }];
    case 'OpenVote':
    case 'CastVote':
    case 'CloseVote':
    case 'CancelVote':
      return ballots(command, play);
    case 'SetChat':
      return [{ type: 'ChatSet', mode: command.mode }];
    case 'SendMessage':
      return [{ type: 'MessageSent', site: me, text: command.text }];
    case 'NameCaptioner':
      return [{ type: 'CaptionerNamed', site: command.site }];
    case 'TellRecording':
      return [{ type: 'RecordingTold', by: command.by }];
    case 'Type':
      tell?.({ type: 'Caption', site: me, text: command.text, done: command.done });
      return [];
    case 'CloseRoom':
      return [{ type: 'RoomClosed', by: me }];
    case 'CountPeople':
      return [{ type: 'PeopleCounted', site: me, count: command.count }];
    case 'View':
    case 'Picture':
      return [];
  }
}

function ballots(
  command: Command & { type: 'OpenVote' | 'CastVote' | 'CloseVote' | 'CancelVote' },
  play: Play,
): RoomEvent[] {
  const { votes, sites } = play.state;
  switch (command.type) {
    case 'OpenVote': {
      const units = Object.entries(sites).filter(([, site]) => site.kind === 'UNIT');
      const usual = ['Tán thành', 'Không tán thành', 'Ý kiến khác'];
      return [
        {
          type: 'VoteOpened',
          vote: `v${votes.length + 1}`,
          question: command.question,
          options: command.options ?? usual,
          secret: command.secret,
          weights: { ...Object.fromEntries(units.map(([id]) => [id, 1])), ...command.weights },
        },
      ];
    }
    case 'CastVote': {
      const site = command.site ?? play.self.site;
      const byHand = command.site !== undefined;
      const taken: RoomEvent = { type: 'BallotTaken', vote: command.vote, site, byHand };
      const vote = votes.find((other) => other.id === command.vote);
      return vote?.secret ? [taken] : [taken, { type: 'VoteCast', vote: command.vote, site, choice: command.choice }];
    }
    case 'CloseVote':
      return [{ type: 'VoteClosed', vote: command.vote, counts: [19, 4, 2], choices: { 'H37.1': 0, 'H37.2': 1 } }];
    case 'CancelVote':
      return [{ type: 'VoteCancelled', vote: command.vote }];
  }
}
