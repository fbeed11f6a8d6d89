import userPen from 'lucide:user-round-pen';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChangedMeanwhile } from '../api/types';
import { minutesOf, sayMinutes } from '../kit/duration';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { dayOf, sayDate, sayTime } from '../kit/vietnam-time';
import { t } from '../locale/briefing';
import { type Side, sides } from './merge';
import '../kit/gb-dialog';
import './merge-dialog.css';

const NAMED = new Set(['title', 'startsAt', 'duration', 'chair', 'units', 'agenda']);

/** Somebody else saved first: what they changed beside what was typed here. Nothing is lost. */
@customElement('gb-merge-dialog')
export class MergeDialog extends LightElement {
  @property({ attribute: false }) changes: ChangedMeanwhile[] = [];
  @property({ attribute: false }) nameOf: (code: string) => string = (code) => code;
  @property({ type: Boolean }) open = false;
  @state() private choices: Record<string, Side> = {};

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('changes')) return;
    this.choices = Object.fromEntries(this.changes.map((one) => [one.field, sides(one)[0] ?? 'theirs']));
  }

  override render() {
    const last = this.changes.at(-1);
    return html`<gb-dialog wide heading=${t('merge.title')} .open=${this.open} @gb-close=${this.leave}>
      <div class="stack tight" data-testid="merge">
        ${last ? html`<p class="merge-who">${icon(userPen)}<span>${t('merge.lead', { who: last.whoName, when: `${sayTime(last.at)}, ${sayDate(dayOf(last.at))}` })}</span></p>` : nothing}
        <ul class="plain merge-list">${this.changes.map((one) => this.line(one))}</ul>
      </div>
      <div slot="actions" class="row wrap">
        <button class="btn quiet" type="button" @click=${this.leave}>${t('merge.later')}</button>
        <button class="btn primary" type="button" data-testid="merge-do" @click=${this.merge}>${t('merge.do')}</button>
      </div>
    </gb-dialog>`;
  }

  private line(one: ChangedMeanwhile) {
    const label = NAMED.has(one.field) ? t(`merge.field.${one.field}` as 'merge.field.title') : t('merge.field.other');
    return html`<li data-testid="merge-field" data-field=${one.field} data-conflict=${String(one.conflict)}>
      <h3>${label}</h3>
      <p class="muted">${t('merge.was', { value: this.say(one.field, one.was) })}</p>
      ${
        one.conflict
          ? html`<div class="merge-sides" role="radiogroup" aria-label=${label}>${sides(one).map((side) => this.choice(one, side))}</div>`
          : html`<p>${t('merge.taken', { who: one.whoName, value: this.say(one.field, one.theirs) })}</p>`
      }</li>`;
  }

  private choice(one: ChangedMeanwhile, side: Side) {
    const words =
      side === 'both'
        ? t('merge.both')
        : side === 'mine'
          ? t('merge.mine', { value: this.say(one.field, one.yours) })
          : t('merge.theirs', { who: one.whoName, value: this.say(one.field, one.theirs) });
    return html`<label class="merge-side"><input type="radio" name=${`merge-${one.field}`} value=${side}
      ?checked=${this.choices[one.field] === side} @change=${() => (this.choices = { ...this.choices, [one.field]: side })}><span>${words}</span></label>`;
  }

  /** A value of the journal in words. */
  private say(field: string, value: unknown): string {
    if (value === null || value === undefined || value === '') return t('merge.nothing');
    if (field === 'startsAt') return `${sayTime(String(value))}, ${sayDate(dayOf(String(value)))}`;
    if (field === 'duration') return sayMinutes(Math.round(minutesOf(String(value))));
    if (field === 'chair') return this.nameOf(String(value));
    if (field === 'units' && Array.isArray(value)) return t('units', { n: value.length });
    if (field === 'agenda' && Array.isArray(value)) {
      return (
        value.map((item: { title?: string }, n) => `${n + 1}. ${item.title ?? ''}`).join('; ') || t('merge.nothing')
      );
    }
    return Array.isArray(value) ? value.join(', ') : String(value);
  }

  private leave() {
    this.dispatchEvent(new CustomEvent('gb-close'));
  }

  private merge() {
    this.dispatchEvent(new CustomEvent<Record<string, Side>>('gb-merge', { detail: this.choices }));
  }
}
