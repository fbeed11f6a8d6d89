import chart from 'lucide:chart-no-axes-column';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type BoardRow, type Invitee, readInvitee } from '../api/attendance';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { sayWhen } from '../kit/vietnam-time';
import { t as b } from '../locale/briefing';
import { t } from '../locale/tracking';
import { tracking as words } from '../locale/vi/tracking';
import { stepsOf } from '../tracking/rates';
import { invitedPerson } from './invitee';
import '../kit/gb-dialog';
import '../tracking/tracking.css';

/** Everything about one invitee: each step with its time, every mail and message, the server's own words. */
@customElement('gb-invitee')
export class InviteeDrawer extends LightElement {
  @property() briefing = '';
  @property({ attribute: false }) row!: BoardRow;
  private readonly loaded = new Load<Invitee>(this);
  #shown = '';

  protected override willUpdate() {
    // Whenever the board tells something new of this line, its mails may have changed, too.
    const key = JSON.stringify(this.row);
    if (key === this.#shown) return;
    this.#shown = key;
    void this.loaded.run(() => readInvitee(this.briefing, this.row.unit));
  }

  override render() {
    const { row } = this;
    const person = invitedPerson(row);
    return html`<gb-dialog wide heading=${row.name} .open=${true} @gb-close=${() => this.dispatchEvent(new CustomEvent('gb-close'))}>
      <div class="stack" data-testid="invitee-detail" data-unit=${row.unit}>
        <p class="muted num">${[person, row.email, row.phone].filter(Boolean).join(' · ')}</p>
        <section><h3>${t('invitee.steps')}</h3>${this.steps(row)}</section>
        ${this.loaded.render((one) => this.mails(one))}
      </div>
      <div slot="actions"><a class="btn quiet" href="/tracking/${encodeURIComponent(row.unit)}">${icon(chart)}${t('toTracking')}</a></div>
    </gb-dialog>`;
  }

  private steps(row: BoardRow) {
    return html`<ol class="plain step-list">${stepsOf({ ...row, came: row.present }).map(({ step, state, at }) => {
      const note =
        step === 'bounced'
          ? row.error
          : step === 'replied' && state === 'done'
            ? [b(`reply.${row.reply}` as Parameters<typeof b>[0]), row.delegate, row.comment].filter(Boolean).join(': ')
            : step === 'registered'
              ? row.registeredNumber
              : step === 'present' && row.present && row.meetingMinutes > 0
                ? t('presentFor', { n: row.presentMinutes, all: row.meetingMinutes })
                : '';
      return html`<li class=${state} data-testid="invitee-step" data-step=${step} data-state=${state}><strong>${t(`step.${step}`)}</strong>
        <span class="muted num">${at ? sayWhen(at) : state === 'passed' ? t('invitee.unknown') : ''}</span>
        ${note ? html`<small class="muted">${note}</small>` : nothing}
        ${step === 'bounced' && row.todo ? html`<small>${t('invitee.todo')}: ${row.todo}</small>` : nothing}</li>`;
    })}</ol>`;
  }

  private mails({ sent, received, bounces }: Invitee) {
    return html`<section class="invitee-mails"><h3>${t('invitee.sent')}</h3>
      ${
        sent.length === 0
          ? html`<p class="muted">${t('invitee.noSent')}</p>`
          : html`<ul class="plain">${sent.map((mail) => {
              const replaced = mail.error === 'superseded';
              const state = replaced ? t('sent.superseded') : t(`sent.${mail.state}`);
              const look = mail.state === 'SENT' ? 'ok' : mail.state === 'FAILED' && !replaced ? 'bad' : '';
              const next = mail.nextTryAt && mail.tries > 0 ? t('invitee.next', { when: sayWhen(mail.nextTryAt) }) : '';
              return html`<li data-testid="invitee-mail" data-kind=${mail.kind} data-state=${mail.state}>
                <span><strong>${kindName(mail.kind)}</strong> <span class="badge ${look}">${state}</span></span>
                <span class="muted small num">${sayWhen(mail.finishedAt ?? mail.createdAt)} · ${mail.address}${mail.tries > 0 ? ` · ${t('invitee.tries', { n: mail.tries })}` : ''}${next ? ` · ${next}` : ''}</span>
                <span class="small">${mail.subject}</span>
                ${mail.reason ? html`<span class="small">${mail.reason}</span>` : nothing}
                ${
                  mail.error && !replaced
                    ? html`<details><summary class="small">${t('invitee.raw')}</summary><p class="raw-words">${mail.error}
Message-ID: ${mail.messageId}</p></details>`
                    : nothing
                }</li>`;
            })}</ul>`
      }</section>
      ${
        bounces.length > 0
          ? html`<section class="invitee-mails"><h3>${t('returned')}</h3><ul class="plain">${bounces.map(
              (
                one,
              ) => html`<li data-testid="invitee-bounce"><strong>${one.text}</strong><span class="muted small num">${sayWhen(one.at)} · ${one.address}</span>
              <span class="small">${one.todo}</span><details><summary class="small">${t('invitee.raw')}</summary><p class="raw-words">${one.error}</p></details></li>`,
            )}</ul></section>`
          : nothing
      }
      <section class="invitee-mails"><h3>${t('invitee.received')}</h3>
      ${
        received.length === 0
          ? html`<p class="muted">${t('invitee.noReceived')}</p>`
          : html`<ul class="plain">${received.map(
              (
                one,
              ) => html`<li><span><strong>${one.subject || kindName('other')}</strong> ${one.state === 'UNCLEAR' ? html`<a class="badge warn" href="/mail?item=${one.id}">${t('invitee.inTray')}</a>` : nothing}</span>
              <span class="muted small num">${sayWhen(one.at)} · ${one.from ?? ''}</span></li>`,
            )}</ul>`
      }</section>`;
  }
}

function kindName(kind: string): string {
  const key = `kind.${kind}`;
  return t(key in words ? (key as keyof typeof words) : 'kind.other');
}
