import { afterEach, describe, expect, it, vi } from 'vitest';
import { announce, ask, grouped } from './waiting';

const TICKET = { token: 't', code: '482913', expiresAt: '' };
const answering = (answer: () => Promise<Response>): void => {
  vi.stubGlobal('fetch', answer);
};

afterEach(() => vi.unstubAllGlobals());

describe('a television', () => {
  it('learns that it is paired, still waits, or needs a new code', async () => {
    answering(async () => Response.json({ paired: true }));
    expect(await ask(TICKET)).toBe('paired');
    answering(async () => Response.json({ paired: false, expiresAt: 'soon' }));
    expect(await ask(TICKET)).toBe('waiting');
    answering(async () => new Response('{}', { status: 401 }));
    expect(await ask(TICKET)).toBe('over');
  });

  it('keeps its code while the server is away', async () => {
    answering(async () => {
      throw new TypeError('down');
    });
    expect(await ask(TICKET)).toBe('down');
    expect(await announce()).toBeNull();
    answering(async () => new Response('', { status: 503 }));
    expect(await ask(TICKET)).toBe('down');
  });

  it('shows its code in two groups', () => {
    expect(grouped('482913')).toBe('482 913');
  });
});
