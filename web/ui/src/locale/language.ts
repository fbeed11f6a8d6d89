export type Language = 'vi' | 'en';

const KEY = 'giaoban.language';
const listeners = new Set<() => void>();
let current: Language = remembered();

function remembered(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

export function language(): Language {
  return current;
}

/** The tag `Intl` and the `lang` attribute take. */
export function languageTag(): string {
  return current === 'vi' ? 'vi-VN' : 'en-GB';
}

export function setLanguage(next: Language): void {
  if (next === current) return;
  current = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // A browser that keeps nothing still switches for this visit.
  }
  applyToDocument();
  for (const listener of listeners) listener();
}

/** Calls back after every change until the returned function is called. */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function applyToDocument(): void {
  if (typeof document !== 'undefined') document.documentElement.lang = current;
}

applyToDocument();
