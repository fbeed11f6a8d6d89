import { get, query } from './http';
import type { BriefingState } from './types';

export type SearchKind = 'BRIEFING' | 'DOCUMENT' | 'MINUTES' | 'DECISION' | 'UNIT';

/** A piece of text; `hit` when it is a word that was looked for. */
export interface Piece {
  text: string;
  hit: boolean;
}

export interface Hit {
  kind: SearchKind;
  /** Its id; of a decision `briefing/decision`. */
  id: string;
  briefing: string | null;
  briefingTitle: string | null;
  at: string | null;
  state: BriefingState | null;
  title: Piece[];
  snippet: Piece[];
  /** Of a unit. */
  code: string | null;
  /** Names of the units that took over. */
  successors: string | null;
}

export interface SearchResult {
  total: number;
  /** There may be more: of common words only the newest are ranked. */
  atLeast: boolean;
  page: number;
  pages: number;
  kinds: Partial<Record<SearchKind, number>>;
  /** Nothing is spelt with the diacritics that were typed; these are the other spellings. */
  marksIgnored: boolean;
  cut: boolean;
  hits: Hit[];
}

export interface SearchFilter {
  q: string;
  type?: string | undefined;
  unit?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  state?: string | undefined;
  page?: string | undefined;
}

export function search(filter: SearchFilter, signal?: AbortSignal): Promise<SearchResult> {
  return get(`/api/search${query({ ...filter })}`, signal ? { signal } : {});
}
