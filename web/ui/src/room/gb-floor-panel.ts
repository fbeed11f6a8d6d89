import up from 'lucide:arrow-up';
import hand from 'lucide:hand';
import mic from 'lucide:mic';
import send from 'lucide:send';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../kit/icon';
import { emptyState } from '../kit/states';
import { toast } from '../kit/toast';
import { r } from '../locale/room';
import { act } from './act';
import { shortName } from './audibility';
import { clockText, floorClock, secondsSince } from './clock';
import { PanelElement } from './panel-element';
import type { Hand } from './protocol';
import { giveFloor, siteActs } from './site-acts';
import { turnLength, turnLengths } from './turn-length';
import './panel-floor.css';

/** Who speaks, who asks to, and who is heard at all. */
@customElement('gb-floor-panel')
export class FloorPanel extends PanelElement {
  @state() private chosen: string | null = null;
  @state() private note = '';

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
      ${this.session.conducts ? this.notes() : nothing}
    </div>
    ${this.session.conducts ? this.policy() : this.session.self.role === 'OBSERVER' ? nothing : this.noteForm()}`;
  }

  private holder() {
    const { floor, sites } = this.session.state;
    if (!floor) return html`<p class="now free muted" data-testid="floor-holder" data-site="">${r('floor.free')}</p>`;
    const clock = floorClock(floor, this.nowMillis);
    return html`<section class="now ${clock.state}" data-testid="floor-holder" data-site=${floor.site}>
      <div class="row">
        <span class="dot gold" aria-hidden="true"></span>
        <strong class="grow">${shortName(sites[floor.site]?.name ?? floor.site)}</strong>
        <span class="num time">${clockText(clock.usedSeconds)}</span>
      </div>
      ${
        this.session.conducts
          ? html`<div class="row acts">
              ${
                floor.limitSeconds === null
                  ? nothing
                  : html`<button class="btn soft gold num" type="button" data-testid="extend-floor"
                      @click=${() => act(this.session, { type: 'ExtendFloor', seconds: 120 })}>${r('floor.extend')}</button>`
              }
              <button class="btn soft grow" type="button" data-testid="return-floor"
                @click=${() => act(this.session, { type: 'ReturnFloor' })}>${r('floor.thanks')}</button>
            </div>`
          : nothing
      }
    </section>`;
  }

  private entry(entry: Hand, index: number) {
    const site = this.session.state.sites[entry.site];
    const name = shortName(site?.name ?? entry.site);
    const spoken = (site?.floorSeconds ?? 0) + (site?.spokeSeconds ?? 0) > 0;
    const facts = html`<strong>${name}</strong>
      <span class="muted small num">${r('floor.waited', { time: clockText(secondsSince(entry.since, this.nowMillis)) })} ·
        ${spoken ? r('floor.spoke', { time: clockText(Math.max(site?.floorSeconds ?? 0, site?.spokeSeconds ?? 0)) }) : r('floor.notYet')}</span>`;
    if (!this.session.conducts) {
      const own = entry.site === this.session.self.site;
      return html`<li class=${own ? 'own' : ''} data-testid="queue-item" data-site=${entry.site}>
        <div class="entry"><span class="ord num">${index + 1}</span><div class="grow facts">${facts}</div></div></li>`;
    }
    const chosen = this.chosen === entry.site;
    return html`<li data-testid="queue-item" data-site=${entry.site}>
      <div class="entry">
        <span class="ord num">${index + 1}</span>
        <button class="grow facts choose" type="button" aria-expanded=${chosen} title=${r('floor.more', { name })}
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
      ${chosen ? siteActs(this.session, entry.site, turnLength()) : nothing}
    </li>`;
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

  private notes() {
    const { notes, sites } = this.session.state;
    if (notes.length === 0) return nothing;
    return html`<h2 class="panel-title">${r('note.received')}</h2>
      <ul class="plain notes" data-testid="notes">
        ${notes
          .slice(-20)
          .reverse()
          .map(
            (note) =>
              html`<li><strong>${shortName(sites[note.site]?.name ?? note.site)}</strong><span>${note.text}</span></li>`,
          )}
      </ul>`;
  }

  private noteForm() {
    return html`<form class="note-form" @submit=${this.sendNote}>
      <label class="label" for="note">${r('note.title')}</label>
      <div class="row">
        <input class="input grow" id="note" data-testid="note-text" maxlength="1000" autocomplete="off" placeholder=${r('note.placeholder')}
          .value=${this.note} @input=${(event: InputEvent) => {
            this.note = (event.target as HTMLInputElement).value;
          }}>
        <button class="btn icon outlined" type="submit" data-testid="note-send" aria-label=${r('note.send')} title=${r('note.send')}>${icon(send)}</button>
      </div>
    </form>`;
  }

  private async sendNote(event: SubmitEvent) {
    event.preventDefault();
    const text = this.note.trim();
    if (text && (await act(this.session, { type: 'SendNote', text }))) {
      this.note = '';
      toast(r('note.sent'));
    }
  }
}
