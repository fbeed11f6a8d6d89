import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Attendance, PRESENCES, type Presence } from '../api/minutes';
import { LightElement } from '../kit/light-element';
import { matches } from '../kit/plain-text';
import { sayTime } from '../kit/vietnam-time';
import { t } from '../locale/minutes';

/** Who was there, as the journal saw it and the secretary corrects it. Fires `gb-attendance`. */
@customElement('gb-attendance-table')
export class AttendanceTable extends LightElement {
  @property({ attribute: false }) attendance: Attendance[] = [];
  @property({ type: Boolean }) readonly = false;
  @state() private query = '';
  @state() private onlyAbsent = false;

  override render() {
    const count = (presence: Presence) => this.attendance.filter((one) => one.presence === presence).length;
    const shown = this.attendance
      .filter((one) => !this.onlyAbsent || one.presence !== 'PRESENT')
      .filter((one) => matches(one.name, this.query));
    return html`<div class="row wrap"><strong class="num grow">${t('attendance.sum', { present: count('PRESENT'), late: count('LATE'), absent: count('ABSENT') + count('EXCUSED') })}</strong>
        <label class="check"><input type="checkbox" .checked=${this.onlyAbsent} @change=${(e: Event) => (this.onlyAbsent = (e.target as HTMLInputElement).checked)}><span>${t('attendance.onlyAbsent')}</span></label>
        <input class="input attendance-find" type="search" placeholder=${t('attendance.search')} aria-label=${t('attendance.search')} @input=${(e: Event) => (this.query = (e.target as HTMLInputElement).value)}></div>
      <div class="attendance-scroll"><table class="table"><thead><tr><th>${t('attendance.site')}</th><th>${t('attendance.presence')}</th><th>${t('attendance.people')}</th><th>${t('attendance.stays')}</th><th>${t('attendance.note')}</th></tr></thead>
        <tbody>${repeat(
          shown,
          (one) => one.site,
          (one) => this.line(one),
        )}</tbody></table></div>`;
  }

  private line(one: Attendance) {
    return html`<tr data-site=${one.site}><td><strong>${one.name}</strong></td>
      <td><select class="input" ?disabled=${this.readonly} aria-label=${t('attendance.presenceOf', { name: one.name })} @change=${(e: Event) => this.change(one, { presence: typed(e) as Presence, byHand: true })}>
        ${PRESENCES.map((presence) => html`<option value=${presence} ?selected=${presence === one.presence}>${t(`presence.${presence}`)}</option>`)}</select></td>
      <td><input class="input num people" ?disabled=${this.readonly} type="number" min="0" max="500" aria-label=${t('attendance.peopleOf', { name: one.name })} .value=${String(one.people)}
        @input=${(e: Event) => this.change(one, { people: Math.max(0, Math.round(Number(typed(e)) || 0)) })}></td>
      <td class="num small">${one.stays.map((stay) => html`<div>${stay.from ? sayTime(stay.from) : '…'}–${stay.to ? sayTime(stay.to) : '…'}</div>`)}</td>
      <td><input class="input" ?disabled=${this.readonly} aria-label=${t('attendance.noteOf', { name: one.name })} .value=${one.note} @input=${(e: Event) => this.change(one, { note: typed(e) })}></td></tr>`;
  }

  private change(one: Attendance, change: Partial<Attendance>) {
    this.attendance = this.attendance.map((other) => (other.site === one.site ? { ...other, ...change } : other));
    this.dispatchEvent(new CustomEvent('gb-attendance', { detail: this.attendance }));
  }
}

function typed(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
