import swap from 'lucide:arrow-left-right';
import mic from 'lucide:mic';
import { html, nothing, type TemplateResult } from 'lit';
import { cssVars } from '../kit/css-vars';
import { icon } from '../kit/icon';
import { r } from '../locale/room';
import { s } from '../locale/stage';
import type { Arrangement } from './arrangement';
import { shortName } from './audibility';
import { clockText, floorClock } from './clock';
import type { MeetingDocument } from './documents';
import { lineMark } from './line-mark';
import { emblem, ownStream, picture } from './picture';
import type { Floor, RoomState } from './protocol';
import type { RoomSession } from './session';
import '../paper/gb-paper';
import './sheet.css';
import './stage.css';
import './stage-document.css';

export interface StageView {
  session: RoomSession;
  nowMillis: number;
  documents: readonly MeetingDocument[];
  /** Counts the session's changes. */
  change: number;
  arrangement: Arrangement;
  /** The picture before the document, or behind it again. */
  swap: () => void;
}

/** One thing is big: whoever speaks, or the page all look at. */
export function stage(view: StageView) {
  const { session, arrangement } = view;
  const { state } = session;
  const shown = stageSite(session, arrangement.site);
  const gold = state.floor !== null && shown === state.floor.site;
  const document = state.stage.document;
  const look = document === null ? '' : arrangement.kind === 'DOCUMENT' ? 'split' : 'split picture-first';
  return html`<figure class="stage ${gold ? 'gold' : ''} ${look}"
      data-testid="stage" data-site=${shown ?? ''} aria-label=${r('stage.label')}>
    <div class="face">${face(session, shown)}</div>
    ${document ? documentPage(view, document, state.stage.page) : nothing}
    ${state.floor ? floorRing(state.floor, view.nowMillis) : nothing}
    ${shown ? plate(session, shown) : nothing}
  </figure>`;
}

/** Who is on our stage: whom the reader wants, whom the server sends, else whoever has the floor without a picture. */
function stageSite(session: RoomSession, wanted: string | null): string | null {
  return wanted ?? sentToStage(session) ?? session.state.floor?.site ?? null;
}

function sentToStage(session: RoomSession): string | null {
  const section = session.sections.find((candidate) => candidate.role === 'stage');
  return section ? session.slots.site(section.mid) : null;
}

function face(session: RoomSession, shown: string | null): TemplateResult {
  const section = session.sections.find((candidate) => candidate.role === 'stage');
  const sent = shown !== null && sentToStage(session) === shown;
  const own = shown !== null && shown === session.self.site && !sent;
  const stream = own ? ownStream(session) : (section?.stream ?? null);
  const dark = own
    ? stream === null
    : !sent || session.means.pictures === 0 || (section !== undefined && session.stalled.has(section.mid));
  const name = shown ? (session.state.sites[shown]?.name ?? shown) : '';
  return html`${picture(stream, own && !session.own.screen)}
    ${dark ? html`<div class="nobody">${shown ? standIn(name, session.means.pictures === 0 && !own) : empty(session.state)}</div>` : nothing}`;
}

function standIn(name: string, soundOnly: boolean) {
  return html`${emblem(name)}<span>${soundOnly ? s('thrift.soundOnly') : r('stage.noPicture')}</span>`;
}

function empty(state: RoomState) {
  return state.phase === 'LOBBY'
    ? html`<strong>${r('stage.lobby')}</strong><span class="muted">${r('stage.lobbyDetail')}</span>`
    : html`<span class="muted">${r('stage.empty')}</span>`;
}

/** Who this is, and why here. */
export function plate(session: RoomSession, shown: string) {
  const { state } = session;
  const site = state.sites[shown];
  const name = site?.name ?? shown;
  const you = shown === session.self.site;
  const why =
    state.floor?.site === shown
      ? r(you ? 'stage.you' : 'stage.speaking')
      : state.stage.site === shown
        ? r('stage.pinned')
        : site?.role === 'CHAIR'
          ? r('stage.chair')
          : '';
  return html`<figcaption class="plate">
    <strong data-testid="stage-name" data-site=${shown}>${shortName(name)}</strong>
    ${why ? html`<span>${why}</span>` : nothing} ${lineMark(session, shown)}
  </figcaption>`;
}

/** The turn's clock: a golden ring that closes. */
export function floorRing(floor: Floor, nowMillis: number) {
  const clock = floorClock(floor, nowMillis);
  const limit = clock.limitSeconds;
  return html`<div class="floor ${clock.state}" data-testid="floor-clock">
    <svg class="ring" viewBox="0 0 44 44" aria-hidden="true">
      <circle cx="22" cy="22" r="18"></circle>
      <circle class="t" cx="22" cy="22" r="18" pathLength="100" ${cssVars({ '--share': clock.share })}></circle>
    </svg>
    <div>
      <strong class="num big">${clockText(clock.usedSeconds)}</strong>
      <div class="num sub">${
        limit === null
          ? r('stage.free')
          : clock.state === 'over'
            ? r('stage.over')
            : r('stage.of', { time: clockText(limit) })
      }</div>
    </div>
  </div>`;
}

function documentPage(view: StageView, document: string, page: number) {
  const title = view.documents.find((one) => one.id === document)?.title ?? '';
  return html`<div class="sheet">
    <gb-paper .session=${view.session} .documents=${view.documents} .stage=${view.session.state.stage} .change=${view.change} .bare=${view.arrangement.kind !== 'DOCUMENT'}></gb-paper>
    <div class="sheet-name">
      <span>${r('stage.document', { title, page })}</span>
      <button class="btn icon" type="button" aria-label=${r('stage.swap')} title=${r('stage.swap')} @click=${view.swap}>${icon(swap)}</button>
    </div>
  </div>`;
}

/** The mark of somebody whose voice is being forwarded. */
export function voiceMark() {
  return html`<span class="voice">${icon(mic)}</span>`;
}
