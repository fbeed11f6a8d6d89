import landmark from 'lucide:landmark';
import layers from 'lucide:layers';
import plus from 'lucide:plus';
import search from 'lucide:search';
import siren from 'lucide:siren';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { listBriefings } from '../api/briefings';
import { mayArrange } from '../api/session';
import type { Briefing } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { matches } from '../kit/plain-text';
import { emptyState } from '../kit/states';
import { sayDay, sayTime } from '../kit/vietnam-time';
import { t } from '../locale/briefing';
import { t as s } from '../locale/scheduling';
import { stateBadge } from './state-badge';
import './briefing-list.css';

/** All briefings, coming and past, to be found by title. */
@customElement('gb-briefing-list')
export class BriefingList extends LightElement {
  @state() private query = '';
  @state() private past = false;
  private readonly briefings = new Load<Briefing[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    void this.briefings.run(() => listBriefings({}));
  }

  override render() {
    return html`
      <header class="page-head">
        <h1 class="grow">${t('list.title')}</h1>
 ${
   mayArrange()
     ? html`<a class="btn quiet" data-testid="to-templates" href="/templates">${icon(layers)}${s('templates.title')}</a>
          <a class="btn danger" data-testid="to-urgent" href="/briefings/urgent">${icon(siren)}${s('urgent.open')}</a>
          <a class="btn primary" href="/briefings/new">${icon(plus)}${t('list.create')}</a>`
     : nothing
 }
      </header>
      <section class="card briefing-list">
        <div class="row wrap">
          <div class="segments" role="group" aria-label=${t('list.filter')}>
            ${[false, true].map(
              (past) => html`<button class="btn" type="button" aria-pressed=${String(this.past === past)}
                @click=${() => (this.past = past)}>${t(past ? 'list.past' : 'list.upcoming')}</button>`,
            )}
          </div>
          <span class="grow"></span>
          <span class="search">${icon(search)}<input class="input" type="search" placeholder=${t('list.search')} aria-label=${t('list.search')}
            @input=${(e: Event) => (this.query = (e.target as HTMLInputElement).value)}></span>
        </div>
        ${this.briefings.render((all) => this.table(all))}
      </section>`;
  }

  private table(all: Briefing[]) {
    if (all.length === 0) return emptyState(t('list.empty'), t('list.emptyDetail'), nothing, landmark);
    const now = Date.now();
    const shown = all
      .filter((one) => Date.parse(one.endsAt) < now === this.past)
      .filter((one) => matches(`${one.title} ${one.chairName ?? ''}`, this.query))
      .sort((a, b) => (this.past ? -1 : 1) * (Date.parse(a.startsAt) - Date.parse(b.startsAt)));
    if (shown.length === 0) return emptyState(t('list.none'), t('list.noneDetail'), nothing, landmark);
    return html`<ul class="plain briefing-lines">${shown.map((one) => this.line(one))}</ul>`;
  }

  private line(one: Briefing) {
    return html`<li><a class="briefing-line" href="/briefings/${one.id}">
      <span class="num when"><strong>${sayTime(one.startsAt)}</strong><span class="muted small">${sayDay(one.startsAt)}</span></span>
      <span class="what"><strong>${one.title}</strong><span class="muted small">${t('units', { n: one.units.length })} · ${t('chair', { name: one.chairName ?? one.chair })}</span></span>
      <span class="stage muted small">${t(`stage.${one.stage}`)}</span>
      ${stateBadge(one.state)}</a></li>`;
  }
}
