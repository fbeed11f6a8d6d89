/** The room's keys. Single letters work only outside fields, as WCAG 2.1.4 lets them. */
import { html } from 'lit';
import { p } from '../locale/procedure';
import { r } from '../locale/room';
import { s } from '../locale/stage';
import type { RoomSession } from './session';
import { TABS, type Tab } from './tabs';
import './keys.css';

export interface KeyActs {
  microphone(): void;
  camera(): void;
  hand(): void;
  next(): void;
  thanks(): void;
  decision(): void;
  mark(): void;
  tab(tab: Tab): void;
  layout(): void;
  /** Turns the grid's pages. */
  turn(by: number): void;
  help(): void;
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Runs what the key stands for; whether it stood for something. */
export function press(event: KeyboardEvent, session: RoomSession, acts: KeyActs): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.composedPath()[0] ?? null)) return false;
  if (event.key === 'PageDown' || event.key === 'PageUp') {
    acts.turn(event.key === 'PageDown' ? 1 : -1);
    return true;
  }
  const digit = Number(event.key);
  const tab = TABS[digit - 1];
  if (tab) {
    acts.tab(tab);
    return true;
  }
  const conducting: Record<string, () => void> = { n: acts.next, t: acts.thanks, k: acts.decision, d: acts.mark };
  const everyone: Record<string, () => void> = {
    m: acts.microphone,
    v: acts.camera,
    g: acts.hand,
    l: acts.layout,
    '?': acts.help,
  };
  const act = everyone[event.key.toLowerCase()] ?? (session.conducts ? conducting[event.key.toLowerCase()] : undefined);
  act?.();
  return act !== undefined;
}

export function keyList(conducting: boolean) {
  const row = (key: string, word: string) => html`<div class="row"><kbd>${key}</kbd><span>${word}</span></div>`;
  return html`<div class="stack tight key-list">
    ${row('M', r('keys.mic'))} ${row('␣', p('keys.talk'))} ${row('V', r('keys.cam'))} ${row('G', r('keys.hand'))} ${row('1–5', r('keys.tabs'))}
    ${row('L', s('keys.layout'))} ${row('PgUp PgDn', s('keys.pages'))}
    ${conducting ? [row('N', r('keys.next')), row('T', r('keys.thanks')), row('K', r('keys.decision')), row('D', p('keys.mark'))] : ''}
    ${row('?', r('keys.help'))}
  </div>`;
}
