import alert from 'lucide:circle-alert';
import clock from 'lucide:clock';
import mailX from 'lucide:mail-x';
import usersRound from 'lucide:users-round';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Board, Overlap } from '../api/attendance';
import { type Asking, chaseDocument, type Preparation, type Warning } from '../api/preparation';
import { sentence } from '../api/problem';
import type { Briefing } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { toast, toastError } from '../kit/toast';
import { sayTime, sayWhen } from '../kit/vietnam-time';
import { a } from '../locale/attendance';
import { t } from '../locale/briefing';
import './gb-ask-dialog';

/** More than this and the page would be nothing but warnings. */
const OVERLAPS_SHOWN = 3;

/** What somebody should see to, with the moment by which, and the act that settles it. */
@customElement('gb-warnings')
export class Warnings extends LightElement {
  @property({ attribute: false }) briefing!: Briefing;
  @property({ attribute: false }) board!: Board;
  @property({ attribute: false }) preparation!: Preparation;
  @property({ attribute: false }) overlaps: Overlap[] = [];
  @state() private asking: Partial<Asking> | null = null;

  override render() {
    const { rows } = this.board;
    const bounced = rows.filter((row) => row.status === 'BOUNCED' && row.reply === 'NEEDS_ACTION').length;
    const deferred = rows.filter((row) => row.status === 'QUEUED' && row.error).length;
    return html`
      ${this.overlaps.slice(0, OVERLAPS_SHOWN).map((one) => this.overlap(one))}
      ${this.overlaps.length > OVERLAPS_SHOWN ? html`<p class="muted small">${a('overlap.more', { n: this.overlaps.length - OVERLAPS_SHOWN })}</p>` : nothing}
      ${
        bounced > 0
          ? html`<div class="notice bad">${icon(mailX)}<strong>${t('warn.bounced', { n: bounced })}</strong><span>${t('warn.bouncedDetail')}</span>
            <button class="btn link" type="button" @click=${() => this.tell('gb-filter', 'bounced')}>${t('warn.showBounced')}</button></div>`
          : nothing
      }
      ${deferred > 0 ? html`<div class="notice warn">${icon(clock)}<strong>${t('warn.deferred', { n: deferred })}</strong><span>${t('warn.deferredDetail')}</span></div>` : nothing}
      ${this.preparation.warnings.map((warning) => this.warning(warning))}
      ${this.asking ? html`<gb-ask-dialog .briefing=${this.briefing} .draft=${this.asking} .usual=${this.preparation.deadlines.documents} @gb-close=${() => (this.asking = null)}></gb-ask-dialog>` : nothing}`;
  }

  private overlap(one: Overlap) {
    return html`<div class="notice warn" data-testid="overlap" data-who=${one.who}>${icon(usersRound)}<strong>${a('overlap.title', { name: one.whoName })}</strong>
      <span>${a('overlap.detail', { title: one.otherTitle, by: one.otherBy, when: `${sayTime(one.otherStartsAt)}–${sayTime(one.otherEndsAt)}, ${sayWhen(one.otherStartsAt).split(',')[0]}` })}
      ${one.substitute ? a('overlap.substitute', { who: one.substitute }) : nothing}
      ${one.slot ? a('overlap.slot', { when: sayWhen(one.slot) }) : nothing}</span>
      <a class="btn link" href="/briefings/${one.other}">${a('overlap.open')}</a></div>`;
  }

  private warning(warning: Warning) {
    const late = warning.urgency === 'LATE';
    return html`<div class="notice ${late ? 'bad' : 'warn'}" data-testid="warning" data-kind=${warning.kind} data-urgency=${warning.urgency}>
      ${icon(late ? alert : clock)}<strong>${this.heading(warning)}</strong>
      ${warning.deadline ? html`<span class="num">${this.moment(warning)}</span>` : nothing}
      ${this.act(warning)}
    </div>`;
  }

  private heading({ kind, count, items, unitNames }: Warning): string {
    switch (kind) {
      case 'INVITATIONS_UNSENT':
        return a('warn.unsent', { n: count });
      case 'ITEM_WITHOUT_DOCUMENT':
        return a('warn.item', { items: items.join(', ') });
      case 'NO_DOCUMENTS':
        return a('warn.none');
      case 'REQUEST_OPEN':
        return a('warn.request', { unit: unitNames[0] ?? '' });
      case 'CHECKLIST_LATE':
        return a('warn.checklist', { n: count });
      case 'SPEAKERS_WAITING':
        return a('warn.speakers', { n: count });
    }
  }

  private moment({ kind, urgency, deadline, request }: Warning): string {
    const { invitationDays, documentDays, documents } = this.preparation.deadlines;
    const when = deadline ?? '';
    const byRule = request === null || deadline === documents;
    const rule =
      kind === 'INVITATIONS_UNSENT'
        ? a('warn.ruleInvitation', { days: invitationDays })
        : byRule
          ? a('warn.ruleDocument', { days: documentDays })
          : a('warn.due');
    return a(`warn.${urgency}`, { rule, time: sayTime(when), when: sayWhen(when) });
  }

  private act(warning: Warning) {
    const { kind, request, units, unitNames, items } = warning;
    const button = (text: string, act: () => unknown) =>
      html`<button class="btn link" type="button" data-testid="warning-act" @click=${act}>${text}</button>`;
    switch (kind) {
      case 'INVITATIONS_UNSENT':
        return button(a('warn.send'), () => this.tell('gb-send'));
      case 'ITEM_WITHOUT_DOCUMENT':
      case 'REQUEST_OPEN': {
        const unit = unitNames[0] ?? '';
        if (request) return button(a('warn.chase', { unit }), () => this.chase(request, unit));
        const item = this.briefing.agenda[(items[0] ?? 0) - 1]?.id;
        const invited = units.filter((code) => this.briefing.units.includes(code));
        return button(invited.length > 0 ? a('warn.ask', { unit }) : a('warn.askAny'), () => {
          this.asking = { units: invited, ...(item ? { agendaItem: item } : {}) };
        });
      }
      case 'NO_DOCUMENTS':
        return button(a('warn.askAny'), () => {
          this.asking = {};
        });
      default:
        return button(a('warn.show'), () =>
          document
            .getElementById(kind === 'SPEAKERS_WAITING' ? 'speakers' : 'checklist')
            ?.scrollIntoView({ block: 'center' }),
        );
    }
  }

  private async chase(request: string, unit: string) {
    try {
      await chaseDocument(this.briefing.id, request);
      toast(a('warn.chased', { unit }));
      this.tell('gb-changed');
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }

  private tell(name: string, detail?: unknown) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}
