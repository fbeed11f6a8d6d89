import plus from 'lucide:plus';
import trash from 'lucide:trash-2';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type CalendarDay, keepYear, listDays, type NotedDay, type ReadYear, readYear } from '../api/calendar';
import { ApiError, sentence } from '../api/problem';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { toast } from '../kit/toast';
import { sayDayMonth, sayWeekday } from '../kit/vietnam-time';
import { t } from '../locale/calendar';
import '../kit/gb-date-time';
import '../kit/gb-dialog';
import '../kit/gb-select';
import '../kit/gb-text';

interface Known {
  read: ReadYear;
  holidays: CalendarDay[];
}

/** The holidays of a year: computed ones to read, days off in lieu and extra working days to note. */
@customElement('gb-holidays-dialog')
export class HolidaysDialog extends LightElement {
  @property({ type: Number }) year = new Date().getFullYear();
  @state() private tet = 1;
  @state() private side: '' | 'BEFORE' | 'AFTER' = '';
  @state() private days: NotedDay[] = [];
  @state() private problem = '';
  @state() private faults: ApiError | null = null;
  @state() private busy = false;
  private readonly known = new Load<Known>(this);

  override connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  private load() {
    this.problem = '';
    this.faults = null;
    const { year } = this;
    void this.known.run(async () => {
      const [read, all] = await Promise.all([readYear(year), listDays(`${year}-01-01`, `${year}-12-31`)]);
      this.fill(read);
      return { read, holidays: all.filter((day) => day.name !== null) };
    });
  }

  private fill({ plan }: ReadYear) {
    this.tet = plan.tetDaysBefore;
    this.side = plan.nationalDay ?? '';
    this.days = plan.days.map((day) => ({ ...day }));
  }

  override render() {
    return html`<gb-dialog wide heading=${t('holidays.title', { year: this.year })} open @gb-close=${() => this.dispatchEvent(new CustomEvent('gb-close'))}>
      <div class="stack">
        <div class="row">
          <button class="btn quiet" type="button" data-testid="holidays-before" ?disabled=${this.year <= 1900} @click=${() => this.turn(-1)}>‹ ${this.year - 1}</button>
          <button class="btn quiet" type="button" data-testid="holidays-after" ?disabled=${this.year >= 2199} @click=${() => this.turn(1)}>${this.year + 1} ›</button>
        </div>
        ${this.problem ? html`<p class="notice bad" role="alert">${this.problem}</p>` : nothing}
        ${this.known.render((known) => this.draw(known))}
      </div>
      <div slot="actions" class="row wrap">
        <button class="btn primary" type="button" data-testid="holidays-save" ?disabled=${this.busy} @click=${() => void this.save()}>${t('holidays.save')}</button>
      </div>
    </gb-dialog>`;
  }

  private draw({ holidays }: Known) {
    return html`
      <ul class="plain holiday-list" data-testid="holiday-list">${holidays.map(
        (
          day,
        ) => html`<li class=${day.working ? 'working' : 'off'}><span class="num">${sayWeekday(day.date, 'short')} ${sayDayMonth(day.date)}</span>
          <span class="lunar num">${t('lunar', { date: day.lunar })}</span><span class="grow">${day.name}</span></li>`,
      )}</ul>
      <div class="row wrap">
        <gb-select label=${t('holidays.tet')} .value=${String(this.tet)} .choices=${[0, 1, 2, 3, 4].map((n) => ({ value: String(n), label: t('holidays.tetDays', { before: n, after: 5 - n }) }))}
          @gb-input=${(e: CustomEvent<string>) => (this.tet = Number(e.detail))}></gb-select>
        <gb-select label=${t('holidays.national')} .value=${this.side} .choices=${(['', 'BEFORE', 'AFTER'] as const).map((value) => ({ value, label: t(`holidays.side.${value || 'USUAL'}`) }))}
          @gb-input=${(e: CustomEvent<string>) => (this.side = e.detail as typeof this.side)}></gb-select>
      </div>
      <h3>${t('holidays.noted')}</h3>
      <p class="muted small">${t('holidays.notedLead')}</p>
      ${this.days.map((day, n) => this.row(day, n))}
      <div><button class="btn quiet" type="button" data-testid="holiday-add" @click=${this.add}>${icon(plus)}${t('holidays.add')}</button></div>`;
  }

  private row(day: NotedDay, n: number) {
    return html`<div class="holiday-row" data-testid="holiday-row">
      <gb-date-time dateOnly label=${t('holidays.date')} .day=${day.date} .fault=${this.faults?.fault(`days[${n}].date`) ?? ''}
        @gb-input=${(e: CustomEvent<{ day: string }>) => this.change(n, { date: e.detail.day })}></gb-date-time>
      <gb-select label=${t('holidays.kind')} .value=${day.kind} .choices=${(['OFF', 'WORKING'] as const).map((value) => ({ value, label: t(`holidays.kind.${value}`) }))}
        @gb-input=${(e: CustomEvent<string>) => this.change(n, { kind: e.detail as NotedDay['kind'] })}></gb-select>
      <gb-text label=${t('holidays.name')} maxlength="200" .value=${day.name} .fault=${this.faults?.fault(`days[${n}].name`) ?? ''}
        @gb-input=${(e: CustomEvent<string>) => this.change(n, { name: e.detail })}></gb-text>
      <button class="btn icon quiet" type="button" aria-label=${t('holidays.remove', { date: day.date ? sayDayMonth(day.date) : String(n + 1) })} @click=${() => (this.days = this.days.filter((_, m) => m !== n))}>${icon(trash)}</button>
    </div>`;
  }

  private readonly add = () => {
    this.days = [...this.days, { date: '', kind: 'OFF', name: '' }];
  };

  private change(n: number, change: Partial<NotedDay>) {
    this.days = this.days.map((day, m) => (m === n ? { ...day, ...change } : day));
  }

  private turn(by: number) {
    this.year += by;
    this.load();
  }

  private async save() {
    const known = this.known.value;
    if (!known) return;
    this.busy = true;
    this.problem = '';
    this.faults = null;
    try {
      const plan = { year: this.year, tetDaysBefore: this.tet, nationalDay: this.side || null, days: this.days };
      await keepYear(plan, known.read.tag);
      toast(t('holidays.saved', { year: this.year }));
      this.load();
    } catch (thrown) {
      this.problem = sentence(thrown);
      if (thrown instanceof ApiError) this.faults = thrown;
    }
    this.busy = false;
  }
}
