import download from 'lucide:download';
import wifi from 'lucide:wifi';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { readBriefing } from '../api/briefings';
import { qualityTable, readQuality, type SiteSheet } from '../api/quality';
import type { Briefing } from '../api/types';
import { cssVars } from '../kit/css-vars';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { emptyState } from '../kit/states';
import { sayDay, sayTime } from '../kit/vietnam-time';
import { t } from '../locale/briefing';
import { language } from '../locale/language';
import { w } from '../locale/readiness';
import './quality.css';

interface Whole {
  briefing: Briefing;
  sheets: SiteSheet[];
}

/** How the meeting went for each site's line and machine, for the carrier and the buyer of computers. */
@customElement('gb-quality')
export class Quality extends LightElement {
  @property({ attribute: false }) parts: Record<string, string> = {};
  private readonly whole = new Load<Whole>(this);
  #shown = '';

  protected override willUpdate() {
    const id = this.parts.briefing ?? '';
    if (id === this.#shown) return;
    this.#shown = id;
    void this.whole.run(async () => {
      const [briefing, sheets] = await Promise.all([readBriefing(id), readQuality(id)]);
      return { briefing, sheets };
    });
  }

  override render() {
    return this.whole.render(
      ({ briefing, sheets }) => html`<div class="quality-page">
      <header class="page-head"><div class="grow">
        <div class="crumbs muted"><a href="/briefings">${t('page.crumb')}</a> › <a href="/briefings/${briefing.id}">${briefing.title}</a></div>
        <h1>${w('quality.title')}</h1>
        <p class="muted num">${sayDay(briefing.startsAt)} · ${sayTime(briefing.startsAt)}–${sayTime(briefing.endsAt)}</p>
      </div>
      ${sheets.length > 0 ? html`<a class="btn primary" data-testid="quality-csv" href=${qualityTable(briefing.id)} download>${icon(download)}${w('quality.download')}</a>` : nothing}</header>
      ${sheets.length === 0 ? emptyState(w('quality.empty'), w('quality.emptyDetail'), nothing, wifi) : table(sheets)}
    </div>`,
    );
  }
}

function table(sheets: SiteSheet[]) {
  return html`<section class="card quality-card"><table class="quality" data-testid="quality">
    <caption class="sr-only">${w('quality.title')}</caption>
    <thead><tr><th scope="col">${w('quality.site')}</th><th scope="col">${w('quality.time')}</th><th scope="col">${w('quality.loss')}</th>
      <th scope="col">${w('quality.poor')}</th><th scope="col">${w('quality.path')}</th><th scope="col">${w('quality.overload')}</th>
      <th scope="col">${w('quality.microphone')}</th><th scope="col">${w('quality.worst')}</th><th scope="col">${w('quality.trend')}</th></tr></thead>
    <tbody>${sheets.map(row)}</tbody></table></section>`;
}

function row(sheet: SiteSheet) {
  return html`<tr data-testid="quality-site" data-site=${sheet.site}>
    <th scope="row">${sheet.name}</th><td class="num">${minutes(sheet.seconds)}</td>
    ${figure(sheet.lossSeconds)}${figure(sheet.poorSeconds)}
    <td class=${sheet.path === 'UDP' ? '' : 'warn'}>${w(`quality.path.${sheet.path}`)}</td>
    ${figure(sheet.overloadSeconds)}${figure(sheet.microphoneSeconds)}
    <td class="num">${w('quality.worstValue', { percent: format(sheet.worstLossPercent), ms: sheet.worstRttMillis })}</td>
    <td>${trend(sheet)}</td></tr>`;
}

function figure(seconds: number) {
  return html`<td class="num ${seconds > 0 ? 'warn' : 'muted'}">${minutes(seconds)}</td>`;
}

/** A bar a meeting, as high as the share of bad minutes; the words say the same. */
function trend(sheet: SiteSheet) {
  const share = (meeting: SiteSheet['trend'][number]): number =>
    meeting.seconds > 0 ? meeting.badSeconds / meeting.seconds : 0;
  const words = sheet.trend
    .map((one) => w('quality.trendOne', { title: one.title, percent: format(share(one) * 100) }))
    .join('; ');
  return html`<span class="trend" role="img" aria-label=${words} title=${words}>${sheet.trend.map(
    (one) => html`<i ${cssVars({ '--share': Math.max(0.04, share(one)).toFixed(2) })}></i>`,
  )}</span>`;
}

function minutes(seconds: number): string {
  return format(seconds / 60);
}

function format(value: number): string {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(value);
}
