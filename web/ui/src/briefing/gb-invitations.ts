import check from 'lucide:check';
import alert from 'lucide:circle-alert';
import clock from 'lucide:clock';
import download from 'lucide:download';
import more from 'lucide:ellipsis-vertical';
import eye from 'lucide:eye';
import link from 'lucide:link';
import mailX from 'lucide:mail-x';
import megaphone from 'lucide:megaphone';
import pencil from 'lucide:pencil-line';
import phone from 'lucide:phone';
import scale from 'lucide:scale';
import send from 'lucide:send';
import stamp from 'lucide:stamp';
import userCheck from 'lucide:user-check';
import users from 'lucide:users';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Board, type BoardGroup, type BoardRow, chaseSilent, decideSubstitute } from '../api/attendance';
import { issueToken } from '../api/briefings';
import { letterPath } from '../api/invitations';
import { sentence } from '../api/problem';
import { mayArrange } from '../api/session';
import type { Briefing } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { matches } from '../kit/plain-text';
import { emptyState } from '../kit/states';
import { toast, toastError } from '../kit/toast';
import { sayWhen } from '../kit/vietnam-time';
import { a } from '../locale/attendance';
import { t } from '../locale/briefing';
import { t as n } from '../locale/notice';
import { t as k } from '../locale/tracking';
import { sayOutcome } from './chase-outcome';
import {
  FILTER_NAMES,
  type Filter,
  filterBy,
  invitedPerson,
  STEPS,
  type Standing,
  type Step,
  silent,
  standing,
  stepStates,
} from './invitee';
import './gb-attendance-dialogs';
import './gb-invitee';
import './gb-notice-dialog';
import './gb-reply-dialog';

const LOOKS: Record<Standing['look'], string> = { ok: check, swap: userCheck, wait: clock, bad: mailX, no: alert };
const TONES: Partial<Record<Filter, string>> = { bounced: 'bad', accepted: 'ok', waiting: 'warn' };
/** The rest is on the printed list. */
const CALLED_SHOWN = 12;
const GROUPS = ['PROVINCE', 'DEPARTMENT', 'COMMUNE', 'DISTRICT', 'PERSON'] as const;

/** One line per invitee from the letter to the seat; the numbers above are filters. */
@customElement('gb-invitations')
export class Invitations extends LightElement {
  @property({ attribute: false }) briefing!: Briefing;
  @property({ attribute: false }) board!: Board;
  @property() filter: Filter | '' = '';
  @state() private group = '';
  @state() private query = '';
  @state() private noting: BoardRow | null = null;
  @state() private refusing: BoardRow | null = null;
  @state() private registering: BoardRow | null = null;
  @state() private ruling = false;
  /** The unit whose steps are looked at. */
  @state() private looking = '';
  @state() private telling = false;

  override render() {
    const { rows } = this.board;
    const sent = rows
      .map((row) => row.sentAt)
      .filter((at) => at !== undefined)
      .sort()[0];
    return html`<section class="card invitations" aria-labelledby="invitations-title">
      <div class="row wrap invitations-head">
        <h2 id="invitations-title">${t('inv.title')}</h2>
        <span class="muted num">${sent ? t('inv.sentAt', { when: sayWhen(sent) }) : t('inv.notSent')}</span>
        ${rows.length > 0 ? html`<a class="btn link small" data-testid="letter" href=${letterPath(this.briefing.id)} target="_blank" rel="noopener">${icon(eye)}${t('inv.letter')}</a>` : nothing}
        <span class="grow"></span>
        ${mayArrange() && sent && this.briefing.state !== 'CANCELLED' ? html`<button class="btn link small" type="button" data-testid="notice-open" @click=${() => (this.telling = true)}>${icon(megaphone)}${n('open')}</button>` : nothing}
        <input class="input find" type="search" placeholder=${t('inv.search')} aria-label=${t('inv.search')}
          @input=${(e: Event) => (this.query = (e.target as HTMLInputElement).value)}>
      </div>
      ${rows.length === 0 ? emptyState(t('inv.empty'), t('inv.emptyDetail'), nothing, users) : this.table()}
    </section>
    ${this.dialogs()}`;
  }

  private dialogs() {
    const id = this.briefing.id;
    return html`
      ${this.noting ? html`<gb-reply-dialog .briefing=${id} .invitee=${this.noting} @gb-close=${() => (this.noting = null)}></gb-reply-dialog>` : nothing}
      ${this.refusing ? html`<gb-refuse-dialog .briefing=${id} .row=${this.refusing} @gb-close=${() => (this.refusing = null)}></gb-refuse-dialog>` : nothing}
      ${this.registering ? html`<gb-register-dialog .briefing=${id} .row=${this.registering} @gb-close=${() => (this.registering = null)}></gb-register-dialog>` : nothing}
      ${this.board.rows.filter((row) => row.unit === this.looking).map((row) => html`<gb-invitee .briefing=${id} .row=${row} @gb-close=${() => (this.looking = '')}></gb-invitee>`)}
      ${this.telling ? html`<gb-notice-dialog .briefing=${id} .rows=${this.board.rows} @gb-close=${() => (this.telling = false)}></gb-notice-dialog>` : nothing}
      ${this.ruling ? html`<gb-rule-dialog .briefing=${id} .rule=${this.board.rule} @gb-close=${() => (this.ruling = false)}></gb-rule-dialog>` : nothing}`;
  }

  private table() {
    const { rows, groups } = this.board;
    const grouped = this.group === '' ? rows : rows.filter((row) => row.group === this.group);
    const shown = filterBy(grouped, this.filter || null).filter((row) =>
      matches(`${row.name} ${row.post ?? ''} ${row.holder ?? ''} ${row.delegate ?? ''}`, this.query),
    );
    const sent = rows.some((row) => row.status);
    return html`
      ${sent ? this.sums(grouped) : nothing}
      ${sent ? this.forecast() : nothing}
      ${this.callList()}
      ${groups.length > 1 ? this.groups(groups) : nothing}
      <div class="invitee-table" role="table" aria-label=${t('inv.title')}>
        <div class="invitee head" role="row">
          <span role="columnheader">${a('board.post')}</span>
          <span class="track h" role="columnheader" aria-label=${t('inv.progress')}>${STEPS.map((step) => html`<i>${stepName(step)}</i>`)}</span>
          <span role="columnheader">${t('inv.now')}</span><span role="columnheader"><span class="sr-only">${t('inv.acts')}</span></span>
        </div>
        ${repeat(
          shown,
          (row) => row.unit,
          (row) => this.line(row),
        )}
      </div>
      ${shown.length === 0 ? html`<p class="muted invitee-none" role="status">${t('inv.none')}</p>` : nothing}`;
  }

  private sums(rows: readonly BoardRow[]) {
    return html`<div class="sum num" role="group" aria-label=${t('inv.filter')}>${FILTER_NAMES.map((name) => {
      const count = filterBy(rows, name).length;
      return html`<button type="button" data-testid="count" data-filter=${name} class=${count > 0 ? (TONES[name] ?? '') : ''} aria-pressed=${String(this.filter === name)}
        @click=${() => (this.filter = this.filter === name ? '' : name)}><b>${count}</b>${t(`count.${name as Exclude<Filter, 'present'>}`)}</button>`;
    })}</div>`;
  }

  private forecast() {
    const { forecast } = this.board;
    const { expected, invited, needed, open, outlook } = forecast;
    const files = `/api/briefings/${this.briefing.id}/attendance`;
    return html`<div class="row wrap forecast ${outlook.toLowerCase()}" data-testid="forecast" data-outlook=${outlook}>
      ${icon(outlook === 'ENOUGH' ? check : outlook === 'SHORT' ? alert : clock)}<span class="grow num">${a(`forecast.${outlook}`, { expected, invited, needed, open })}</span>
      ${mayArrange() ? html`<button class="btn link small" type="button" data-testid="rule-open" @click=${() => (this.ruling = true)}>${icon(scale)}${a('rule.open')}</button>` : nothing}
      <a class="btn link small" href="${files}.xlsx" data-testid="board-xlsx" download title=${a('export.label')}>${icon(download)}${a('export.xlsx')}</a>
      <a class="btn link small" href="${files}.csv" data-testid="board-csv" download title=${a('export.label')}>${a('export.csv')}</a>
    </div>`;
  }

  /** Those of the list made a day before who have still not answered, with their telephones. */
  private callList() {
    const { callList, rows } = this.board;
    const ahead = this.briefing.state === 'SCHEDULED' || this.briefing.state === 'OPEN';
    if (!callList || !ahead || !mayArrange()) return nothing;
    const left = rows.filter(
      (row) => callList.units.includes(row.unit) && row.reply === 'NEEDS_ACTION' && !row.present,
    );
    if (left.length === 0) return nothing;
    const shown = left.slice(0, CALLED_SHOWN);
    return html`<section class="notice warn call-list" data-testid="call-list-notice" data-count=${left.length}>${icon(phone)}
      <strong>${k('call.title', { n: left.length })}</strong>
      <span>${k('call.detail', { when: sayWhen(callList.at), n: left.length, all: callList.units.length })}</span>
      <ul class="plain">${shown.map((row) => html`<li>${row.name}: ${row.phone ? html`<a class="num" href="tel:${row.phone.replace(/[^+\d]/g, '')}">${row.phone}</a>` : html`<span class="muted">${k('call.none')}</span>`}</li>`)}</ul>
      ${left.length > shown.length ? html`<span class="muted">${k('call.more', { n: left.length - shown.length })}</span>` : nothing}
      <a class="btn link small" href="/api/briefings/${this.briefing.id}/attendance/call-list.pdf" target="_blank" rel="noopener">${k('call.print')}</a></section>`;
  }

  private groups(groups: readonly BoardGroup[]) {
    const one = (key: string, name: string, figures: string) =>
      html`<button type="button" class="chip num" data-testid="group" data-group=${key} aria-pressed=${String(this.group === key)}
        @click=${() => (this.group = key)}>${name}${figures ? html` <b>${figures}</b>` : nothing}</button>`;
    return html`<div class="row wrap chips" role="group" aria-label=${a('board.groups')}>${one('', a('board.all'), '')}${groups.map((group) => one(group.key, groupName(group), `${group.expected}/${group.invited}`))}</div>`;
  }

  private line(row: BoardRow) {
    const now = standing(row);
    const person = invitedPerson(row);
    return html`<div class="invitee" role="row" data-testid="invitee" data-unit=${row.unit} data-status=${row.status ?? 'NONE'}
      data-reply=${row.status ? row.reply : 'NONE'} data-present=${String(row.present)} data-substitute=${row.substitute ?? 'NONE'}>
      <span class="unit" role="cell"><button class="invitee-name" type="button" data-testid="invitee-open" title=${k('invitee.open', { name: row.name })} @click=${() => (this.looking = row.unit)}>${row.name}</button>${person || row.email ? html`<span class="muted">${person || row.email}</span>` : nothing}</span>
      <span class="track" role="cell">${track(row)}</span>
      <span class="st ${now.look}" role="cell">${icon(LOOKS[now.look])}<span>${now.text}${row.present && row.meetingMinutes > 0 ? html`<small class="muted num">${k('presentFor', { n: row.presentMinutes, all: row.meetingMinutes })}</small>` : nothing}${row.unverified ? html`<small class="bad-sender">${k('unverified')}</small>` : nothing}${row.downloads > 0 ? html`<small class="muted num">${a('row.downloads', { n: row.downloads })}</small>` : nothing}</span></span>
      <span class="acts" role="cell">${mayArrange() ? html`${this.act(row)}${this.menu(row)}` : nothing}</span>
    </div>`;
  }

  /** What is to be done about this line next. */
  private act(row: BoardRow) {
    const ahead = this.briefing.state === 'SCHEDULED' || this.briefing.state === 'OPEN';
    if (!ahead || row.present) return nothing;
    if (row.substitute === 'WAITING' && row.reply === 'DELEGATED') {
      return html`<button class="btn link" type="button" data-testid="substitute-approve" aria-label=${a('act.approveOf', { name: row.name })} @click=${() => this.approve(row)}>${a('act.approve')}</button>
        <button class="btn link" type="button" data-testid="substitute-refuse" aria-label=${a('act.refuseOf', { name: row.name })} @click=${() => (this.refusing = row)}>${a('act.refuse')}</button>`;
    }
    if (row.status === 'BOUNCED' && row.reply === 'NEEDS_ACTION') {
      return html`<a class="btn link bad" href="/units?unit=${encodeURIComponent(row.unit)}&edit=email" data-testid="fix-address" aria-label=${a('act.addressOf', { name: row.name })}>${icon(mailX)}${a('act.address')}</a>`;
    }
    if (silent(row)) {
      return html`<button class="btn link" type="button" data-testid="chase-one" aria-label=${a('chase.oneOf', { name: row.name })} @click=${() => this.chase(row)}>${icon(send)}${a('chase.one')}</button>`;
    }
    if (row.reply === 'DECLINED') {
      return html`<button class="btn link" type="button" data-testid="ask-substitute" aria-label=${a('act.askSubstituteOf', { name: row.name })} @click=${() => this.chase(row)}>${a('act.askSubstitute')}</button>`;
    }
    return nothing;
  }

  private menu(row: BoardRow) {
    return html`<details class="menu" @toggle=${closeOthers} @click=${closeAfter}>
      <summary class="btn icon" data-testid="row-menu" aria-label=${a('board.more', { name: row.name })}>${icon(more)}</summary>
      <div>
        <button class="btn" type="button" data-testid="note-reply" aria-label=${t('inv.noteOf', { name: row.name })} ?disabled=${!row.status} @click=${() => (this.noting = row)}>${icon(pencil)}${t('inv.note')}</button>
        <button class="btn" type="button" data-testid="note-register" aria-label=${a('act.registerOf', { name: row.name })} ?disabled=${!row.status} @click=${() => (this.registering = row)}>${icon(stamp)}${a('act.register')}</button>
        <button class="btn" type="button" data-testid="copy-link" aria-label=${t('inv.copyLinkOf', { name: row.name })} @click=${() => this.copyLink(row)}>${icon(link)}${t('inv.copyLink')}</button>
        ${row.phone ? html`<a class="btn num" href="tel:${row.phone.replace(/[^+\d]/g, '')}">${icon(phone)}${a('act.phone', { phone: row.phone })}</a>` : nothing}
      </div>
    </details>`;
  }

  private async chase(row: BoardRow) {
    try {
      const channels = this.board.sms ? ['MAIL', 'SMS'] : ['MAIL'];
      sayOutcome(await chaseSilent(this.briefing.id, { units: [row.unit], channels }));
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }

  private async approve(row: BoardRow) {
    try {
      await decideSubstitute(this.briefing.id, row.unit, true);
      toast(a('substitute.approved'));
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }

  private async copyLink(row: BoardRow) {
    try {
      const { link: address } = await issueToken(
        this.briefing.id,
        row.unit === this.briefing.chair ? { role: 'CHAIR' } : { unit: row.unit, role: 'SITE' },
      );
      try {
        await navigator.clipboard.writeText(address);
        toast(t('inv.copied', { name: row.name }));
      } catch {
        toastError(t('inv.copyFailed', { link: address }));
      }
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }
}

function stepName(step: Step): string {
  return step === 'registered' ? a('step.registered') : t(`step.${step}`);
}

function groupName(group: BoardGroup): string {
  const known = GROUPS.find((key) => key === group.key);
  return group.name || (known ? a(`group.${known}`) : group.key);
}

function track(row: BoardRow) {
  const states = stepStates(row);
  return html`${states.map((state, at) => {
    const next = states[at + 1];
    const name =
      STEPS[at] === 'present' && row.present && row.meetingMinutes > 0
        ? k('presentFor', { n: row.presentMinutes, all: row.meetingMinutes })
        : stepName(STEPS[at]!);
    const on = (state === 'done' || state === 'passed') && (next === 'done' || next === 'passed');
    return html`<b class="${state} ${on ? 'on-to' : ''}" title=${name}></b>${
      state === 'todo'
        ? nothing
        : html`<span class="sr-only">${state === 'passed' ? a('step.passed', { step: name }) : t(state === 'bad' ? 'step.bad' : 'step.done', { step: name })}.</span>`
    }`;
  })}`;
}

/** One menu is open at a time; Escape and a click elsewhere close it. */
function closeOthers(event: Event) {
  const menu = event.currentTarget as HTMLDetailsElement;
  if (!menu.open) return;
  for (const other of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
    if (other !== menu) other.open = false;
  }
  const leave = (outside: Event) => {
    const escaped = outside instanceof KeyboardEvent && outside.key === 'Escape';
    if (escaped || (outside instanceof MouseEvent && !menu.contains(outside.target as Node))) {
      menu.open = false;
      if (escaped) menu.querySelector('summary')?.focus();
    }
    if (!menu.open) {
      document.removeEventListener('click', leave);
      document.removeEventListener('keydown', leave);
    }
  };
  document.addEventListener('click', leave);
  document.addEventListener('keydown', leave);
}

function closeAfter(event: Event) {
  const menu = event.currentTarget as HTMLDetailsElement;
  if ((event.target as HTMLElement).closest('button, a')) menu.open = false;
}
