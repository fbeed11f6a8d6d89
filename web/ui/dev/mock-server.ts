import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import {
  boxes,
  briefings,
  documentsOf,
  invitationsOf,
  journalOf,
  lines,
  message,
  minutesOf,
  people,
  register,
  units,
} from './sample.ts';
import { operations, runs, searchOf } from './sample-operations.ts';

type Answer = { status?: number; body?: unknown; sse?: boolean };
type Handler = (parts: string[], search: URLSearchParams, body: Record<string, unknown>) => Answer;

let role: string | null = process.env.GIAOBAN_DEV_ROLE ?? 'SECRETARY';

const briefing = (id: string) => briefings.find((one) => one.id === id) ?? briefings[0]!;

const handlers: [string, RegExp, Handler][] = [
  ['GET', /^\/api\/search$/, (_, search) => ({ body: searchOf(search) })],
  ['GET', /^\/api\/operations$/, () => ({ body: operations })],
  ['GET', /^\/api\/operations\/runs$/, () => ({ body: runs })],
  [
    'GET',
    /^\/api\/briefings\/[^/]+\/notes$/,
    () => ({ body: [{ document: null, page: null, agendaItem: null, text: 'Hỏi lại số hộ đã sơ tán' }] }),
  ],
  [
    'GET',
    /^\/api\/me$/,
    () =>
      role
        ? {
            body: {
              username: 'thuky',
              name: 'Trần Thị Thu',
              title: 'Văn phòng UBND tỉnh',
              role,
              unit: null,
              otpEnabled: false,
            },
          }
        : problem(401, 'unauthenticated', 'Chưa đăng nhập'),
  ],
  [
    'POST',
    /^\/api\/login$/,
    (_, __, body) => {
      if (body.password === 'otp' && !body.otp) return problem(428, 'otp-required', 'Cần mã xác thực');
      if (body.password === 'sai') return problem(401, 'wrong', 'Sai');
      role = 'SECRETARY';
      return { body: { token: 'x' } };
    },
  ],
  [
    'POST',
    /^\/api\/logout$/,
    () => {
      role = null;
      return { status: 204 };
    },
  ],
  ['GET', /^\/api\/people$/, (_, search) => ({ body: search.get('role') ? people.slice(0, 1) : people })],
  ['GET', /^\/api\/units$/, () => ({ body: units })],
  [
    'GET',
    /^\/api\/briefings$/,
    (_, search) => {
      const from = Date.parse(search.get('from') ?? '2000-01-01');
      const to = Date.parse(search.get('to') ?? '2100-01-01');
      return { body: briefings.filter((one) => Date.parse(one.startsAt) < to && Date.parse(one.endsAt) > from) };
    },
  ],
  [
    'POST',
    /^\/api\/briefings$/,
    (_, search, body) => {
      if (!search.has('force')) {
        return problem(409, 'briefing-clash', 'Trùng lịch', {
          clashes: [
            {
              briefing: 'b1',
              title: 'Giao ban tuần 47',
              startsAt: briefings[0]!.startsAt,
              endsAt: briefings[0]!.endsAt,
              who: 'chutich',
              whoName: 'Chủ tịch UBND tỉnh',
              kind: 'CHAIR',
            },
            {
              briefing: 'b1',
              title: 'Giao ban tuần 47',
              startsAt: briefings[0]!.startsAt,
              endsAt: briefings[0]!.endsAt,
              who: '13285',
              whoName: 'Phường Phủ Lý',
              kind: 'UNIT',
            },
          ],
        });
      }
      return { status: 201, body: { ...briefings[0], ...body, id: 'b2', agenda: [] } };
    },
  ],
  ['GET', /^\/api\/briefings\/([^/]+)$/, ([id]) => ({ body: briefing(id!) })],
  ['GET', /^\/api\/briefings\/([^/]+)\/invitations$/, ([id]) => ({ body: invitationsOf(briefing(id!)) })],
  [
    'POST',
    /^\/api\/briefings\/([^/]+)\/invitations$/,
    ([id]) => {
      briefing(id!).stage = 'INVITE';
      return { status: 202, body: invitationsOf(briefing(id!)) };
    },
  ],
  ['GET', /^\/api\/briefings\/([^/]+)\/documents$/, ([id]) => ({ body: documentsOf(briefing(id!)) })],
  [
    'GET',
    /^\/api\/briefings\/([^/]+)\/journal\/verify$/,
    ([id]) => ({ body: { ok: true, entries: journalOf(briefing(id!)).length, brokenAt: null } }),
  ],
  ['GET', /^\/api\/briefings\/([^/]+)\/journal$/, ([id]) => ({ body: journalOf(briefing(id!)) })],
  [
    'POST',
    /^\/api\/briefings\/([^/]+)\/room\/tokens$/,
    () => ({ status: 201, body: { token: 't', link: 'http://localhost:8080/join/t', site: 's', role: 'SITE' } }),
  ],
  ['GET', /^\/api\/register$/, () => ({ body: register })],
  [
    'GET',
    /^\/api\/tokens$/,
    () => ({
      body: [
        {
          id: 't1',
          name: 'Phần mềm quản lý văn bản',
          createdAt: briefings[0]!.startsAt,
          expiresAt: null,
          lastUsedAt: null,
        },
      ],
    }),
  ],
  [
    'POST',
    /^\/api\/me\/otp\/start$/,
    () => ({
      body: {
        secret: 'JBSW Y3DP EHPK 3PXP',
        uri: 'otpauth://x',
        qrSvg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h2v2H0zM3 3h1v1H3z"/></svg>',
      },
    }),
  ],
  ['GET', /^\/api\/mail\/boxes$/, () => ({ body: boxes })],
  ['GET', /^\/api\/mail\/boxes\/([^/]+)$/, () => ({ body: lines })],
  ['GET', /^\/api\/mail\/messages\/([^/]+)$/, () => ({ body: message })],
  ['POST', /^\/api\/mail\/messages\/([^/]+)\/reply$/, () => ({ status: 202 })],
  ['GET', /^\/api\/briefings\/([^/]+)\/minutes$/, ([id]) => ({ body: minutesOf(briefing(id!)) })],
  ['PUT', /^\/api\/briefings\/([^/]+)\/minutes$/, () => problem(412, 'minutes-changed', 'Đã đổi')],
];

function problem(status: number, code: string, title: string, more: Record<string, unknown> = {}): Answer {
  return { status, body: { type: `/problems/${code}`, title, status, ...more } };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (!url.pathname.startsWith('/api/')) return false;
  if (request.headers.accept?.includes('text/event-stream')) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(':\n\n');
    return true;
  }
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const body = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
  for (const [method, pattern, handler] of handlers) {
    const found = pattern.exec(url.pathname);
    if (!found || method !== request.method) continue;
    const { status = 200, body: answered } = handler(found.slice(1), url.searchParams, body);
    const type = status >= 400 ? 'application/problem+json' : 'application/json';
    response.writeHead(status, { 'Content-Type': type });
    response.end(answered === undefined ? '' : JSON.stringify(answered));
    return true;
  }
  response.writeHead(404, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: '/problems/not-found', title: 'Không tìm thấy', status: 404 }));
  return true;
}

/**
 * While pages are drawn: the desk's addresses all give its page, and, when enabled, a small stand-in
 * answers for the server. Development only, never built or shipped.
 */
export function mockServer(enabled: boolean): Plugin {
  return {
    name: 'mock-server',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const desk = /^\/(briefings|units|register|mail|account)(\/|$|\?)/.test(request.url ?? '');
        if (desk) request.url = '/index.html';
        if (!enabled) {
          next();
          return;
        }
        void answer(request, response).then((done) => {
          if (!done) next();
        });
      });
    },
  };
}
