import { expect, it } from 'vitest';
import type { Hit } from '../api/search';
import { addressOf, opensBeside } from './hit-row';

function hit(change: Partial<Hit>): Hit {
  return {
    kind: 'BRIEFING',
    id: 'b1',
    briefing: 'b1',
    briefingTitle: null,
    at: null,
    state: null,
    title: [
      { text: 'Xã Cồn', hit: true },
      { text: ' Xanh', hit: false },
    ],
    snippet: [],
    code: null,
    successors: null,
    ...change,
  };
}

it('leads from a hit to what was found', () => {
  expect(addressOf(hit({}))).toBe('/briefings/b1');
  expect(addressOf(hit({ kind: 'DECISION', id: 'b1/d1' }))).toBe('/briefings/b1/minutes');
  const paper = hit({ kind: 'DOCUMENT', id: 'd1' });
  expect(addressOf(paper)).toBe('/api/briefings/b1/documents/d1/content?inline=true');
  expect(opensBeside(paper)).toBe(true);
  expect(addressOf(hit({ kind: 'UNIT', code: 'SO.XD' }))).toBe('/units?unit=SO.XD');
  expect(addressOf(hit({ kind: 'UNIT', code: '14212', successors: 'Phường Mới' }))).toBe(
    '/units?q=X%C3%A3%20C%E1%BB%93n%20Xanh',
  );
});
