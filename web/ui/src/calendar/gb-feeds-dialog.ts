import copy from 'lucide:copy';
import rss from 'lucide:rss';
import trash from 'lucide:trash-2';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type EventFilter, type Feed, listFeeds, type MadeFeed, makeFeed, revokeFeed } from '../api/calendar';
import { sentence } from '../api/problem';
import { me } from '../api/session';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { toast, toastError } from '../kit/toast';
import { sayWhen } from '../kit/vietnam-time';
import { t } from '../locale/calendar';
import '../kit/gb-dialog';

const PROGRAMS = ['outlook', 'thunderbird', 'iphone', 'android'] as const;

/** Makes addresses that calendar programs subscribe to, and takes them back. */
@customElement('gb-feeds-dialog')
export class FeedsDialog extends LightElement {
  /** What the calendar shows just now is offered first. */
  @property({ attribute: false }) filter: EventFilter = {};
  @state() private made: MadeFeed | null = null;
  @state() private busy = false;
  private readonly feeds = new Load<Feed[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    void this.feeds.run(listFeeds);
  }

  override render() {
    return html`<gb-dialog wide heading=${t('feeds.title')} open @gb-close=${() => this.dispatchEvent(new CustomEvent('gb-close'))}>
      <div class="stack">
        <p>${t('feeds.lead')}</p>
        <div class="row wrap">${this.choices().map(
          ({ kind, target, label }) =>
            html`<button class="btn quiet" type="button" data-testid="feed-make" data-kind=${kind} ?disabled=${this.busy} @click=${() => this.make(kind, target)}>${icon(rss)}${label}</button>`,
        )}</div>
        ${this.made ? this.fresh(this.made) : nothing}
        <h3>${t('feeds.yours')}</h3>
        ${this.feeds.render((all) =>
          all.length === 0
            ? html`<p class="muted">${t('feeds.none')}</p>`
            : html`<ul class="plain feed-lines">${all.map((one) => this.line(one))}</ul>`,
        )}
      </div>
    </gb-dialog>`;
  }

  private choices(): { kind: Feed['kind']; target: string; label: string }[] {
    const account = me();
    if (!account) return [];
    if (account.role === 'UNIT') {
      return [{ kind: 'UNIT', target: account.unit ?? '', label: t('feeds.ofOwnUnit') }];
    }
    return [
      ...(this.filter.unit
        ? [{ kind: 'UNIT' as const, target: this.filter.unit, label: t('feeds.ofUnit', { unit: this.filter.unit }) }]
        : []),
      ...(this.filter.leader
        ? [
            {
              kind: 'PERSON' as const,
              target: this.filter.leader,
              label: t('feeds.ofLeader', { name: this.filter.leader }),
            },
          ]
        : []),
      { kind: 'PERSON', target: account.username, label: t('feeds.ofMe') },
      { kind: 'ALL', target: '', label: t('feeds.ofAll') },
    ];
  }

  private fresh(made: MadeFeed) {
    return html`<section class="notice ok feed-made" role="status" data-testid="feed-made">
      <p><strong>${t('feeds.made', { name: made.feed.name })}</strong> ${t('feeds.once')}</p>
      ${this.secret(t('feeds.address'), made.url)}
      <p><a class="btn quiet" href=${made.webcal}>${t('feeds.here')}</a></p>
      ${PROGRAMS.map(
        (program) =>
          html`<details><summary>${t(`feeds.${program}`)}</summary><p>${t(`feeds.${program}.how`)}</p></details>`,
      )}
      <details><summary>CalDAV</summary>
        ${this.secret(t('feeds.caldav'), made.caldav)}${this.secret(t('feeds.username'), made.username)}${this.secret(t('feeds.password'), made.token)}
      </details>
    </section>`;
  }

  private secret(label: string, text: string) {
    return html`<div class="feed-secret"><span class="small">${label}</span><code class="secret">${text}</code>
      <button class="btn icon quiet" type="button" aria-label="${t('feeds.copy')}: ${label}" @click=${() => void this.copy(text)}>${icon(copy)}</button></div>`;
  }

  private line(one: Feed) {
    const facts = [
      t(`feeds.kind.${one.kind}`),
      t('feeds.since', { when: sayWhen(one.createdAt) }),
      one.lastUsedAt ? t('feeds.used', { when: sayWhen(one.lastUsedAt) }) : t('feeds.unused'),
    ];
    return html`<li class="row" data-testid="feed-line"><span class="grow"><strong>${one.name}</strong><br><span class="muted small num">${facts.join(' · ')}</span></span>
      <button class="btn link" type="button" data-testid="feed-revoke" aria-label=${t('feeds.revokeOf', { name: one.name })} @click=${() => this.revoke(one)}>${icon(trash)}${t('feeds.revoke')}</button></li>`;
  }

  private async make(kind: Feed['kind'], target: string) {
    this.busy = true;
    try {
      this.made = await makeFeed(kind, target, '');
      await this.feeds.again();
    } catch (thrown) {
      toastError(sentence(thrown));
    }
    this.busy = false;
  }

  private async copy(text: string) {
    await navigator.clipboard.writeText(text);
    toast(t('feeds.copied'));
  }

  private async revoke(one: Feed) {
    try {
      await revokeFeed(one.id);
      if (this.made?.feed.id === one.id) this.made = null;
      toast(t('feeds.revoked', { name: one.name }));
      await this.feeds.again();
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }
}
