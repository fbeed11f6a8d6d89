import { html } from 'lit';
import { type Language, language, setLanguage } from '../locale/language';

const NAMES: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English' };

/** Two buttons, each in its own language, so that either reader finds the way back. */
export function languageSwitch(label: string) {
  return html`<div class="row languages" role="group" aria-label=${label}>
    ${(Object.keys(NAMES) as Language[]).map(
      (tag) => html`<button class="btn link" type="button" lang=${tag} aria-pressed=${String(language() === tag)}
        @click=${() => setLanguage(tag)}>${NAMES[tag]}</button>`,
    )}
  </div>`;
}
