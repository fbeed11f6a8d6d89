import down from 'lucide:arrow-down';
import up from 'lucide:arrow-up';
import hand from 'lucide:hand';
import mic from 'lucide:mic';
import volumeDown from 'lucide:volume-1';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../kit/icon';
import { emptyState } from '../kit/states';
import { toast } from '../kit/toast';
import { p } from '../locale/procedure';
import { r } from '../locale/room';
import { act } from './act';
import { shortName } from './audibility';
import { clockText, floorClock, secondsSince } from './clock';
import { PanelElement } from './panel-element';
import { proposals, whoSits } from './people';
import type { Hand } from './protocol';
import { giveFloor, siteActs } from './site-acts';
import { speakingTotals } from './speaking-totals';
import { turnLength, turnLengths } from './turn-length';
import './gb-talk';
import './panel-floor.css';

/** Who speaks, who asks to, and who is heard at all. */
@customElement('gb-floor-panel')
export class FloorPanel extends PanelElement {
  @state() private chosen: string | null = null;
  /** The hand that is being dragged. */
  @state() private dragged: string | null = null;

  override render() {
    const { queue } = this.session.state;
    return html`<div class="panel-body">
      ${this.holder()}
      <h2 class="panel-title">${r('floor.queue')}</h2>
      ${
        queue.length === 0
          ? emptyState(r('floor.nobody'), r('floor.nobodyDetail'), nothing, hand)
          : html`<ol class="plain queue" data-testid="queue">
              ${repeat(
                queue,
                (entry) => entry.site,
                (entry, index) => this.entry(entry, index),
              )}
            </ol>`
      }
      ${this.registered()}
      ${speakingTotals(this.session.state, this.nowMillis)}
      <gb-talk .session=${this.session} .change=${this.change}></gb-talk>
    </div>
    ${this.session.conducts ? this.policy() : nothing}`;
  }

  private holder() {
    const { floor, sites } = this.session.state;
    if (!floor) return html`<p class="now free muted" data-testid="floor-holder" data-site="">${r('floor.free')}</p>`;
    const clock = floorClock(floor, this.nowMillis);
    const fading = floor.fadingSince !== null;
    return html`<section class="now ${clock.state}" data-testid="floor-holder" data-site=${floor.site}>
      <div class="row">
        <span class="dot gold" aria-hidden="true"></span>
        <strong class="grow">${shortName(sites[floor.site]?.name ?? floor.site)}${this.person(floor.site)}</strong>
        <span class="num time">${clockText(clock.usedSeconds)}</span>
      </div>
      ${
        this.session.conducts
          ? html`<div class="row acts">
              ${
                floor.limitSeconds === null && !fading
                  ? nothing
                  : html`<button class="btn soft gold num" type="button" data-testid="extend-floor"
                      @click=${() => act(this.session, { type: 'ExtendFloor', seconds: 120 })}>${r('floor.extend')}</button>`
              }
              <button class="btn soft grow" type="button" data-testid="return-floor"
                @click=${() => act(this.session, { type: 'ReturnFloor' })}>${r('floor.thanks')}</button>
              ${
                clock.state === 'over' && !fading
                  ? html`<button class="btn soft wide" type="button" data-testid="fade-floor"
                      @click=${() => act(this.session, { type: 'FadeFloor' })}>${icon(volumeDown)}${p('fade.do')}</button>`
                  : nothing
              }
            </div>`
          : nothing
      }
      ${fading ? html`<p class="small late" data-testid="fading">${icon(volumeDown)} ${p('fade.running')}</p>` : nothing}
    </section>`;
  }

  private entry(entry: Hand, index: number) {
    const site = this.session.state.sites[entry.site];
    const name = shortName(site?.name ?? entry.site);
    const spoken = (site?.floorSeconds ?? 0) + (site?.spokeSeconds ?? 0) > 0;
    const facts = html`<strong>${name}${this.person(entry.site)}</strong>
      <span class="muted small num">${r('floor.waited', { time: clockText(secondsSince(entry.since, this.nowMillis)) })} ·
        ${spoken ? r('floor.spoke', { time: clockText(Math.max(site?.floorSeconds ?? 0, site?.spokeSeconds ?? 0)) }) : r('floor.notYet')}</span>`;
    if (!this.session.conducts) {
      const own = entry.site === this.session.self.site;
      return html`<li class=${own ? 'own' : ''} data-testid="queue-item" data-site=${entry.site}>
        <div class="entry"><span class="ord num">${index + 1}</span><div class="grow facts">${facts}</div></div></li>`;
    }
    const chosen = this.chosen === entry.site;
    return html`<li data-testid="queue-item" data-site=${entry.site} draggable="true" class=${this.dragged === entry.site ? 'dragged' : ''}
        title=${p('queue.drag')} @dragstart=${(event: DragEvent) => this.drag(event, entry.site)} @dragend=${() => {
          this.dragged = null;
        }} @dragover=${(event: DragEvent) => this.dragged && event.preventDefault()}
        @drop=${(event: DragEvent) => this.drop(event, index)} @keydown=${(event: KeyboardEvent) => this.keyed(event, entry.site, index)}>
      <div class="entry">
        <span class="ord num">${index + 1}</span>
        <button class="grow facts choose" type="button" aria-expanded=${chosen} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" title=${r('floor.more', { name })}
          @click=${() => this.choose(entry.site)}>${facts}</button>
        ${
          index === 0
            ? html`<button class="btn primary" type="button" data-testid="give-floor" data-site=${entry.site}
                @click=${() => giveFloor(this.session, entry.site, turnLength())}>${icon(mic)}${r('floor.give')}</button>`
            : html`<button class="btn icon outlined" type="button" aria-label=${`${r('floor.up')}: ${name}`} title=${r('floor.up')}
                @click=${() => act(this.session, { type: 'MoveHand', site: entry.site, position: index - 1 })}>${icon(up)}</button>
              <button class="btn icon outlined" type="button" data-testid="give-floor" data-site=${entry.site}
                aria-label=${r('floor.giveTo', { name })} title=${r('floor.giveTo', { name })}
                @click=${() => giveFloor(this.session, entry.site, turnLength())}>${icon(mic)}</button>`
        }
      </div>
      ${
        chosen && index < this.session.state.queue.length - 1
          ? html`<div class="acts"><button class="btn quiet small" type="button" data-testid="hand-down"
              @click=${() => this.move(entry.site, index + 1)}>${icon(down)}${p('queue.down')}</button></div>`
          : nothing
      }
      ${chosen ? siteActs(this.session, entry.site, turnLength()) : nothing}
    </li>`;
  }

  private readonly redraw = () => this.requestUpdate();

  /** Who sits there. */
  private person(site: string) {
    const who = whoSits(this.session, site, this.redraw);
    return who ? html`<span class="muted small person">${who}</span>` : nothing;
  }

  /** Granted before the meeting: one press gives the floor, for as long as was granted. */
  private registered() {
    const granted = proposals(this.session, this.redraw);
    if (granted.length === 0) return nothing;
    return html`<h2 class="panel-title">${p('queue.registered')}</h2>
      <ul class="plain queue registered">${granted.map((one) => {
        const name = shortName(one.siteName);
        const online = this.session.state.sites[one.site]?.online ?? false;
        return html`<li data-testid="registered-speaker" data-site=${one.site}><div class="entry">
          <div class="grow facts"><strong>${name}<span class="muted small person">${one.name}</span></strong>
            <span class="muted small num">${p('queue.granted', { n: Math.round(one.seconds / 60) })}${online ? nothing : html` · ${r('roll.offline')}`}</span></div>
          ${
            this.session.conducts && online
              ? html`<button class="btn icon outlined" type="button" data-testid="give-floor-registered" data-site=${one.site}
                  aria-label=${r('floor.giveTo', { name })} title=${r('floor.giveTo', { name })}
                  @click=${() => giveFloor(this.session, one.site, one.seconds)}>${icon(mic)}</button>`
              : nothing
          }</div></li>`;
      })}</ul>`;
  }

  private drag(event: DragEvent, site: string) {
    this.dragged = site;
    event.dataTransfer?.setData('text/plain', site);
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  }

  private drop(event: DragEvent, position: number) {
    event.preventDefault();
    const site = this.dragged;
    this.dragged = null;
    if (site) void this.move(site, position);
  }

  private keyed(event: KeyboardEvent, site: string, index: number) {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    void this.move(site, index + step);
  }

  private async move(site: string, position: number) {
    if (position < 0 || position >= this.session.state.queue.length) return;
    if (!(await act(this.session, { type: 'MoveHand', site, position }))) return;
    const name = shortName(this.session.state.sites[site]?.name ?? site);
    toast(p('queue.moved', { name, n: position + 1 }));
  }

  private choose(site: string) {
    this.chosen = this.chosen === site ? null : site;
  }

  private policy() {
    const { floorOnly } = this.session.state.policy;
    return html`<section class="policy">
      <div class="row">
        <span class="grow muted small nowrap">${r('floor.turn')}</span>
        ${turnLengths.map(
          (seconds) => html`<button class="chip num" type="button" aria-pressed=${turnLength() === seconds}
            @click=${() => {
              turnLength(seconds);
              this.requestUpdate();
            }}>${seconds === null ? r('floor.turnFree') : r('floor.turnMinutes', { n: seconds / 60 })}</button>`,
        )}
      </div>
      <div class="row">
        <div class="grow" id="floor-only"><strong>${r('floor.only')}</strong><div class="muted small">${r('floor.onlyDetail')}</div></div>
        <button class="switch" type="button" role="switch" aria-checked=${floorOnly} aria-labelledby="floor-only" data-testid="floor-only"
          @click=${() => act(this.session, { type: 'SetFloorOnly', on: !floorOnly })}></button>
      </div>
    </section>`;
  }
}
