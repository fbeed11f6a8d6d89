/** What search and the operator's page answer under `npm run dev`. */
const at = '2026-11-20T08:00:00+07:00';
const briefing = '7d0f3a52-5a0e-4c8e-9a43-0f1e6f6f1c11';

function pieces(text: string, words: string[]) {
  return text
    .split(/(\s+)/)
    .map((part) => ({ text: part, hit: words.some((word) => part.toLowerCase().startsWith(word.toLowerCase())) }));
}

export function searchOf(search: URLSearchParams) {
  const words = (search.get('q') ?? '').split(/\s+/).filter(Boolean);
  const hit = (kind: string, title: string, snippet: string, more: object = {}) => ({
    kind,
    id: briefing,
    briefing,
    briefingTitle: 'Giao ban tuần 47: tiến độ giải phóng mặt bằng',
    at,
    state: 'CLOSED',
    title: pieces(title, words),
    snippet: snippet ? pieces(snippet, words) : [],
    code: null,
    successors: null,
    ...more,
  });
  const hits = [
    hit('BRIEFING', 'Giao ban tuần 47: tiến độ giải phóng mặt bằng cao tốc', 'Báo cáo giải phóng mặt bằng\nKhác'),
    hit(
      'DOCUMENT',
      'Tờ trình về phương án giải phóng mặt bằng',
      '… các sở, ngành tập trung giải phóng mặt bằng; đến nay đạt 83% kế hoạch năm, còn vướng mắc về quản lý đất đai …',
    ),
    hit('DECISION', 'Giao Sở Xây dựng chủ trì, hoàn thành giải phóng mặt bằng trước 15/12/2026', ''),
    hit(
      'MINUTES',
      'Thông báo kết luận giao ban tuần 47',
      '… đề nghị làm rõ tiến độ giải phóng mặt bằng và trách nhiệm của từng đơn vị …',
    ),
    hit('UNIT', 'Xã Giải Phóng', '', {
      code: '13000',
      at: null,
      state: null,
      successors: 'Xã Hải Tiến',
      briefing: null,
      briefingTitle: null,
    }),
  ].filter((one) => !search.get('type') || one.kind === search.get('type'));
  return {
    total: words.length ? 742 : 0,
    atLeast: true,
    page: Number(search.get('page') ?? 1),
    pages: 20,
    kinds: { BRIEFING: 120, DOCUMENT: 580, MINUTES: 31, DECISION: 10, UNIT: 1 },
    marksIgnored: false,
    cut: false,
    hits: words.length ? hits : [],
  };
}

const job = (name: string, kind: string, misfire: string, more: object = {}) => ({
  name,
  kind,
  misfire,
  node: 'vpubnd:/var/lib/giaoban',
  lastAt: '2026-11-28T08:00:04+07:00',
  lastMillis: 12,
  error: null,
  runs: 1440,
  failures: 0,
  lastFailedAt: null,
  nextAt: null,
  ...more,
});

export const operations = {
  overdueSeconds: 0,
  clockSkewMillis: 3,
  mailWaiting: 0,
  documentsUnread: 2,
  jobs: [
    job('clock-watch', 'SWEEP', 'NEXT_TIME'),
    job('document-texts', 'SWEEP', 'NEXT_TIME', { lastMillis: 840 }),
    job('mail-sweep', 'SWEEP', 'NEXT_TIME', {
      error: 'IllegalStateException: the mail server does not answer',
      failures: 3,
    }),
    job('minutes-due', 'DAILY', 'ONCE_FOR_ALL', { runs: 31, nextAt: '2026-11-29T08:00:00+07:00' }),
    job('open-room', 'TASK', 'RUN_LATE', { runs: 212, lastMillis: 31 }),
    job('remind', 'TASK', 'RUN_LATE', { runs: 845, lastMillis: 95 }),
    job('retention', 'DAILY', 'ONCE_FOR_ALL', { runs: 31, lastMillis: 1820, nextAt: '2026-11-29T03:15:00+07:00' }),
  ],
  ahead: [
    { name: 'open-room', briefing, at: '2026-11-30T07:30:00+07:00' },
    { name: 'remind/PT1H', briefing, at: '2026-11-30T07:00:00+07:00' },
    { name: 'retention', briefing: null, at: '2026-11-29T03:15:00+07:00' },
  ],
  retention: [
    { kind: 'SENT_MAIL', days: 365, usualDays: 365, changedBy: null, changedAt: null },
    { kind: 'RECEIVED_MAIL', days: null, usualDays: 1095, changedBy: 'admin', changedAt: at },
    { kind: 'REMINDERS', days: 90, usualDays: 90, changedBy: null, changedAt: null },
    { kind: 'JOB_LOG', days: 90, usualDays: 90, changedBy: null, changedAt: null },
  ],
};

const run = (id: string, name: string, outcome: string, more: object = {}) => ({
  id,
  name,
  briefing: null,
  detail: '',
  node: 'vpubnd:/var/lib/giaoban',
  dueAt: at,
  startedAt: at,
  endedAt: at,
  outcome,
  error: null,
  note: null,
  ...more,
});

export const runs = [
  run('4', 'remind', 'GIVEN_UP', { briefing, detail: 'PT1H', error: 'IllegalStateException: the database restarts' }),
  run('3', 'open-room', 'DONE', { briefing }),
  run('2', 'retention', 'DONE', { note: 'SENT_MAIL 120, RECEIVED_MAIL 0, REMINDERS 2210, JOB_LOG 48' }),
  run('1', 'remind', 'INTERRUPTED', { briefing, detail: 'PT24H' }),
];
