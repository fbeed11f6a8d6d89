import download from 'lucide:download';
import fileLock from 'lucide:file-lock';
import fileText from 'lucide:file-text';
import fileWarning from 'lucide:file-warning';
import refresh from 'lucide:refresh-cw';
import { html, nothing } from 'lit';
import { icon } from '../kit/icon';
import { p } from '../locale/paper';
import type { FaultKind } from './faults';

export interface FaultActs {
  retry(): void;
  unlock(password: string): void;
  download(): void;
}

const LOCKED: readonly FaultKind[] = ['locked', 'wrongPassword'];
/** Asking again may help; the others are as they are. */
const PASSING: readonly FaultKind[] = ['missing', 'refused', 'viewer', 'broken'];

/** What is wrong with the document, and the way out. */
export function faultScreen(kind: FaultKind, title: string, acts: FaultActs) {
  const locked = LOCKED.includes(kind);
  const drawing = locked ? fileLock : kind === 'kind' ? fileText : fileWarning;
  return html`<div class="paper-fault" role=${kind === 'kind' ? 'status' : 'alert'} data-testid="paper-fault" data-kind=${kind}>
    <span class="drawing">${icon(drawing)}</span>
    <strong>${p(`fault.${kind}`)}</strong>
    <p class="name">${title}</p>
    <p>${p(`fault.${kind}.detail`)}</p>
    ${locked ? password(acts) : nothing}
    <div class="row wrap">
      ${PASSING.includes(kind) ? html`<button class="btn primary" type="button" data-testid="paper-retry" @click=${acts.retry}>${icon(refresh)}${p('fault.retry')}</button>` : nothing}
      ${kind === 'missing' || kind === 'refused' ? nothing : html`<button class="btn quiet" type="button" data-testid="paper-download" @click=${acts.download}>${icon(download)}${p('fault.download')}</button>`}
    </div>
  </div>`;
}

function password(acts: FaultActs) {
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('paper-password') as HTMLInputElement;
    if (field.value) acts.unlock(field.value);
  };
  return html`<form class="row" @submit=${send}>
    <label class="grow"><span class="sr-only">${p('fault.password')}</span>
      <input name="paper-password" type="password" autocomplete="off" placeholder=${p('fault.password')} data-testid="paper-password" /></label>
    <button class="btn primary" type="submit">${p('fault.unlock')}</button>
  </form>`;
}
