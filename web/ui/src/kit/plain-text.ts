/** A text as people type it when searching: lower case, without Vietnamese marks ("Hải Hậu" → "hai hau"). */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0111\u0110]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether every word of the query occurs in the text, marks ignored on both sides. */
export function matches(text: string, query: string): boolean {
  const haystack = plain(text);
  return plain(query)
    .split(' ')
    .every((word) => haystack.includes(word));
}
