import left from 'lucide:chevron-left';
import right from 'lucide:chevron-right';
import globe from 'lucide:globe';
import printer from 'lucide:printer';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  type CalendarEvent,
  changeProgramme,
  listEvents,
  type Programme,
  publish,
  readProgramme,
} from '../api/calendar';
import { sentence } from '../api/problem';
import { mayArrange } from '../api/session';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { emptyState } from '../kit/states';
import { toast, toastError } from '../kit/toast';
import {
  addDays,
  type Day,
  dayOf,
  mondayOf,
  sayDate,
  sayDayMonth,
  sayTime,
  sayWeekday,
  weekNumber,
} from '../kit/vietnam-time';
import { t } from '../locale/calendar';
import './calendar.css';
import '../kit/gb-text';

/** Which meetings of a week stand in the public programme, and how it is published. */
@customElement('gb-programme')
export class ProgrammePage extends LightElement {
  @state() private monday: Day = mondayOf(dayOf(new Date()));
  @state() private busy = new Set<string>();
  private readonly settings = new Load<Programme>(this);
  private readonly events = new Load<CalendarEvent[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    void this.settings.run(readProgramme);
    this.load();
  }

  private load() {
    const { monday } = this;
    void this.events.run(async () => (await listEvents(monday, addDays(monday, 6), {})).events);
  }

  private go(monday: Day) {
    this.monday = monday;
    this.load();
  }

  override render() {
    const week = `${isoYear(this.monday)}-W${String(weekNumber(this.monday)).padStart(2, '0')}`;
    return html`<header class="page-head">
        <div class="grow"><div class="crumbs muted"><a href="/">${t('programme.crumb')}</a></div>
          <h1 aria-live="polite">${t('programme.title', { week: weekNumber(this.monday) })}</h1>
          <div class="muted num">${t('range', { from: sayDate(this.monday), to: sayDate(addDays(this.monday, 6)) })}</div></div>
        <div class="row week-steps">
          <button class="btn quiet icon" type="button" aria-label=${t('previous')} @click=${() => this.go(addDays(this.monday, -7))}>${icon(left)}</button>
          <button class="btn quiet" type="button" @click=${() => this.go(mondayOf(dayOf(new Date())))}>${t('today')}</button>
          <button class="btn quiet icon" type="button" aria-label=${t('next')} @click=${() => this.go(addDays(this.monday, 7))}>${icon(right)}</button>
        </div>
      </header>
      ${this.settings.render((settings) => this.draw(settings, week))}`;
  }

  private draw(settings: Programme, week: string) {
    return html`<div class="programme-cols">
      <section class="card stack">
        <h2>${t('programme.lines')}</h2>
        <p class="muted">${t('programme.lead')}</p>
        ${this.events.render((all) =>
          all.length === 0
            ? emptyState(t('emptyTitle'))
            : html`<ul class="plain programme-lines">${all.map((one) => this.line(one))}</ul>`,
        )}
      </section>
      <section class="card stack programme-settings">
        <h2>${t('programme.page')}</h2>
        <label class="switch"><input type="checkbox" role="switch" data-testid="programme-enabled" .checked=${settings.enabled} ?disabled=${!mayArrange()}
          @change=${(e: Event) => void this.change({ enabled: (e.target as HTMLInputElement).checked })}><span>${t('programme.enabled')}</span></label>
        <p class="muted small">${t(settings.enabled ? 'programme.on' : 'programme.off')}</p>
        ${
          settings.enabled
            ? html`<div class="row wrap">
              <a class="btn quiet" target="_blank" rel="noopener" data-testid="programme-link" href="/lich-tuan?tuan=${week}">${icon(globe)}${t('programme.see')}</a>
              <a class="btn quiet" target="_blank" rel="noopener" href="/lich-tuan.pdf?tuan=${week}">${icon(printer)}${t('programme.print')}</a></div>
              <p class="small"><code class="secret">${settings.url}</code></p>`
            : nothing
        }
        <form class="stack tight" @submit=${this.save}>
          <gb-text name="note" label=${t('programme.note')} maxlength="500" .value=${settings.note}></gb-text>
          <gb-text name="signerTitle" label=${t('programme.signerTitle')} maxlength="120" placeholder=${t('programme.signerTitleExample')} .value=${settings.signerTitle}></gb-text>
          <gb-text name="signerName" label=${t('programme.signerName')} maxlength="120" .value=${settings.signerName}></gb-text>
          <div><button class="btn quiet" ?disabled=${!mayArrange()}>${t('programme.save')}</button></div>
        </form>
      </section></div>`;
  }

  private line(one: CalendarEvent) {
    const day = dayOf(one.startsAt);
    return html`<li class=${one.state === 'CANCELLED' ? 'cancelled' : ''}><label class="switch">
      <input type="checkbox" role="switch" data-testid="programme-line" data-briefing=${one.id} .checked=${one.published} ?disabled=${!mayArrange() || this.busy.has(one.id)}
        aria-label=${t('programme.publish', { title: one.title })}
        @change=${(e: Event) => void this.publish(one, (e.target as HTMLInputElement).checked)}></label>
      <span class="num when"><strong>${sayTime(one.startsAt)}</strong><span class="muted small">${sayWeekday(day)} ${sayDayMonth(day)}</span></span>
      <span class="grow"><a href="/briefings/${one.id}"><strong>${one.title}</strong></a><br>
        <span class="muted small">${t('chair', { name: one.chairName })} · ${t('units', { n: one.units })} · ${t(`state.${one.state}`)}</span></span></li>`;
  }

  private async publish(one: CalendarEvent, published: boolean) {
    this.busy = new Set([...this.busy, one.id]);
    try {
      await publish(one.id, published);
      this.events.set(
        (this.events.value ?? []).map((other) => (other.id === one.id ? { ...other, published } : other)),
      );
      toast(t(published ? 'programme.published' : 'programme.withdrawn', { title: one.title }));
    } catch (thrown) {
      toastError(sentence(thrown));
      await this.events.again();
    }
    this.busy = new Set([...this.busy].filter((id) => id !== one.id));
  }

  private readonly save = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    void this.change({
      note: String(form.get('note') ?? ''),
      signerTitle: String(form.get('signerTitle') ?? ''),
      signerName: String(form.get('signerName') ?? ''),
    });
  };

  private async change(changes: Partial<Programme>) {
    try {
      this.settings.set(await changeProgramme(changes));
      toast(t('programme.saved'));
    } catch (thrown) {
      toastError(sentence(thrown));
      await this.settings.again();
    }
  }
}

/** The year an ISO week belongs to: that of its Thursday. */
function isoYear(monday: Day): string {
  return addDays(monday, 3).slice(0, 4);
}
