import plus from 'lucide:plus';
import trash from 'lucide:trash-2';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Decided, MinutesBody, Proceeding, Signer } from '../api/minutes';
import { clock, sayMinutes } from '../kit/duration';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { uuid } from '../kit/uuid';
import { sayDay, sayTime } from '../kit/vietnam-time';
import { t } from '../locale/minutes';
import './gb-attendance-table';
import '../kit/gb-date-time';
import '../kit/gb-select';
import '../kit/gb-text';

/** The text of the minutes, section by section. Fires `gb-minutes` with the whole text after each change. */
@customElement('gb-minutes-sheet')
export class MinutesSheet extends LightElement {
  @property() heading = '';
  @property({ attribute: false }) body!: MinutesBody;
  @property({ attribute: false }) units: { code: string; name: string }[] = [];
  @property({ type: Boolean }) readonly = false;

  override render() {
    return html`<div class="minutes-sheet stack ${this.readonly ? 'readonly' : ''}">
      ${this.head()}${this.attendance()}${this.proceedings()}${this.votes()}${this.decisions()}${this.foot()}
    </div>`;
  }

  private tell(change: Partial<MinutesBody>, title = this.heading) {
    this.heading = title;
    this.body = { ...this.body, ...change };
    this.dispatchEvent(new CustomEvent('gb-minutes', { detail: { title, body: this.body } }));
  }

  private text(label: string, value: string, change: (text: string) => void, rows = 0, hint = '') {
    return html`<gb-text label=${label} .value=${value} rows=${rows} hint=${hint} ?disabled=${this.readonly}
      @gb-input=${(e: CustomEvent<string>) => change(e.detail)}></gb-text>`;
  }

  private head() {
    const { heading, opening } = this.body;
    const said = (at: string | null, key: 'field.startedAt' | 'field.endedAt') =>
      at ? html`<p class="num">${t(key, { time: sayTime(at), day: sayDay(at) })}</p>` : nothing;
    const signer = (which: 'chair' | 'secretary', change: Partial<Signer>) =>
      this.tell({ heading: { ...heading, [which]: { ...heading[which], ...change } } });
    return html`<section class="card stack" aria-label=${t('section.heading')}>
      ${this.text(t('field.title'), this.heading, (text) => this.tell({}, text))}
      <div class="row wrap muted">${said(heading.startedAt, 'field.startedAt')}${said(heading.endedAt, 'field.endedAt')}</div>
      ${this.text(t('field.place'), heading.place, (place) => this.tell({ heading: { ...heading, place } }))}
      ${(['chair', 'secretary'] as const).map(
        (which) => html`<div class="pair" role="group" aria-label=${t(`field.${which}`)}>
          ${this.text(`${t(`field.${which}`)}: ${t('field.name').toLowerCase()}`, heading[which].name, (name) => signer(which, { name }))}
          ${this.text(`${t(`field.${which}`)}: ${t('field.post').toLowerCase()}`, heading[which].title, (title) => signer(which, { title }))}</div>`,
      )}
      ${this.text(t('field.opening'), opening, (text) => this.tell({ opening: text }), 3)}
    </section>`;
  }

  private attendance() {
    return html`<section class="card stack"><h2>${t('section.attendance')}</h2>
      <gb-attendance-table .attendance=${this.body.attendance} .readonly=${this.readonly}
        @gb-attendance=${(e: CustomEvent<MinutesBody['attendance']>) => this.tell({ attendance: e.detail })}></gb-attendance-table></section>`;
  }

  private proceedings() {
    const change = (at: number, text: string) =>
      this.tell({ proceedings: this.body.proceedings.map((one, n) => (n === at ? { ...one, text } : one)) });
    return html`<section class="card stack"><h2>${t('section.proceedings')}</h2>
      ${this.body.proceedings.map(
        (
          one,
          at,
        ) => html`<article class="proceeding stack tight" data-testid="minutes-item" data-item=${one.item ?? ''}>
          <h3><span class="muted num">${at + 1}.</span> ${one.title || t('item.outside')}</h3>
          <p class="muted small num">${facts(one).join(' · ')}</p>
          ${one.speeches.length > 0 ? html`<ul class="plain speeches num">${one.speeches.map((s) => html`<li class="badge">${t('item.speech', { name: s.name, time: clock(s.seconds) })}</li>`)}</ul>` : nothing}
          ${this.text(t('item.text', { n: at + 1 }), one.text, (text) => change(at, text), 4, at === 0 ? t('item.textHint') : '')}
        </article>`,
      )}</section>`;
  }

  /** What was counted is not for editing. */
  private votes() {
    const { votes } = this.body;
    if (votes.length === 0) return nothing;
    return html`<section class="card stack"><h2>${t('section.votes')}</h2>
      ${votes.map(
        (vote) => html`<article class="stack tight" data-testid="minutes-vote"><h3>${vote.question}</h3>
          <p class="muted small num">${t(vote.secret ? 'vote.secret' : 'vote.open', { n: vote.ballots, of: vote.voters })}</p>
          <ul class="plain speeches num">${vote.options.map(
            (option) => html`<li class="badge">${t('vote.count', { option: option.text, n: option.count })}</li>`,
          )}</ul></article>`,
      )}</section>`;
  }

  private decisions() {
    const { decisions } = this.body;
    const change = (at: number, change: Partial<Decided>) =>
      this.tell({ decisions: decisions.map((one, n) => (n === at ? { ...one, ...change } : one)) });
    return html`<section class="card stack"><h2>${t('section.decisions')}</h2>
      ${decisions.length === 0 ? html`<p class="muted">${t('decision.empty')}</p>` : nothing}
      ${repeat(
        decisions,
        (one) => one.id,
        (one, at) => html`<article class="decision" data-testid="minutes-decision">
          ${this.text(t('decision.n', { n: at + 1 }), one.text, (text) => change(at, { text }), 2)}
          ${this.readonly ? nothing : html`<button class="btn icon" type="button" aria-label=${t('decision.remove', { n: at + 1 })} @click=${() => this.tell({ decisions: decisions.filter((_, n) => n !== at) })}>${icon(trash)}</button>`}
          <div class="pair">
            <gb-select label=${t('decision.unit')} .value=${one.unit ?? ''} ?disabled=${this.readonly}
              .choices=${[{ value: '', label: t('decision.noUnit') }, ...this.choices(one)]}
              @gb-input=${(e: CustomEvent<string>) => change(at, { unit: e.detail || null, unitName: this.units.find((u) => u.code === e.detail)?.name ?? '' })}></gb-select>
            ${
              this.readonly
                ? nothing
                : html`<gb-date-time dateOnly label=${t('decision.due')} .day=${one.due ?? ''} @gb-input=${(e: CustomEvent<{ day: string }>) => change(at, { due: e.detail.day || null })}></gb-date-time>`
            }</div>
          ${one.helpers.length > 0 ? html`<p class="muted small">${t('decision.helpers', { names: one.helpers.join(', ') })}</p>` : nothing}
          ${one.acknowledged.length > 0 ? html`<p class="muted small">${t('decision.acknowledged', { names: one.acknowledged.join(', ') })}</p>` : nothing}
        </article>`,
      )}
      ${this.readonly ? nothing : html`<div><button class="btn quiet" type="button" @click=${this.add}>${icon(plus)}${t('decision.add')}</button></div>`}
    </section>`;
  }

  private choices(one: Decided) {
    const known = this.units.map((unit) => ({ value: unit.code, label: unit.name }));
    const listed = one.unit === null || known.some((choice) => choice.value === one.unit);
    return listed ? known : [{ value: one.unit!, label: one.unitName || one.unit! }, ...known];
  }

  private async add() {
    const made: Decided = {
      id: uuid(),
      item: null,
      text: '',
      unit: null,
      unitName: '',
      due: null,
      helpers: [],
      acknowledged: [],
    };
    this.tell({ decisions: [...this.body.decisions, made] });
    await this.updateComplete;
    [...this.querySelectorAll<HTMLElement>('.decision textarea')].at(-1)?.focus();
  }

  private foot() {
    const { closing, recipients } = this.body;
    return html`<section class="card stack" aria-label=${t('section.closing')}>
      ${this.text(t('field.closing'), closing, (text) => this.tell({ closing: text }), 2)}
      ${this.text(t('field.recipients'), recipients.join('\n'), (text) => this.tell({ recipients: text.split('\n') }), 4)}
    </section>`;
  }
}

function facts(one: Proceeding): string[] {
  const minutes = (seconds: number) => sayMinutes(Math.max(1, Math.round(seconds / 60)));
  const time =
    one.actualSeconds > 0
      ? one.plannedSeconds > 0
        ? t('item.time', { actual: minutes(one.actualSeconds), planned: minutes(one.plannedSeconds) })
        : minutes(one.actualSeconds)
      : t('item.skipped');
  return [...(one.presenter ? [t('item.presenter', { name: one.presenter })] : []), time, ...one.documents];
}
