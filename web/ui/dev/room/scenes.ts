import type { Gate, Invitation } from '../../src/join/invitation';
import type { Role, RoomState, Site, Vote } from '../../src/room/protocol';
import { EMPTY } from '../../src/room/state';

export interface Play {
  invitation: Invitation;
  state: RoomState;
  self: { site: string; name: string; role: Role };
  gate: Gate | 'expired' | 'down';
}

const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();

const COMMUNES =
  'xã Hải Hậu,xã Kim Sơn,xã Giao Thủy,xã Nghĩa Hưng,phường Hoa Lư,phường Nam Định,xã Nho Quan,xã Gia Viễn,xã Yên Khánh,xã Xuân Trường,xã Trực Ninh,xã Ý Yên,xã Vụ Bản,phường Tam Điệp,phường Duy Tiên,phường Phủ Lý,xã Bình Lục,xã Lý Nhân,xã Thanh Liêm,phường Hà Nam,xã Cát Thành,xã Quỹ Nhất,xã Rạng Đông,xã Hải Tiến'.split(
    ',',
  );

function site(name: string, more: Partial<Site> = {}): Site {
  return {
    name,
    kind: 'UNIT',
    role: 'SITE',
    online: true,
    presence: 'PRESENT',
    firstJoinedAt: ago(2700),
    microphone: false,
    mutedByChair: false,
    people: 4,
    spokeSeconds: 0,
    floorSeconds: 0,
    stays: [{ from: ago(2700), to: null }],
    byHand: false,
    note: null,
    ...more,
  };
}

export function scene(name: string, role: Role): Play {
  const sites: Record<string, Site> = {};
  COMMUNES.forEach((commune, index) => {
    const id = `H37.${index + 1}`;
    const away = index === 17 || index === 21;
    sites[id] = site(`UBND ${commune}`, {
      online: !away,
      presence: away ? 'ABSENT' : index === 11 ? 'LATE' : 'PRESENT',
      people: 2 + (index % 5),
      floorSeconds: index === 3 ? 250 : 0,
    });
  });
  sites['H37.SNN'] = site('Sở Nông nghiệp và Môi trường', { floorSeconds: 250 });
  sites['H37.SXD'] = site('Sở Xây dựng', { microphone: true });
  sites.chutich = site('Chủ tịch UBND tỉnh', { kind: 'PERSON', role: 'CHAIR', microphone: true, people: 0 });
  sites.thuky = site('Chánh Văn phòng UBND tỉnh', { kind: 'PERSON', role: 'SECRETARY', people: 0 });
  const me = { CHAIR: 'chutich', SECRETARY: 'thuky', SITE: 'H37.2', OBSERVER: 'khach' }[role];
  if (role === 'OBSERVER') sites.khach = site('Báo Ninh Bình', { kind: 'PERSON', role: 'OBSERVER' });
  const state: RoomState = {
    ...EMPTY,
    briefing: 'mock',
    title: 'Giao ban tuần 47',
    phase: 'LIVE',
    openedAt: ago(4300),
    startedAt: ago(2538),
    sites,
    rollCall: { running: false, startedAt: ago(2530), endedAt: ago(2300), answered: [] },
    agenda: [
      point('a1', 'Kết quả thực hiện kết luận giao ban tuần 46', 15, {
        startedAt: ago(2300),
        finishedAt: ago(1160),
        spentSeconds: 1140,
      }),
      point('a2', 'Công tác phòng, chống bão số 9', 25, { startedAt: ago(1120), presenter: 'H37.SNN' }),
      point('a3', 'Giải ngân vốn đầu tư công quý IV', 20, { presenter: 'H37.SXD' }),
    ],
    currentItem: 'a2',
    floor: { site: 'H37.1', since: ago(134), limitSeconds: 300, fadingSince: null },
    queue: [
      { site: 'H37.2', since: ago(180) },
      { site: 'H37.SXD', since: ago(120) },
      { site: 'H37.3', since: ago(40) },
    ],
    policy: { floorOnly: true, unmuteAllowed: true },
    decisions: [
      {
        id: 'k1',
        item: 'a1',
        text: 'Sở Xây dựng chủ trì rà soát 12 dự án chậm tiến độ, báo cáo UBND tỉnh.',
        unit: 'H37.SXD',
        due: '2026-11-30',
        by: 'thuky',
        at: ago(1200),
        with: ['H37.SNN'],
        acknowledged: ['H37.SXD'],
      },
    ],
  };
  if (sites['H37.1']) sites['H37.1'].microphone = true;
  adjust(name, state, me);
  const self = { site: me, name: sites[me]?.name ?? me, role };
  return {
    state,
    self,
    gate:
      name === 'wait' || name === 'closed' || name === 'cancelled' || name === 'expired' || name === 'down'
        ? name
        : 'open',
    invitation: {
      briefing: {
        id: 'mock',
        title: state.title,
        startsAt: new Date(Date.now() + 12 * 60_000).toISOString(),
        duration: 'PT1H',
        chairName: 'Chủ tịch UBND tỉnh Ninh Bình',
        state:
          name === 'wait' ? 'SCHEDULED' : name === 'closed' ? 'CLOSED' : name === 'cancelled' ? 'CANCELLED' : 'OPEN',
        agenda: state.agenda,
        room: {
          opensAt: new Date(Date.now() + 5 * 60_000).toISOString(),
          openedAt: null,
          closedAt: name === 'closed' ? ago(300) : null,
        },
      },
      self,
      iceServers: [],
      duty: { phone: '0229 000 000' },
      documents: [
        {
          id: 'd1',
          title: '112/BC-UBND: Báo cáo công tác phòng, chống bão số 9',
          fileName: 'bao-cao.pdf',
          mediaType: 'application/pdf',
          agendaItem: 'a2',
          version: 1,
          size: 183_245,
          pages: 18,
        },
        {
          id: 'd2',
          title: 'Chương trình họp giao ban tuần 47',
          fileName: 'chuong-trinh.pdf',
          mediaType: 'application/pdf',
          agendaItem: null,
          version: 1,
          size: 40_120,
          pages: 2,
        },
      ],
    },
  };
}

/** Variations of the live scene, one state each. */
function adjust(name: string, state: RoomState, me: string): void {
  const own = state.sites[me];
  if (!own) return;
  switch (name) {
    case 'lobby':
      Object.assign(state, { phase: 'LOBBY', startedAt: null, currentItem: null, floor: null, queue: [] });
      for (const other of Object.values(state.sites)) other.presence = 'UNKNOWN';
      break;
    case 'floor':
      state.queue = state.queue.filter((hand) => hand.site !== me);
      state.floor = { site: me, since: ago(250), limitSeconds: 300, fadingSince: null };
      own.microphone = true;
      break;
    case 'muted':
      state.queue = [];
      own.mutedByChair = true;
      break;
    case 'heard':
      state.queue = [];
      state.floor = null;
      state.policy.floorOnly = false;
      own.microphone = true;
      break;
    case 'roll':
      state.rollCall = { running: true, startedAt: ago(30), endedAt: null, answered: ['H37.1', 'H37.3'] };
      break;
    case 'document':
      state.stage = { site: null, document: 'd1', page: 2, shown: null };
      state.layout = { kind: 'DOCUMENT', sites: [] };
      break;
    case 'grid':
      state.layout = { kind: 'GRID', sites: [] };
      break;
    case 'pair':
      state.layout = { kind: 'PAIR', sites: ['H37.1', 'chutich'] };
      break;
    case 'vote':
    case 'secret':
      state.votes = [vote(state, name === 'secret', {})];
      break;
    case 'result':
      state.votes = [
        vote(state, false, {
          phase: 'CLOSED',
          counts: [19, 4, 2],
          choices: { 'H37.1': 0, 'H37.2': 1 },
          closedAt: ago(4),
        }),
      ];
      break;
    case 'decision':
      state.shownDecision = 'k1';
      state.drafts = [{ id: 'k2', item: 'a2', speaker: 'H37.1', at: ago(60) }];
      break;
    case 'over':
      state.floor = { site: 'H37.1', since: ago(330), limitSeconds: 300, fadingSince: null };
      state.quorumRule = { numerator: 2, denominator: 3, moreThan: false };
      state.recording = { by: 'Đài PT-TH tỉnh', since: ago(600) };
      state.notes = [{ site: 'H37.3', text: 'Xin phát biểu sau mục 2', at: ago(90), to: null }];
      break;
    case 'end':
      state.votes = [vote(state, false, { phase: 'CLOSED', counts: [19, 4, 2], closedAt: ago(900) })];
      state.phase = 'CLOSED';
      state.closedAt = ago(5);
      break;
    default:
  }
}

function vote(state: RoomState, secret: boolean, more: Partial<Vote>): Vote {
  const units = Object.entries(state.sites).filter(([, site]) => site.kind === 'UNIT');
  return {
    id: 'v1',
    question: 'Thông qua phương án di dân ven biển trước 17 giờ hôm nay?',
    options: ['Tán thành', 'Không tán thành', 'Ý kiến khác'],
    secret,
    item: 'a2',
    weights: Object.fromEntries(units.map(([id]) => [id, 1])),
    phase: 'RUNNING',
    voted: units.slice(2, 20).map(([id]) => id),
    byHand: [],
    choices: {},
    counts: [],
    openedAt: ago(20),
    closedAt: null,
    ...more,
  };
}

function point(id: string, title: string, minutes: number, more: Partial<RoomState['agenda'][number]>) {
  return {
    id,
    title,
    presenter: null,
    plannedSeconds: minutes * 60,
    extendedSeconds: 0,
    startedAt: null,
    finishedAt: null,
    spentSeconds: 0,
    ...more,
  };
}
