import { expect, test } from 'vitest';
import { inserted } from './draft';

test('a value goes where the cursor is', () => {
  expect(inserted('Kính gửi ', 9, 9, 'recipient', 'words')).toEqual({ text: 'Kính gửi {{recipient}}', cursor: 22 });
  expect(inserted('abc', 1, 2, 'title', 'words').text).toBe('a{{title}}c');
});

test('a block gets a line of its own', () => {
  expect(inserted('trước sau', 6, 6, 'facts', 'blocks').text).toBe('trước \n{{facts}}\nsau');
  expect(inserted('trước\n\nsau', 6, 6, 'facts', 'blocks').text).toBe('trước\n{{facts}}\nsau');
  expect(inserted('', 0, 0, 'facts', 'blocks').text).toBe('{{facts}}');
});

test('a condition goes around what is chosen', () => {
  expect(inserted('a có thay đổi b', 2, 13, 'update', 'flags')).toEqual({
    text: 'a {{#update}}có thay đổi{{/update}} b',
    cursor: 24,
  });
});
