import { html, nothing } from 'lit';
import { cssVars } from '../kit/css-vars';
import { p } from '../locale/procedure';
import { shortName } from './audibility';
import { clockText, secondsSince } from './clock';
import type { RoomState } from './protocol';

export interface Spoken {
  site: string;
  name: string;
  seconds: number;
}

/** Who spoke how long, the longest first: the time with the floor, or as heard when that is more. */
export function spoken(state: RoomState, nowMillis: number): Spoken[] {
  return Object.entries(state.sites)
    .map(([site, { name, floorSeconds, spokeSeconds }]) => {
      const running = state.floor?.site === site ? secondsSince(state.floor.since, nowMillis) : 0;
      return { site, name: shortName(name), seconds: Math.max(floorSeconds + running, spokeSeconds) };
    })
    .filter(({ seconds }) => seconds > 0)
    .sort((one, other) => other.seconds - one.seconds);
}

export function speakingTotals(state: RoomState, nowMillis: number) {
  const all = spoken(state, nowMillis);
  const most = all[0]?.seconds ?? 1;
  return html`<details class="totals" data-testid="totals"><summary>${p('totals.title')}</summary>${
    all.length === 0 ? html`<p class="muted small">${p('totals.none')}</p>` : nothing
  }<ul class="plain">${all.map(
    ({
      site,
      name,
      seconds,
    }) => html`<li data-site=${site}><div class="row small"><span class="grow">${name}</span><strong class="num">${clockText(seconds)}</strong></div>
      <div class="bar" aria-hidden="true"><b ${cssVars({ '--share': seconds / most })}></b></div></li>`,
  )}</ul></details>`;
}
