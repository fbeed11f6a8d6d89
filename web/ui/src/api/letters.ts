import { del, get, post, put, send } from './http';

export type LetterLanguage = 'vi' | 'en';

/** The words of one letter in one language. */
export interface Letter {
  kind: string;
  language: LetterLanguage;
  /** Whether they are the office's own. */
  own: boolean;
  version: number;
  subject: string;
  body: string;
  shippedSubject: string;
  shippedBody: string;
  words: string[];
  flags: string[];
  blocks: string[];
  needed: string[];
  changedBy: string | null;
  changedAt: string | null;
}

export interface LetterLook {
  subject: string;
  text: string;
  html: string;
}

export interface LetterWords {
  subject: string;
  body: string;
}

function path(letter: Letter): string {
  return `/api/letter-templates/${letter.kind.toLowerCase().replaceAll('_', '-')}/${letter.language}`;
}

export function listLetters(): Promise<Letter[]> {
  return get('/api/letter-templates');
}

export async function saveLetter(letter: Letter, words: LetterWords): Promise<Letter> {
  const answer = await send('PUT', path(letter), { ...words, version: letter.version });
  return (await answer.json()) as Letter;
}

/** Back to the words the program came with. */
export function resetLetter(letter: Letter): Promise<void> {
  return del(`${path(letter)}?version=${letter.version}`);
}

export function lookAtLetter(letter: Letter, words: LetterWords): Promise<LetterLook> {
  return post(`${path(letter)}/preview`, words);
}

/** A unit's own language; none: the office's, `usual`. */
export interface LetterLanguageOfUnit {
  language?: string | null;
  usual: string;
}

export function letterLanguage(unit: string): Promise<LetterLanguageOfUnit> {
  return get(`/api/units/${encodeURIComponent(unit)}/letter-language`);
}

export function chooseLetterLanguage(unit: string, language: string | null): Promise<LetterLanguageOfUnit> {
  return put(`/api/units/${encodeURIComponent(unit)}/letter-language`, { language });
}
