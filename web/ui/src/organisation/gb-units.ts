import chevron from 'lucide:chevron-right';
import shuffle from 'lucide:git-merge';
import mailX from 'lucide:mail-x';
import plus from 'lucide:plus';
import search from 'lucide:search';
import upload from 'lucide:upload';
import users from 'lucide:users';
import layers from 'lucide:users-round';
import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { me } from '../api/session';
import { listTroubles, type Trouble } from '../api/tracking';
import type { FoundUnit, Unit } from '../api/types';
import { listUnits, searchUnits } from '../api/units';
import { cssVars } from '../kit/css-vars';
import type { WindowedList } from '../kit/gb-window';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { emptyState } from '../kit/states';
import { type Day, dayOf, sayDate } from '../kit/vietnam-time';
import { t } from '../locale/organisation';
import { t as k } from '../locale/tracking';
import { crumbs, type Forest, type ForestLine, forestOf, linesOf, matching, wayTo } from './forest';
import { levelMark } from './level-mark';
import { may } from './may';
import '../kit/gb-date-time';
import '../kit/gb-window';
import './gb-unit';
import './gb-unit-change';
import './gb-unit-new';
import './gb-units.css';

interface Tree {
  units: Unit[];
  forest: Forest;
}

/** Searches that ask the server wait for the reader to pause. */
const PAUSE_MS = 200;

/** The organisation as it stands on a day: the tree, and beside it the unit that is looked at. */
@customElement('gb-units')
export class UnitsPage extends LightElement {
  @property({ attribute: false }) parts: Record<string, string> = {};
  @state() private on: Day = dayOf(new Date());
  @state() private query = '';
  @state() private open: ReadonlySet<string> = new Set();
  @state() private code = '';
  @state() private past: FoundUnit[] = [];
  @state() private changing = false;
  @state() private adding = false;
  /** Whose address cannot be relied on, by code. */
  @state() private troubles: ReadonlyMap<string, Trouble> = new Map();
  @query('gb-window') private list?: WindowedList<ForestLine>;
  private readonly tree = new Load<Tree>(this);
  /** The field that the address wants to be edited. */
  private editing = '';
  private arrived = false;
  private asking: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.arrived = false;
  }

  /** The address says the day, the unit, what is searched for and whether a field is to be edited. */
  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('parts') && this.arrived) return;
    const on = /^\d{4}-\d\d-\d\d$/.test(this.parts.on ?? '') ? this.parts.on! : dayOf(new Date());
    const same = this.arrived && on === this.on && this.tree.value !== undefined;
    this.arrived = true;
    this.on = on;
    this.code = this.parts.unit ?? '';
    this.editing = this.parts.edit ?? '';
    if (this.parts.q !== undefined || !same) this.searchFor(this.parts.q ?? '', 0);
    if (same) this.openTo(this.code);
    else void this.load();
    void this.lookAtAddresses();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.asking);
  }

  private async lookAtAddresses() {
    // For the office and the chairs; units have no business with others' mailboxes.
    if (me()?.role === 'UNIT') return;
    const all = await listTroubles().catch(() => []);
    this.troubles = new Map(all.map((one) => [one.unit, one]));
  }

  private async load() {
    const on = this.on;
    await this.tree.run(async () => {
      const units = await listUnits({ on });
      return { units, forest: forestOf(units) };
    });
    const tree = this.tree.value;
    if (!tree) return;
    const open = new Set(this.open);
    if (tree.forest.tops.length === 1) {
      open.add(tree.forest.tops[0]!.code);
      if (tree.units.length < 400) open.add(`${tree.forest.tops[0]!.code}/COMMUNE`);
    }
    this.open = open;
    this.openTo(this.code);
  }

  private openTo(code: string) {
    const tree = this.tree.value;
    if (tree && code) this.open = new Set([...this.open, ...wayTo(tree.forest, code)]);
    void this.updateComplete.then(() => this.revealChosen());
  }

  override render() {
    const arranging = may();
    return html`<header class="page-head">
        <div class="grow"><h1>${t('title')}</h1><p class="muted num">${t('lead', { day: sayDate(this.on) })}</p></div>
        ${
          arranging
            ? html`<a class="btn quiet" href="/units/groups">${icon(layers)}${t('toGroups')}</a>
              <a class="btn quiet" href="/units/import" data-testid="to-import">${icon(upload)}${t('toImport')}</a>
              <button class="btn quiet" type="button" @click=${() => (this.adding = true)}>${icon(plus)}${t('addUnit')}</button>
              <button class="btn primary" type="button" data-testid="arrange-units" @click=${() => (this.changing = true)}>${icon(shuffle)}${t('arrange')}</button>`
            : html`<a class="btn quiet" href="/units/groups">${icon(layers)}${t('toGroups')}</a>`
        }
      </header>
      <div class="units-cols">
        <section class="card units-list">
          <div class="units-bar">
            <span class="units-search">${icon(search)}<input class="input" type="search" placeholder=${t('search')} aria-label=${t('search')}
              data-testid="unit-search" .value=${this.query} @input=${this.searched}></span>
            <gb-date-time class="units-on" dateOnly label=${t('on')} .day=${this.on} @gb-input=${(e: CustomEvent<{ day: Day }>) => this.turn(e.detail.day)}></gb-date-time>
          </div>
          ${this.tree.render((tree) => this.lines(tree))}
        </section>
        <section class="unit-side" aria-live="polite">${this.side()}</section>
      </div>
      ${
        arranging && this.tree.value
          ? html`<gb-unit-change .open=${this.changing} .units=${this.tree.value.units} .chosen=${this.code}
              @gb-close=${() => (this.changing = false)} @gb-changed=${this.changed}></gb-unit-change>
            <gb-unit-new .open=${this.adding} .units=${this.tree.value.units} .above=${this.code} .on=${this.on}
              @gb-close=${() => (this.adding = false)} @gb-changed=${this.changed}></gb-unit-new>`
          : nothing
      }`;
  }

  private side() {
    const tree = this.tree.value;
    const unit = tree?.forest.byCode.get(this.code);
    if (tree && unit) {
      const above = crumbs(tree.forest, unit);
      return html`<gb-unit .unit=${unit} .on=${this.on} .above=${above} .trouble=${this.troubles.get(unit.code) ?? null} .edits=${this.editing} @gb-go=${(e: CustomEvent<{ code: string; on?: Day }>) => this.go(e.detail)}
        @gb-changed=${this.changed}></gb-unit>`;
    }
    if (tree && this.code)
      return html`<div class="card">${emptyState(t('notThen', { day: sayDate(this.on) }), t('notThenDetail'), nothing, users)}</div>`;
    return html`<div class="card">${emptyState(t('choose'), t('chooseDetail'), nothing, users)}</div>`;
  }

  private lines({ units, forest }: Tree) {
    if (units.length === 0)
      return emptyState(
        t('empty'),
        t('emptyDetail'),
        may() ? html`<a class="btn primary" href="/units/import">${t('toImport')}</a>` : nothing,
        users,
      );
    const searching = this.query.trim() !== '';
    if (!searching) return this.window(linesOf(forest, this.open));
    const found = matching(units, this.query).map(
      (unit): ForestLine => ({ id: unit.code, depth: 0, unit, group: null, count: 0, open: false }),
    );
    if (found.length === 0 && this.past.length === 0) return emptyState(t('none'), t('noneDetail'), nothing, users);
    return html`${this.past.length > 0 ? this.pastLines() : nothing}
      ${found.length > 0 ? html`<p class="units-count muted small num">${t('found', { n: found.length })}</p>${this.window(found, true)}` : nothing}`;
  }

  private window(lines: ForestLine[], flat = false) {
    return html`<gb-window class="units-window" role="tree" aria-label=${t('title')} .items=${lines} .line=${44}
      .key=${(line: ForestLine) => line.id} .draw=${(line: ForestLine) => this.line(line, flat)} @keydown=${this.pressed}></gb-window>`;
  }

  private line(line: ForestLine, flat: boolean) {
    const twist = !flat && line.count > 0;
    const on = line.unit?.code === this.code && this.code !== '';
    const broken = line.unit ? this.troubles.get(line.unit.code) : undefined;
    const parent = flat && line.unit?.parent ? this.tree.value?.forest.byCode.get(line.unit.parent)?.name : undefined;
    return html`<div class="unit-line ${on ? 'on' : ''} ${line.unit ? '' : 'head'}" role="treeitem" aria-level=${line.depth + 1}
      aria-expanded=${twist ? String(line.open) : nothing} aria-selected=${String(on)} ${cssVars({ '--depth': line.depth })}>
      ${
        twist
          ? html`<button class="twist ${line.open ? 'open' : ''}" type="button" tabindex="-1" aria-label=${t(line.open ? 'fold' : 'unfold', { name: line.unit?.name ?? t(`group.${line.group!}`) })}
              @click=${() => this.toggle(line.id)}>${icon(chevron)}</button>`
          : html`<span class="twist"></span>`
      }
      <button class="unit-name" type="button" data-unit=${line.unit?.code ?? nothing} @click=${() => (line.unit ? this.select(line.unit.code) : this.toggle(line.id))}>
        ${line.unit ? levelMark(line.unit.level) : nothing}<span class="grow">${line.unit?.name ?? t(`group.${line.group!}`)}${parent ? html` <span class="muted small">${parent}</span>` : nothing}</span>
        ${broken ? html`<span class="badge bad" data-testid="unit-broken" title=${`${broken.address}: ${broken.text}`}>${icon(mailX)}<span>${k('broken')}</span></span>` : nothing}
        <span class="muted small num">${line.unit ? line.unit.code : line.count}</span>
      </button></div>`;
  }

  private pastLines() {
    return html`<div class="units-past"><p class="units-count muted small">${t('pastNames')}</p>
      <ul class="plain">${this.past.map(
        ({
          unit,
          now,
        }) => html`<li class="past-line" data-testid="past-unit"><span class="past-name">${unit.name}</span>
          <span class="muted small num">${unit.validTo ? t('until', { to: sayDate(unit.validTo) }) : ''}</span>
          <span class="past-now">${
            now.length === 0
              ? html`<span class="muted">${t('noHeir')}</span>`
              : html`${t('nowIs')} ${now.map((heir, n) => html`${n > 0 ? ', ' : ''}<button class="link-button" type="button" @click=${() => this.select(heir.code)}>${heir.name}</button>`)}`
          }</span></li>`,
      )}</ul></div>`;
  }

  private readonly searched = (event: Event) => this.searchFor((event.target as HTMLInputElement).value, PAUSE_MS);

  private searchFor(query: string, pause: number) {
    this.query = query;
    this.past = [];
    clearTimeout(this.asking);
    const q = query.trim();
    if (q.length < 2) return;
    this.asking = setTimeout(() => {
      void searchUnits(q, this.on).then(
        (found) => {
          if (this.query.trim() === q) this.past = found.filter((one) => !one.exists).slice(0, 6);
        },
        () => {},
      );
    }, pause);
  }

  private toggle(id: string) {
    const open = new Set(this.open);
    if (!open.delete(id)) open.add(id);
    this.open = open;
  }

  private select(code: string) {
    this.code = code;
    this.remember();
  }

  /** To another unit, perhaps on another day. */
  private go({ code, on }: { code: string; on?: Day }) {
    this.code = code;
    this.remember();
    if (on && on !== this.on) {
      this.on = on;
      this.remember();
      void this.load();
      return;
    }
    this.openTo(code);
  }

  private revealChosen() {
    const tree = this.tree.value;
    if (!tree || !this.code || this.query) return;
    const index = linesOf(tree.forest, this.open).findIndex((line) => line.id === this.code);
    if (index >= 0) this.list?.reveal(index);
  }

  private turn(day: Day) {
    if (!day || day === this.on) return;
    this.on = day;
    this.past = [];
    this.remember();
    void this.load();
  }

  private remember() {
    const search = new URLSearchParams();
    if (this.code) search.set('unit', this.code);
    if (this.on !== dayOf(new Date())) search.set('on', this.on);
    history.replaceState(null, '', search.size > 0 ? `/units?${search}` : '/units');
  }

  private readonly changed = () => {
    void this.load();
    void this.lookAtAddresses();
  };

  private readonly pressed = (event: KeyboardEvent) => {
    const names = [...this.querySelectorAll<HTMLButtonElement>('.unit-line .unit-name')];
    const at = names.indexOf(document.activeElement as HTMLButtonElement);
    if (at < 0) return;
    if (event.key === 'ArrowDown') names[at + 1]?.focus();
    else if (event.key === 'ArrowUp') names[at - 1]?.focus();
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const twist = names[at]!.parentElement?.querySelector<HTMLButtonElement>('button.twist');
      if (twist && twist.classList.contains('open') === (event.key === 'ArrowLeft')) twist.click();
    } else return;
    event.preventDefault();
  };
}
