import type { Briefing, BriefingDocument, Invitation, JournalEntry, Unit } from '../src/api/types.ts';
import communes from './communes.json' with { type: 'json' };

const DEPARTMENTS = [
  'Sở Nông nghiệp và Môi trường',
  'Sở Xây dựng',
  'Sở Tài chính',
  'Sở Nội vụ',
  'Sở Y tế',
  'Sở Giáo dục và Đào tạo',
  'Sở Công Thương',
  'Sở Khoa học và Công nghệ',
  'Thanh tra tỉnh',
];

export const units: Unit[] = [
  unit('37', 'Tỉnh Ninh Bình', 'PROVINCE', null),
  ...DEPARTMENTS.map((name, n) => unit(`37-S${n + 1}`, name, 'DEPARTMENT', '37')),
  ...(communes as [string, string][]).map(([code, name]) => unit(code, name, 'COMMUNE', '37')),
];

function unit(code: string, name: string, level: Unit['level'], parent: string | null): Unit {
  const validFrom = level === 'COMMUNE' ? '2025-07-01' : null;
  return {
    code,
    name,
    level,
    parent,
    email: `u${code.toLowerCase()}@ninhbinh.example`,
    validFrom,
    validTo: null,
    successors: [],
  };
}

export const people = [
  { username: 'chutich', name: 'Phạm Quang Ngọc', title: 'Chủ tịch UBND tỉnh', unit: '37' },
  { username: 'thuky', name: 'Trần Thị Thu', title: 'Văn phòng UBND tỉnh', unit: '37' },
];

function monday(): Date {
  const now = new Date(Date.now() + 7 * 3600_000);
  const day = (now.getUTCDay() + 6) % 7;
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - day));
}

export function at(dayOfWeek: number, time: string): string {
  const day = new Date(monday().getTime() + dayOfWeek * 86400_000).toISOString().slice(0, 10);
  return `${day}T${time}:00+07:00`;
}

const all = units.filter((one) => one.level !== 'PROVINCE').map((one) => one.code);

function briefing(
  id: string,
  title: string,
  day: number,
  from: string,
  to: string,
  more: Partial<Briefing> = {},
): Briefing {
  const invited = more.units ?? all.slice(9, 40);
  const minutes = (Date.parse(at(day, to)) - Date.parse(at(day, from))) / 60_000;
  return {
    id,
    title,
    startsAt: at(day, from),
    endsAt: at(day, to),
    duration: `PT${Math.floor(minutes / 60)}H${minutes % 60}M`,
    chair: 'chutich',
    chairName: 'Chủ tịch UBND tỉnh',
    agenda: [],
    state: 'SCHEDULED',
    stage: 'DRAFT',
    sequence: 0,
    room: { opensAt: at(day, from), openedAt: null, closedAt: null },
    createdBy: 'thuky',
    version: 0,
    kind: null,
    location: null,
    hall: null,
    leadTimes: { invitationDays: null, documentDays: null },
    reminders: [],
    letterText: '',
    roomPolicy: { microphones: null, quorum: null, layout: null },
    series: null,
    recurrenceId: null,
    ...more,
    units: invited,
    unitNames: Object.fromEntries(invited.map((code) => [code, units.find((one) => one.code === code)?.name ?? code])),
  };
}

const agenda = [
  ['a1', 'Tình hình kinh tế – xã hội tuần 46', 'PT20M', null],
  ['a2', 'Công tác phòng, chống bão số 9', 'PT30M', 'Sở Nông nghiệp và Môi trường'],
  ['a3', 'Giải phóng mặt bằng tuyến ven biển', 'PT25M', 'Sở Xây dựng'],
  ['a4', 'Nhiệm vụ quá hạn từ tuần 46', 'PT15M', null],
  ['a5', 'Kết luận', 'PT10M', 'Chủ tịch UBND tỉnh'],
].map(([id, title, duration, presenterName]) => ({
  id: id!,
  title: title!,
  duration: duration!,
  presenter: null,
  presenterName: presenterName ?? null,
}));

export const briefings: Briefing[] = [
  briefing('b1', 'Giao ban tuần 47', 0, '08:00', '09:40', { units: all, agenda, stage: 'INVITE', sequence: 1 }),
  briefing('b2', 'Phòng, chống bão số 9', 0, '09:00', '10:00', { units: all.slice(9, 40) }),
  briefing('b3', 'Tiến độ đầu tư công quý IV', 1, '14:00', '16:00', { units: all.slice(0, 9) }),
  briefing('b4', 'Tiếp công dân định kỳ', 2, '08:00', '11:00', { units: all.slice(0, 4) }),
  briefing('b5', 'Giải phóng mặt bằng tuyến ven biển', 2, '09:30', '10:30', { units: all.slice(30, 52) }),
  briefing('b6', 'Giao ban văn phòng', 4, '16:00', '16:30', { units: all.slice(0, 5) }),
  briefing('b7', 'Chuyển đổi số cấp xã', 6, '07:30', '11:30', {
    units: all,
    agenda,
    state: 'OPEN',
    stage: 'MEET',
    room: { opensAt: at(6, '07:00'), openedAt: at(6, '07:00'), closedAt: null },
  }),
  briefing('b8', 'Giao ban tuần 46', -7, '08:00', '09:40', {
    units: all,
    agenda,
    state: 'CLOSED',
    stage: 'MINUTES',
    room: { opensAt: at(-7, '07:30'), openedAt: at(-7, '07:30'), closedAt: at(-7, '09:52') },
  }),
];

const REPLIES = [
  'ACCEPTED',
  'ACCEPTED',
  'ACCEPTED',
  'DELEGATED',
  'NEEDS_ACTION',
  'ACCEPTED',
  'NEEDS_ACTION',
  'DECLINED',
  'ACCEPTED',
] as const;

export function invitationsOf(one: Briefing): Invitation[] {
  if (one.stage === 'DRAFT') return [];
  return one.units.map((code, n) => {
    const bounced = n === 13 || n === 71;
    const reply = bounced ? 'NEEDS_ACTION' : REPLIES[n % REPLIES.length]!;
    const seen = reply !== 'NEEDS_ACTION' || n % 2 === 0;
    return {
      unit: code,
      name: one.unitNames[code]!,
      email: units.find((u) => u.code === code)?.email ?? null,
      status: bounced ? 'BOUNCED' : n % 11 === 6 ? 'SENT' : 'DELIVERED',
      statusText: null,
      reply,
      repliedAt: reply === 'NEEDS_ACTION' ? null : at(-1, '09:00'),
      via: reply === 'NEEDS_ACTION' ? null : 'mail',
      comment: reply === 'DECLINED' ? 'đi công tác' : null,
      delegate: reply === 'DELEGATED' ? 'Phó Chủ tịch' : null,
      seenAt: !bounced && seen ? at(-1, '08:30') : null,
      sentAt: at(-6, '14:05'),
      sequence: one.sequence,
      method: 'REQUEST',
      error: bounced ? 'hộp thư đầy' : null,
    };
  });
}

export function documentsOf(one: Briefing): BriefingDocument[] {
  if (one.agenda.length === 0) return [];
  const row = (id: string, item: string, title: string, notation: string | null): BriefingDocument => ({
    id,
    title,
    fileName: `${title}.pdf`,
    mediaType: 'application/pdf',
    size: 240_000,
    sha256: 'a'.repeat(64),
    purpose: 'PAPER',
    version: 1,
    agendaItem: item,
    addedBy: 'thuky',
    addedAt: at(-5, '10:00'),
    record: notation
      ? {
          system: 'register',
          reference: notation,
          number: notation.split('/')[0]!,
          notation,
          date: at(-5, '10:00').slice(0, 10),
          status: 'FILED',
        }
      : null,
  });
  return [
    row('d1', 'a1', 'Báo cáo kinh tế – xã hội', '142/BC-SKHĐT'),
    row('d2', 'a2', 'Báo cáo phòng, chống bão', '112/BC-UBND'),
    row('d3', 'a4', 'Danh sách nhiệm vụ quá hạn', null),
  ];
}

export function journalOf(one: Briefing): JournalEntry[] {
  const lines: [string, string, string, Record<string, unknown>][] = [
    [
      'thuky',
      'BriefingScheduled',
      `xếp lịch cuộc họp “${one.title}”`,
      {
        title: one.title,
        startsAt: one.startsAt,
        duration: one.duration,
        chair: one.chair,
        units: one.units.slice(0, 5),
      },
    ],
    [
      'thuky',
      'DocumentAdded',
      'thêm tài liệu “Báo cáo kinh tế – xã hội.pdf” cho mục 1',
      { document: 'd1', version: 1, fileName: 'Báo cáo kinh tế – xã hội.pdf' },
    ],
    ['thuky', 'DocumentFiled', 'vào sổ văn bản 142/BC-SKHĐT', { document: 'd1', notation: '142/BC-SKHĐT' }],
    [
      'thuky',
      'InvitationsRequested',
      `gửi giấy mời tới ${one.units.length} đơn vị`,
      { sequence: 1, method: 'REQUEST' },
    ],
    ['hệ thống', 'InvitationSent', 'đã gửi thư mời tới phường Phủ Lý', { unit: one.units[9], sequence: 1 }],
    [
      'hệ thống',
      'InvitationReplied',
      'phường Phủ Lý nhận lời',
      { unit: one.units[9], partStat: 'ACCEPTED', via: 'mail' },
    ],
    ['hệ thống', 'RoomOpened', 'phòng họp tự mở', { by: 'system' }],
    ['hệ thống', 'SiteJoined', 'phường Phủ Lý vào phòng', { site: one.units[9], name: 'phường Phủ Lý' }],
    ['hệ thống', 'SiteJoined', 'phường Phù Vân vào phòng', { site: one.units[10], name: 'phường Phù Vân' }],
    ['chutich', 'RollCallStarted', 'bắt đầu điểm danh', {}],
    ['chutich', 'FloorGiven', 'mời phường Phủ Lý phát biểu, 5 phút', { site: one.units[9], limitSeconds: 300 }],
  ];
  const shown = one.state === 'SCHEDULED' ? lines.slice(0, 6) : lines;
  return shown.map(([actor, kind, text, payload], n) => ({
    seq: n + 1,
    at: at(n < 6 ? -6 : -7, `0${n % 8}:15`.slice(0, 5)),
    actor,
    actorName: actor === 'thuky' ? 'Trần Thị Thu' : actor === 'chutich' ? 'Chủ tịch UBND tỉnh' : null,
    kind,
    text,
    payload,
    prevHash: n === 0 ? '0'.repeat(64) : `${n}`.repeat(64).slice(0, 64),
    hash: `${n + 1}`.repeat(64).slice(0, 64),
  }));
}

export const register = [
  ['05/GM-VPUBND', 'GM', 'Giấy mời', 'Giao ban tuần 47'],
  ['142/BC-SKHĐT', 'BC', 'Báo cáo', 'Tình hình kinh tế – xã hội tuần 46'],
  ['12/BB-VPUBND', 'BB', 'Biên bản', 'Giao ban tuần 46'],
].map(([notation, type, typeName, subject], n) => ({
  id: `r${n}`,
  number: Number.parseInt(notation!, 10),
  notation: notation!,
  date: at(-n - 3, '00:00').slice(0, 10),
  type,
  typeName,
  subject,
  issuingUnit: 'VPUBND',
  signer: 'Nguyễn Văn An',
  pages: 3 + n,
}));

export const boxes = units
  .slice(1, 40)
  .map((one, n) => ({ address: one.email!, name: one.name, messages: n % 4, unseen: n % 3 === 0 ? 1 : 0 }));

export const lines = [1, 2].map((id) => ({
  id,
  from: 'Văn phòng UBND tỉnh <vpubnd@ninhbinh.example>',
  subject: id === 1 ? 'Giấy mời họp: Giao ban tuần 47' : 'Nhắc họp: Giao ban tuần 47',
  date: at(-1, '14:05'),
  seen: id === 2,
}));

export const message = {
  ...lines[0]!,
  to: 'u13285@ninhbinh.example',
  text: 'Trân trọng kính mời',
  html: '<div style="font-family:sans-serif;padding:16px"><h2>GIẤY MỜI HỌP</h2><p>Trân trọng kính mời <b>phường Phủ Lý</b> dự cuộc họp trực tuyến.</p><p><a href="https://example/join/x">Vào phòng họp</a></p></div>',
  calendar: {
    method: 'REQUEST',
    summary: 'Giao ban tuần 47',
    startsAt: at(0, '08:00'),
    endsAt: at(0, '09:40'),
    location: null,
  },
  attachments: [{ name: 'Giấy mời.pdf', mediaType: 'application/pdf', size: 82_000 }],
  raw: 'From: …\nTo: …\n',
};

export function minutesOf(one: Briefing) {
  return {
    briefing: one.id,
    version: 2,
    state: 'DRAFT',
    number: null,
    notation: null,
    date: null,
    title: one.title,
    approvedBy: null,
    approvedAt: null,
    distributedAt: null,
    body: {
      heading: {
        startedAt: one.startsAt,
        endedAt: one.endsAt,
        place: 'Trực tuyến, điểm cầu chính tại UBND tỉnh',
        chair: { name: 'Phạm Quang Ngọc', title: 'Chủ tịch UBND tỉnh' },
        secretary: { name: 'Trần Thị Thu', title: 'Chuyên viên Văn phòng' },
      },
      opening: 'Sáng ngày 9/11/2026, Chủ tịch UBND tỉnh chủ trì họp giao ban trực tuyến với các sở, xã, phường.',
      attendance: one.units.map((site, n) => ({
        site,
        name: one.unitNames[site]!,
        presence: n % 17 === 5 ? 'ABSENT' : n % 13 === 4 ? 'LATE' : 'PRESENT',
        byHand: false,
        people: 3,
        stays: n % 17 === 5 ? [] : [{ from: one.startsAt, to: one.endsAt }],
        note: '',
      })),
      proceedings: one.agenda.map((item, n) => ({
        item: item.id,
        title: item.title,
        presenter: item.presenterName ?? '',
        plannedSeconds: 1200,
        actualSeconds: n === 3 ? 0 : 1390,
        startedAt: one.startsAt,
        finishedAt: one.endsAt,
        speeches:
          n === 1
            ? [
                { site: 'a', name: 'Sở Nông nghiệp và Môi trường', seconds: 612, turns: 1 },
                { site: 'b', name: 'phường Phủ Lý', seconds: 134, turns: 1 },
              ]
            : [],
        documents: n === 1 ? ['112/BC-UBND'] : [],
        text: '',
      })),
      decisions: [
        {
          id: 'k1',
          item: 'a2',
          text: 'Các xã ven biển báo cáo thiệt hại trước 17 giờ 25/11.',
          unit: one.units[12],
          unitName: one.unitNames[one.units[12]!],
          due: '2026-11-25',
          helpers: [],
          acknowledged: [one.unitNames[one.units[12]!]],
        },
      ],
      closing: 'Cuộc họp kết thúc hồi 9 giờ 52 phút cùng ngày',
      votes: [
        {
          id: 'v1',
          item: 'a2',
          question: 'Thông qua phương án di dân ven biển',
          secret: false,
          options: [
            { text: 'Tán thành', count: 19 },
            { text: 'Không tán thành', count: 4 },
          ],
          voters: 25,
          ballots: 23,
          byHand: 0,
        },
      ],
      recipients: ['Chủ tịch, các PCT UBND tỉnh', 'Các sở, ban, ngành', 'UBND các xã, phường'],
    },
  };
}
