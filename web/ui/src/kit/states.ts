import alert from 'lucide:circle-alert';
import inbox from 'lucide:inbox';
import { html, nothing, type TemplateResult } from 'lit';
import { k } from '../locale/kit';
import { icon } from './icon';

/** Nothing here yet: what will be here, and perhaps the act that begins it. */
export function emptyState(
  title: string,
  detail = '',
  act: TemplateResult | typeof nothing = nothing,
  drawing = inbox,
) {
  return html`<div class="state">${icon(drawing)}<strong>${title}</strong>${detail ? html`<p>${detail}</p>` : nothing}${act}</div>`;
}

export function loadingState(text = k('loading')) {
  return html`<div class="state" role="status"><span class="spinner" aria-hidden="true"></span><span>${text}</span></div>`;
}

export function errorState(detail: string, retry?: () => void) {
  return html`<div class="state bad" role="alert">${icon(alert)}<strong>${k('error.title')}</strong><p>${detail}</p>
    ${retry ? html`<button class="btn quiet" type="button" @click=${retry}>${k('retry')}</button>` : nothing}</div>`;
}
