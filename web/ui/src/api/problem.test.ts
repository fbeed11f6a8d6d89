import { describe, expect, it } from 'vitest';
import { ApiError, errorOf, sentence } from './problem';

function answer(status: number, body: unknown, type = 'application/problem+json'): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': type },
  });
}

describe('an answer that is not a success', () => {
  it('speaks with the server’s own words', async () => {
    const error = await errorOf(
      answer(422, {
        type: '/problems/invalid',
        title: 'Chưa hợp lệ',
        status: 422,
        detail: 'Xem các ô được đánh dấu.',
        errors: [{ field: 'title', message: 'Ghi tên cuộc họp.' }],
      }),
    );
    expect(error.message).toBe('Xem các ô được đánh dấu.');
    expect(error.code).toBe('invalid');
    expect(error.fault('title')).toBe('Ghi tên cuộc họp.');
    expect(error.fault('chair')).toBe('');
  });

  it('is a readable sentence even when the answer is not', async () => {
    expect((await errorOf(answer(502, '<html>Bad Gateway</html>', 'text/html'))).message).toContain('502');
    expect((await errorOf(answer(403, '{broken', 'application/json'))).message).toBe(
      'Tài khoản này không được làm việc đó.',
    );
    expect(sentence(new TypeError('x is undefined'))).not.toContain('undefined');
    expect(sentence(new ApiError(409, 'Trùng lịch'))).toBe('Trùng lịch');
  });
});
