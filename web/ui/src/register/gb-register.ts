import fileText from 'lucide:file-text';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { listRegister, type RegisterEntry } from '../api/register';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { matches } from '../kit/plain-text';
import { emptyState } from '../kit/states';
import { dayOf, sayDate } from '../kit/vietnam-time';
import { t } from '../locale/register';
import '../kit/gb-select';
import './gb-register.css';

const YEARS_BACK = 4;

/** The built-in register of documents going out: one list of numbers a year. */
@customElement('gb-register')
export class RegisterPage extends LightElement {
  @state() private year = Number(dayOf(new Date()).slice(0, 4));
  @state() private type = '';
  @state() private query = '';
  private readonly entries = new Load<RegisterEntry[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    void this.entries.run(() => listRegister(this.year));
  }

  override render() {
    const thisYear = Number(dayOf(new Date()).slice(0, 4));
    const types = [...new Map((this.entries.value ?? []).map((one) => [one.type, one.typeName]))];
    return html`<header class="page-head"><div class="grow"><h1>${t('title')}</h1><p class="muted">${t('lead')}</p></div></header>
      <section class="card">
        <div class="row wrap register-bar">
          <gb-select label=${t('year')} .value=${String(this.year)} .choices=${Array.from({ length: YEARS_BACK + 1 }, (_, n) => ({ value: String(thisYear - n), label: String(thisYear - n) }))}
            @gb-input=${(e: CustomEvent<string>) => this.turn(Number(e.detail))}></gb-select>
          <gb-select label=${t('type')} .value=${this.type} .choices=${[{ value: '', label: t('allTypes') }, ...types.map(([value, label]) => ({ value, label }))]}
            @gb-input=${(e: CustomEvent<string>) => (this.type = e.detail)}></gb-select>
          <span class="grow"></span>
          <input class="input register-find" type="search" placeholder=${t('search')} aria-label=${t('search')}
            @input=${(e: Event) => (this.query = (e.target as HTMLInputElement).value)}>
        </div>
        ${this.entries.render((all) => this.table(all))}
      </section>`;
  }

  private turn(year: number) {
    this.year = year;
    this.entries.value = undefined;
    void this.entries.run(() => listRegister(year));
  }

  private table(all: RegisterEntry[]) {
    if (all.length === 0) return emptyState(t('empty', { year: this.year }), t('emptyDetail'), nothing, fileText);
    const shown = all
      .filter((one) => this.type === '' || one.type === this.type)
      .filter((one) => matches(`${one.notation} ${one.subject} ${one.signer}`, this.query));
    if (shown.length === 0) return emptyState(t('none'), '', nothing, fileText);
    return html`<div class="scroll-x"><table class="table">
      <thead><tr><th>${t('notation')}</th><th>${t('date')}</th><th>${t('type')}</th><th>${t('subject')}</th><th>${t('signer')}</th><th class="r">${t('pages')}</th></tr></thead>
      <tbody>${shown.map(
        (
          one,
        ) => html`<tr data-testid="register-entry" data-notation=${one.notation}><td class="num"><strong>${one.notation}</strong></td><td class="num">${sayDate(one.date)}</td><td>${one.typeName}</td>
          <td>${one.subject}</td><td>${one.signer}</td><td class="num r">${one.pages || '–'}</td></tr>`,
      )}</tbody></table></div>`;
  }
}
