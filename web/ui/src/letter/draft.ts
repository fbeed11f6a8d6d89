import type { Letter, LetterWords } from '../api/letters';

/** Where a letter's unsaved words outlive a reload of the page. */
export function draftKey(letter: Letter): string {
  return `letter-draft/${letter.kind}/${letter.language}`;
}

/** Puts `{{name}}` where the cursor is: a block on a line of its own, a condition around the selection. */
export function inserted(
  text: string,
  from: number,
  to: number,
  name: string,
  sort: 'words' | 'blocks' | 'flags',
): { text: string; cursor: number } {
  const before = text.slice(0, from);
  const chosen = text.slice(from, to);
  const after = text.slice(to);
  if (sort === 'flags') {
    const open = `{{#${name}}}`;
    return { text: `${before}${open}${chosen}{{/${name}}}${after}`, cursor: from + open.length + chosen.length };
  }
  const tag = `{{${name}}}`;
  if (sort === 'words') return { text: before + tag + after, cursor: from + tag.length };
  const lead = before === '' || before.endsWith('\n') ? '' : '\n';
  const tail = after.startsWith('\n') || after === '' ? '' : '\n';
  return { text: before + lead + tag + tail + after, cursor: from + lead.length + tag.length };
}

export function same(a: LetterWords, b: LetterWords): boolean {
  return a.subject === b.subject && a.body === b.body;
}
