import chart from 'lucide:chart-no-axes-column';
import mailX from 'lucide:mail-x';
import pencil from 'lucide:pencil';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiError, sentence } from '../api/problem';
import { me } from '../api/session';
import type { Trouble } from '../api/tracking';
import type { Unit } from '../api/types';
import { correctUnit } from '../api/units';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { toast } from '../kit/toast';
import { type Day, sayDate, sayWhen } from '../kit/vietnam-time';
import { t } from '../locale/organisation';
import { t as k } from '../locale/tracking';
import { may } from './may';
import '../kit/gb-dialog';
import '../kit/gb-text';
import './gb-letter-language';
import './gb-unit-contacts';
import './gb-unit-history';
import './gb-unit-posts';
import './gb-unit-sites';

const TABS = ['general', 'posts', 'sites', 'history'] as const;
type Tab = (typeof TABS)[number];

const FIELDS = ['name', 'email', 'phone', 'address', 'agencyCode', 'agencyCodeOld'] as const;
type Field = (typeof FIELDS)[number];

/** One unit on a day: what is known of it, its posts, its sites, where it came from. Fires `gb-go` towards another. */
@customElement('gb-unit')
export class UnitPanel extends LightElement {
  @property({ attribute: false }) unit!: Unit;
  @property() on: Day = '';
  @property({ attribute: false }) above: Unit[] = [];
  /** The field the address wants to be edited; the dialog opens with it, once. */
  @property() edits = '';
  @property({ attribute: false }) trouble: Trouble | null = null;
  @state() private tab: Tab = 'general';
  @state() private editing = false;
  @state() private draft: Record<Field | 'tags', string> = blank();
  @state() private faults: Record<string, string> = {};
  @state() private problem = '';
  @state() private busy = false;
  private version: number | undefined;

  protected override firstUpdated() {
    const field = [...FIELDS, 'tags'].find((one) => one === this.edits);
    if (!field || !may()) return;
    this.edit();
    void this.updateComplete.then(() =>
      requestAnimationFrame(() => this.querySelector<HTMLElement>(`#unit-form gb-text[name="${field}"]`)?.focus()),
    );
  }

  override render() {
    const { unit } = this;
    return html`<div class="card unit-panel" data-testid="unit" data-unit=${unit.code}>
      <div class="unit-head">
        <nav class="unit-crumbs muted small" aria-label=${t('parent')}>${this.above.map(
          (one) =>
            html`<button class="link-button" type="button" @click=${() => this.go(one.code)}>${one.name}</button> › `,
        )}</nav>
        <div class="row"><h2 class="grow unit-title">${unit.name}</h2>
          ${me()?.role === 'UNIT' ? nothing : html`<a class="btn link" href="/tracking/${encodeURIComponent(unit.code)}">${icon(chart)}${k('toTracking')}</a>`}
          ${may() ? html`<button class="btn quiet" type="button" data-testid="unit-edit" @click=${this.edit}>${icon(pencil)}${t('edit')}</button>` : nothing}</div>
        <p class="muted num">${t('code')} ${unit.code} · ${t(`level.${unit.level}`)}${this.validity()}</p>
        ${unit.tags?.length ? html`<p class="unit-tags">${unit.tags.map((tag) => html`<span class="badge">${tag}</span>`)}</p>` : nothing}
      </div>
      ${
        this.trouble
          ? html`<div class="notice bad" data-testid="unit-trouble">${icon(mailX)}<strong>${k('broken')}: ${this.trouble.address}</strong>
            <span>${k('brokenSince', { text: this.trouble.text, when: sayWhen(this.trouble.since), n: this.trouble.bounces })}. ${this.trouble.todo}</span></div>`
          : nothing
      }
      <div class="unit-tabs" role="tablist" aria-label=${unit.name} @keydown=${this.arrow}>${TABS.map(
        (
          tab,
        ) => html`<button class="unit-tab" type="button" role="tab" id="unit-tab-${tab}" aria-selected=${String(this.tab === tab)} tabindex=${this.tab === tab ? 0 : -1}
          aria-controls="unit-tabpanel" data-testid="unit-tab-${tab}" @click=${() => (this.tab = tab)}>${t(`tab.${tab}`)}</button>`,
      )}</div>
      <div id="unit-tabpanel" role="tabpanel" aria-labelledby="unit-tab-${this.tab}">${this.content()}</div>
    </div>
    ${this.dialog()}`;
  }

  private validity() {
    const { validFrom, validTo } = this.unit;
    const parts = [
      validFrom ? t('validSince', { from: sayDate(validFrom) }) : '',
      validTo ? t('validUntil', { to: sayDate(validTo) }) : '',
    ].filter(Boolean);
    return parts.length > 0 ? ` · ${parts.join(' ')}` : '';
  }

  private content() {
    const { unit, on } = this;
    switch (this.tab) {
      case 'general':
        return html`${this.facts()}<gb-unit-contacts .unit=${unit} .on=${on} .may=${may()}></gb-unit-contacts>`;
      case 'posts':
        return html`<gb-unit-posts .unit=${unit} .on=${on} .may=${may()}></gb-unit-posts>`;
      case 'sites':
        return html`<gb-unit-sites .unit=${unit} .on=${on} .may=${may()}></gb-unit-sites>`;
      case 'history':
        return html`<gb-unit-history .unit=${unit} .on=${on}></gb-unit-history>`;
    }
  }

  private facts() {
    const { unit } = this;
    const none = html`<span class="muted">${t('noEmail')}</span>`;
    const rows = [
      [t('email'), unit.email ? html`<a href="mailto:${unit.email}">${unit.email}</a>` : none],
      [
        t('phone'),
        unit.phone ? html`<a class="num" href="tel:${unit.phone.replaceAll(/[^\d+]/g, '')}">${unit.phone}</a>` : none,
      ],
      [t('address'), unit.address ?? none],
      [t('letters.language'), html`<gb-letter-language .code=${unit.code} .may=${may()}></gb-letter-language>`],
      [t('agencyCode'), unit.agencyCode ? html`<span class="num">${unit.agencyCode}</span>` : none],
      ...(unit.agencyCodeOld ? [[t('agencyCodeOld'), html`<span class="num">${unit.agencyCodeOld}</span>`]] : []),
    ];
    return html`<dl class="facts">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
  }

  private dialog() {
    const field = (name: Field | 'tags', hint = '') =>
      html`<gb-text label=${t(name)} name=${name} hint=${hint} .value=${this.draft[name]} .fault=${this.faults[name] ?? ''}
        @gb-input=${(e: CustomEvent<string>) => (this.draft = { ...this.draft, [name]: e.detail })}></gb-text>`;
    return html`<gb-dialog wide heading=${t('editTitle', { name: this.unit.name })} .open=${this.editing} @gb-close=${() => (this.editing = false)}>
      <form class="stack" id="unit-form" @submit=${this.save}>
        ${this.problem ? html`<div class="notice bad" role="alert"><span>${this.problem}</span></div>` : nothing}
        ${field('name', t('nameHint'))}
        <div class="two">${field('email')}${field('phone')}</div>
        ${field('address')}
        <div class="two">${field('agencyCode', t('agencyCodeHint'))}${field('agencyCodeOld', t('agencyCodeOldHint'))}</div>
        ${field('tags', t('tagsHint'))}
      </form>
      <div slot="actions"><button class="btn quiet" type="button" @click=${() => (this.editing = false)}>${t('discard')}</button>
        <button class="btn primary" type="submit" form="unit-form" data-testid="unit-save" aria-busy=${String(this.busy)} @click=${this.save}>${t('save')}</button></div>
    </gb-dialog>`;
  }

  private readonly edit = () => {
    const { unit } = this;
    this.draft = {
      name: unit.name,
      email: unit.email ?? '',
      phone: unit.phone ?? '',
      address: unit.address ?? '',
      agencyCode: unit.agencyCode ?? '',
      agencyCodeOld: unit.agencyCodeOld ?? '',
      tags: (unit.tags ?? []).join(', '),
    };
    this.version = unit.version;
    this.faults = {};
    this.problem = '';
    this.editing = true;
  };

  private readonly save = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    try {
      const { tags, ...details } = this.draft;
      await correctUnit(this.unit.code, this.on, this.version, {
        ...details,
        tags: tags
          .split(/[,;]/)
          .map((tag) => tag.trim())
          .filter(Boolean),
      });
      this.editing = false;
      toast(t('saved'));
      this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true }));
    } catch (thrown) {
      this.problem = sentence(thrown);
      this.faults = {};
      if (thrown instanceof ApiError) {
        for (const { field, message } of thrown.problem?.errors ?? [])
          this.faults = { ...this.faults, [field]: message };
        // What was written stays; saving once more puts it over what the other has saved.
        if (thrown.status === 412) this.version = Number(thrown.problem?.version);
      }
    } finally {
      this.busy = false;
    }
  };

  private go(code: string) {
    this.dispatchEvent(new CustomEvent('gb-go', { detail: { code }, bubbles: true }));
  }

  private readonly arrow = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.tab = TABS[(TABS.indexOf(this.tab) + step + TABS.length) % TABS.length]!;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#unit-tab-${this.tab}`)?.focus());
  };
}

function blank(): Record<Field | 'tags', string> {
  return { name: '', email: '', phone: '', address: '', agencyCode: '', agencyCodeOld: '', tags: '' };
}
