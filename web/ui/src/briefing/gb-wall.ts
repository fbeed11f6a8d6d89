import check from 'lucide:badge-check';
import alert from 'lucide:circle-alert';
import minus from 'lucide:circle-minus';
import cross from 'lucide:circle-x';
import mail from 'lucide:mail';
import phone from 'lucide:phone';
import users from 'lucide:users';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { readBriefing } from '../api/briefings';
import { followWall, type Level, type WallTile } from '../api/readiness';
import type { Briefing } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { emptyState, loadingState } from '../kit/states';
import { sayDay, sayTime } from '../kit/vietnam-time';
import { t } from '../locale/briefing';
import { language } from '../locale/language';
import { w } from '../locale/readiness';
import { count, keepSame, LEVELS, sayFinding, shown } from './wall-model';
import './wall.css';

const LOOKS: Record<Level, string> = { red: cross, amber: alert, green: check, none: minus };

/** All sites of a meeting as tiles, coloured by how they stand; changes come by themselves. */
@customElement('gb-wall')
export class Wall extends LightElement {
  @property({ attribute: false }) parts: Record<string, string> = {};
  @state() private tiles: WallTile[] | null = null;
  @state() private live = false;
  @state() private level: Level | '' = '';
  @state() private query = '';
  private readonly briefing = new Load<Briefing>(this);
  #followed = '';
  #stop: (() => void) | undefined;

  protected override willUpdate() {
    const id = this.parts.briefing ?? '';
    if (id === this.#followed) return;
    this.#followed = id;
    this.tiles = null;
    void this.briefing.run(() => readBriefing(id));
    this.#stop?.();
    this.#stop = followWall(id, {
      tiles: (tiles) => {
        this.tiles = keepSame(this.tiles, tiles);
      },
      connected: (on) => {
        this.live = on;
      },
    });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.#followed = '';
  }

  override render() {
    return this.briefing.render((briefing) => this.page(briefing));
  }

  private page(briefing: Briefing) {
    return html`<div class="wall-page">
      <header class="page-head"><div class="grow">
        <div class="crumbs muted"><a href="/briefings">${t('page.crumb')}</a> › <a href="/briefings/${briefing.id}">${briefing.title}</a></div>
        <h1>${w('wall.title')}</h1>
        <p class="muted num">${sayDay(briefing.startsAt)} · ${sayTime(briefing.startsAt)}–${sayTime(briefing.endsAt)}</p>
      </div>
      <p class="muted small live-note ${this.live ? 'on' : ''}" role="status"><i></i>${w(this.live ? 'wall.live' : 'wall.notLive')}</p></header>
      ${this.tiles === null ? loadingState(w('wall.title')) : this.wall(this.tiles)}
    </div>`;
  }

  private wall(tiles: WallTile[]) {
    const left = shown(tiles, this.level, this.query);
    return html`<section class="card wall" aria-label=${w('wall.title')} data-testid="wall">
      <div class="row wrap wall-head">
        <p class="grow num" role="status" data-testid="wall-summary">${this.summary(tiles)}</p>
        <input class="input find" type="search" placeholder=${w('wall.search')} aria-label=${w('wall.search')} data-testid="wall-search"
          @input=${(e: Event) => {
            this.query = (e.target as HTMLInputElement).value;
          }}>
      </div>
      ${this.filters(tiles)}
      ${
        left.length === 0
          ? emptyState(w('wall.empty'), w('wall.emptyDetail'), nothing, users)
          : html`<ul class="plain wall-tiles">${repeat(
              left,
              (tile) => tile.site,
              (tile) => guard([tile, language()], () => this.tile(tile)),
            )}</ul>`
      }
    </section>`;
  }

  private summary(tiles: WallTile[]): string {
    const here = tiles.filter((tile) => tile.here).length;
    return here > 0
      ? w('wall.here', { here, all: tiles.length })
      : w('wall.summary', { ready: tiles.filter((tile) => tile.ready).length, all: tiles.length });
  }

  private filters(tiles: WallTile[]) {
    const counts = count(tiles);
    const button = (level: Level | '', name: string, n: number) =>
      html`<button type="button" class="level-${level || 'all'}" aria-pressed=${String(this.level === level)} data-testid="wall-filter" data-level=${level || 'all'} @click=${() => {
        this.level = this.level === level ? '' : level;
      }}><b class="num">${n}</b>${name}</button>`;
    return html`<div class="wall-filters" role="group" aria-label=${w('wall.filter')}>
      ${button('', w('wall.all'), tiles.length)}
      ${LEVELS.map((level) => button(level, w(`wall.${level}`), counts[level]))}
    </div>`;
  }

  private tile(tile: WallTile) {
    const [first, ...more] = tile.causes;
    return html`<li class="wall-tile level-${tile.level}" data-testid="wall-tile" data-site=${tile.site} data-level=${tile.level} data-cause=${first?.cause ?? ''}>
      <div class="wall-name">${icon(LOOKS[tile.level], w(`wall.${tile.level}`))}<strong>${tile.name}</strong></div>
      <p class="cause num">${first ? sayFinding(first) : w(tile.here ? 'wall.okHere' : 'wall.ok')}</p>
      ${more.length > 0 ? html`<p class="more num">${more.map(sayFinding).join(' · ')}</p>` : nothing}
      <p class="muted small num">${this.facts(tile)}</p>
      ${this.contact(tile)}
    </li>`;
  }

  private facts(tile: WallTile): string {
    const facts: string[] = [];
    if (tile.readyAt) facts.push(w('wall.readyAt', { time: sayTime(tile.readyAt) }));
    else if (tile.checkedAt) facts.push(w('wall.checkedAt', { time: sayTime(tile.checkedAt) }));
    if (tile.people !== undefined) facts.push(w('wall.people', { n: tile.people }));
    return facts.join(' · ');
  }

  /** Who is on duty first, then the unit's own number; a letter where there is neither. */
  private contact(tile: WallTile) {
    const { name, phone: number } = tile.duty;
    const own = tile.phone && digits(tile.phone) !== digits(number ?? '') ? tile.phone : null;
    if (number || own) {
      return html`<div class="contacts">
        ${number ? this.call(number, name ?? '', name ?? tile.name, 'wall-duty') : nothing}
        ${own ? this.call(own, w('wall.unitPhone'), tile.name, 'wall-phone') : nothing}</div>`;
    }
    return tile.email
      ? html`<a class="contact" href="mailto:${tile.email}" aria-label=${w('wall.mail', { name: tile.name })}>${icon(mail)}<span>${tile.email}</span></a>`
      : html`<span class="contact muted">${w('wall.noPhone')}</span>`;
  }

  private call(number: string, label: string, name: string, id: string) {
    return html`<a class="contact num" href="tel:${digits(number)}" data-testid=${id} aria-label=${w('wall.call', { name, phone: number })}>
      ${icon(phone)}<span>${label ? html`${label}<br>` : nothing}${number}</span></a>`;
  }
}

function digits(number: string): string {
  return number.replace(/[^+0-9]/g, '');
}
