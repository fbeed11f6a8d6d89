import { html, nothing } from 'lit';
import { t } from '../locale/tray';

/** The pages about mail, above each of them. */
export function mailTabs(here: '/mail' | '/mail/letters' | '/mail/boxes', waiting: number | null = null) {
  const tab = (path: typeof here, label: string, count: number | null = null) =>
    html`<a href=${path} aria-current=${path === here ? 'page' : nothing} data-testid=${path === '/mail' ? 'to-tray' : path === '/mail/letters' ? 'to-letters' : 'to-boxes'}>${label}${count ? html` <span class="badge warn num">${count}</span>` : nothing}</a>`;
  return html`<nav class="mail-tabs" aria-label=${t('pages')}>${tab('/mail', t('title'), waiting)}${tab('/mail/letters', t('letters'))}${tab('/mail/boxes', t('boxesTitle'))}</nav>`;
}
