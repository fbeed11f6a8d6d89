import chevron from 'lucide:chevron-right';
import users from 'lucide:users';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Level, Unit } from '../api/types';
import { listUnits } from '../api/units';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { matches } from '../kit/plain-text';
import { emptyState } from '../kit/states';
import { addDays, type Day, dayOf, sayDate } from '../kit/vietnam-time';
import { t } from '../locale/organisation';
import '../kit/gb-date-time';
import './gb-units.css';

interface Relations {
  predecessors: Unit[];
  successors: Unit[];
}

/** The organisation as it stands on a date, and of each unit where it came from and where it went. */
@customElement('gb-units')
export class UnitsPage extends LightElement {
  @state() private on: Day = dayOf(new Date());
  @state() private query = '';
  @state() private selected: Unit | null = null;
  @state() private relations: Relations | null = null;
  private readonly units = new Load<Unit[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    void this.units.run(() => listUnits({ on: this.on }));
  }

  override render() {
    return html`<header class="page-head">
        <div class="grow"><h1>${t('title')}</h1><p class="muted num">${t('lead', { day: sayDate(this.on) })}</p></div>
        <gb-date-time class="units-on" dateOnly label=${t('on')} .day=${this.on} @gb-input=${(e: CustomEvent<{ day: Day }>) => this.turn(e.detail.day)}></gb-date-time>
      </header>
      <div class="units-cols">
        <section class="card units-list">
          <input class="input" type="search" placeholder=${t('search')} aria-label=${t('search')} @input=${(e: Event) => (this.query = (e.target as HTMLInputElement).value)}>
          ${this.units.render((all) => this.list(all))}
        </section>
        <section class="card unit-detail" aria-live="polite">${this.selected ? this.detail(this.selected) : emptyState(t('choose'), t('chooseDetail'), nothing, users)}</section>
      </div>`;
  }

  private turn(day: Day) {
    if (!day || day === this.on) return;
    this.on = day;
    this.selected = null;
    void this.units.run(() => listUnits({ on: day }));
  }

  private list(all: Unit[]) {
    const found = all.filter((unit) => matches(`${unit.name} ${unit.code}`, this.query));
    if (found.length === 0) return emptyState(t('none'), t('noneDetail'), nothing, users);
    const tops = found.filter((unit) => unit.level === 'PROVINCE');
    const districts = found.filter((unit) => unit.level === 'DISTRICT');
    const inDistrict = new Set(all.filter((unit) => unit.level === 'DISTRICT').map((unit) => unit.code));
    const loose = found.filter((unit) => unit.level === 'COMMUNE' && !(unit.parent && inDistrict.has(unit.parent)));
    const searching = this.query.trim() !== '';
    return html`<div class="units-groups">
      ${tops.map((unit) => this.button(unit))}
      ${this.group(
        t('departments'),
        found.filter((unit) => unit.level === 'DEPARTMENT'),
        true,
      )}
      ${this.group(t('communes'), loose, true)}
      ${
        inDistrict.size === 0
          ? nothing
          : all
              .filter((unit) => unit.level === 'DISTRICT')
              .map((district) => {
                const below = found.filter((unit) => unit.parent === district.code);
                const shown = districts.includes(district) ? [district, ...below] : below;
                return this.group(district.name, shown, searching);
              })
      }
    </div>`;
  }

  private group(name: string, units: Unit[], open: boolean) {
    if (units.length === 0) return nothing;
    return html`<details ?open=${open}><summary>${icon(chevron)}<strong class="grow">${name}</strong><span class="muted small num">${t('count', { n: units.length })}</span></summary>
      <ul class="plain">${units.map((unit) => html`<li>${this.button(unit)}</li>`)}</ul></details>`;
  }

  private button(unit: Unit) {
    const on = unit.code === this.selected?.code;
    return html`<button class="unit-line ${on ? 'on' : ''}" type="button" aria-pressed=${String(on)} @click=${() => this.select(unit)}>
      <span class="grow">${unit.name}</span><span class="muted small num">${unit.code}</span></button>`;
  }

  private select(unit: Unit) {
    this.selected = unit;
    this.relations = null;
    void relationsOf(unit).then(
      (relations) => {
        if (this.selected === unit) this.relations = relations;
      },
      () => {},
    );
  }

  private detail(unit: Unit) {
    const parent = this.units.value?.find((one) => one.code === unit.parent);
    const validity = [
      unit.validFrom ? t('validSince', { from: sayDate(unit.validFrom) }) : '',
      unit.validTo ? t('validUntil', { to: sayDate(unit.validTo) }) : '',
    ].filter(Boolean);
    return html`<h2 class="unit-name">${unit.name}</h2>
      <dl class="facts">
        <dt>${t('code')}</dt><dd class="num">${unit.code}</dd>
        <dt>${t('level')}</dt><dd>${t(`level.${unit.level satisfies Level}`)}</dd>
        ${parent ? html`<dt>${t('parent')}</dt><dd>${parent.name}</dd>` : nothing}
        <dt>${t('email')}</dt><dd>${unit.email ?? html`<span class="muted">${t('noEmail')}</span>`}</dd>
        <dt>${t('valid')}</dt><dd class="num">${validity.length > 0 ? validity.join(' ') : t('validAlways')}</dd>
      </dl>
      ${this.relations ? html`${this.related(t('predecessors'), this.relations.predecessors)}${this.related(t('successors'), this.relations.successors)}` : nothing}`;
  }

  private related(title: string, units: Unit[]) {
    if (units.length === 0) return nothing;
    return html`<h3>${title}</h3><ul class="plain relations">${units.map(
      (unit) =>
        html`<li><strong>${unit.name}</strong> <span class="muted small num">${unit.code} · ${t(`level.${unit.level}`)}${unit.validTo ? ` · ${t('validUntil', { to: sayDate(unit.validTo) })}` : ''}</span></li>`,
    )}</ul>`;
  }
}

/** The units in force the day before this one began that name it as successor, and those it went into. */
async function relationsOf(unit: Unit): Promise<Relations> {
  const before = unit.validFrom ? await listUnits({ on: addDays(unit.validFrom, -1) }) : [];
  const after = unit.validTo && unit.successors.length > 0 ? await listUnits({ on: addDays(unit.validTo, 1) }) : [];
  return {
    predecessors: before.filter((one) => one.successors.includes(unit.code)),
    successors: after.filter((one) => unit.successors.includes(one.code)),
  };
}
