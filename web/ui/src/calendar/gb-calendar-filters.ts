import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { EventFilter } from '../api/calendar';
import { listHalls } from '../api/scheduling';
import { mayPreside, me } from '../api/session';
import type { Hall, Person, Site, Unit } from '../api/types';
import { listPeople, listSites, listUnits } from '../api/units';
import { LightElement } from '../kit/light-element';
import { dayOf } from '../kit/vietnam-time';
import { t } from '../locale/calendar';
import '../kit/gb-select';

const WAIT_MS = 200;
const FOUND = 12;

/** Whose calendar: of a unit, of a leader, of a hall. Fires `gb-filter` (`EventFilter`). A unit's account has its own only. */
@customElement('gb-calendar-filters')
export class CalendarFilters extends LightElement {
  @property({ attribute: false }) filter: EventFilter = {};
  @state() private people: Person[] = [];
  @state() private halls: Hall[] = [];
  @state() private found: Unit[] = [];
  @state() private sites: Site[] = [];
  #sitesOf = '';
  @state() private text: string | null = null;
  #wait?: ReturnType<typeof setTimeout>;

  override connectedCallback() {
    super.connectedCallback();
    if (!mayPreside()) return;
    listPeople('CHAIR').then(
      (people) => (this.people = people),
      () => {}, // the other filter still works
    );
    listHalls().then(
      (halls) => (this.halls = halls),
      () => {},
    );
    if (this.filter.unit) void this.search(this.filter.unit);
  }

  override render() {
    if (me()?.role === 'UNIT') return nothing;
    const unit = this.found.find((one) => one.code === this.filter.unit);
    return html`<div class="calendar-filters row wrap" role="group" aria-label=${t('filters')}>
      <label class="filter-unit"><span class="sr-only">${t('filterUnit')}</span>
        <input class="input" type="search" list="filter-units" autocomplete="off" data-testid="filter-unit" placeholder=${t('filterUnit')}
          .value=${this.text ?? (unit ? label(unit) : (this.filter.unit ?? ''))} @input=${this.typed} @change=${this.typed}></label>
      <datalist id="filter-units">${this.found.map((one) => html`<option value=${label(one)}></option>`)}</datalist>
      ${
        this.people.length > 0
          ? html`<label><span class="sr-only">${t('filterLeader')}</span>
            <select class="input" data-testid="filter-leader" @change=${this.chose}>
              <option value="">${t('filterLeader')}</option>
              ${this.people.map((one) => html`<option value=${one.username} ?selected=${one.username === this.filter.leader}>${one.name}</option>`)}
            </select></label>`
          : nothing
      }
      ${
        this.halls.length + this.sites.length > 0
          ? html`<label><span class="sr-only">${t('filterHall')}</span>
            <select class="input" data-testid="filter-hall" @change=${this.choseHall}>
              <option value="">${t('filterHall')}</option>
              ${this.halls.map((one) => this.place(one.code, one.name))}
              ${
                this.sites.length > 0
                  ? html`<optgroup label=${t('filterSites', { unit: unit?.name ?? this.filter.unit ?? '' })}>${this.sites.map((one) => this.place(one.id, one.name))}</optgroup>`
                  : nothing
              }
            </select></label>`
          : nothing
      }
      ${
        this.filter.unit || this.filter.leader || this.filter.site
          ? html`<button class="btn link" type="button" @click=${this.clear}>${t('filterClear')}</button>`
          : nothing
      }
    </div>`;
  }

  private place(value: string, name: string) {
    return html`<option value=${value} ?selected=${value === this.filter.site}>${name}</option>`;
  }

  /** A unit that is chosen offers its sites, those of its hamlets among them. */
  protected override willUpdate() {
    const unit = this.filter.unit ?? '';
    if (unit === this.#sitesOf) return;
    this.#sitesOf = unit;
    this.sites = [];
    if (!unit) return;
    listSites(unit, dayOf(new Date())).then(
      (sites) => {
        if (this.#sitesOf === unit) this.sites = sites;
      },
      () => {}, // the other filters still work
    );
  }

  private typed(event: Event) {
    const text = (event.target as HTMLInputElement).value;
    this.text = text;
    clearTimeout(this.#wait);
    const exact = this.found.find((one) => label(one) === text || one.code === text.trim());
    if (exact) return this.tell({ ...this.filter, unit: exact.code });
    if (text.trim() === '') return this.filter.unit ? this.tell(without(this.filter, 'unit')) : undefined;
    this.#wait = setTimeout(() => void this.search(text.trim()), WAIT_MS);
  }

  private async search(q: string) {
    try {
      this.found = (await listUnits({ q })).slice(0, FOUND);
    } catch {
      this.found = [];
    }
  }

  private chose(event: Event) {
    const leader = (event.target as HTMLSelectElement).value;
    this.tell(leader ? { ...this.filter, leader } : without(this.filter, 'leader'));
  }

  private choseHall(event: Event) {
    const site = (event.target as HTMLSelectElement).value;
    this.tell(site ? { ...this.filter, site } : without(this.filter, 'site'));
  }

  private clear() {
    this.text = '';
    this.tell({});
  }

  private tell(filter: EventFilter) {
    if (filter.unit !== this.filter.unit && filter.unit) this.text = null;
    this.dispatchEvent(new CustomEvent<EventFilter>('gb-filter', { detail: filter }));
  }
}

function label(unit: Unit): string {
  return `${unit.name} (${unit.code})`;
}

function without(filter: EventFilter, key: keyof EventFilter): EventFilter {
  const { [key]: _, ...rest } = filter;
  return rest;
}
