import calendarClock from 'lucide:calendar-clock';
import check from 'lucide:check';
import circleHelp from 'lucide:circle-question-mark';
import link from 'lucide:link';
import paperclip from 'lucide:paperclip';
import reply from 'lucide:reply';
import shieldAlert from 'lucide:shield-alert';
import sparkles from 'lucide:sparkles';
import undo from 'lucide:undo-2';
import userCheck from 'lucide:user-check';
import x from 'lucide:x';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readBriefing } from '../api/briefings';
import { decideTime, layBy, type TrayAnswer, type TrayItem, takeAnswer, trayRawPath, undoMail } from '../api/mail';
import { ApiError, sentence } from '../api/problem';
import type { Briefing, Clash, Reply } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { toast, toastError } from '../kit/toast';
import { sayDay, sayTime, sayWhen } from '../kit/vietnam-time';
import { t } from '../locale/tray';
import { hint } from './tray-model';
import '../briefing/gb-clash-dialog';
import './gb-tray-dialogs';

const AS = [
  { partStat: 'ACCEPTED', drawing: check },
  { partStat: 'TENTATIVE', drawing: circleHelp },
  { partStat: 'DECLINED', drawing: x },
] as const satisfies readonly { partStat: Reply; drawing: string }[];

type Asking = '' | 'substitute' | 'assign' | 'file' | 'reply' | 'refuse';

/** One mail of the tray: who, what it seems to say, its words, and everything that can be done about it. */
@customElement('gb-tray-mail')
export class TrayMail extends LightElement {
  @property({ attribute: false }) item!: TrayItem;
  @state() private asking: Asking = '';
  @state() private busy = false;
  @state() private files: ReadonlySet<number> = new Set();
  @state() private briefing: Briefing | null = null;
  @state() private clashes: Clash[] = [];
  #shown = '';

  protected override willUpdate() {
    const { id, briefing, attachments } = this.item;
    const key = `${id} ${briefing}`;
    if (key === this.#shown) return;
    this.#shown = key;
    this.asking = '';
    this.clashes = [];
    this.files = new Set(attachments.map((one) => one.index));
    this.briefing = null;
    if (briefing)
      void readBriefing(briefing).then(
        (found) => {
          if (this.item.briefing === briefing) this.briefing = found;
        },
        () => {},
      );
  }

  override render() {
    const { item } = this;
    return html`<article class="stack" data-testid="tray-mail" data-id=${item.id}>
      <h2>${item.subject || t('noSubject')}</h2>
      ${item.settled ? this.settled(item) : nothing}
      ${this.head(item)}
      ${item.verified === 'FAILED' ? html`<div class="notice bad">${icon(shieldAlert)}<strong>${t('FAILED')}</strong></div>` : nothing}
      ${item.settled ? nothing : html`${this.proposal(item)}${this.suggestion(item)}${this.answers(item)}`}
      ${item.text ? html`<pre class="tray-words">${item.text}</pre>` : nothing}
      ${item.quoted ? html`<details><summary class="small">${t('quoted')}</summary><pre class="tray-words muted">${item.quoted}</pre></details>` : nothing}
      ${this.attachments(item)}
      ${this.acts(item)}
    </article>
    ${this.dialogs(item)}`;
  }

  private settled(item: TrayItem) {
    const done = item.settled!;
    return html`<div class="notice ok" data-testid="tray-done">${icon(check)}<strong>${t('settledBy', { text: done.text, by: done.by, when: sayWhen(done.at) })}</strong>
      <div><button class="btn quiet" type="button" data-testid="tray-undo" aria-busy=${String(this.busy)} @click=${this.undo}>${icon(undo)}${t('undo')}</button></div></div>`;
  }

  private head(item: TrayItem) {
    return html`<dl class="tray-head">
      <dt>${t('from')}</dt><dd>${item.fromName ? html`${item.fromName} ` : nothing}<span class="muted">${item.from ?? t('unknown')}</span> <span class="muted num">· ${sayWhen(item.receivedAt)}</span></dd>
      <dt>${t('ofUnit')}</dt><dd>${item.unitName ?? html`<span class="muted">${t('unknown')}</span>`}</dd>
      <dt>${t('about')}</dt><dd>${item.briefing ? html`<a href="/briefings/${item.briefing}">${item.briefingTitle}</a>` : html`<span class="muted">${t('unknown')}</span>`}</dd>
      <dt>${t('why')}</dt><dd>${item.reasonText} <span class="badge">${kindName(item.kind)}</span>${item.automatic && item.kind !== 'automatic' ? html` <span class="badge">${t('automatic')}</span>` : nothing}${item.verified === 'UNKNOWN' ? html` <span class="badge">${t('UNKNOWN')}</span>` : nothing}</dd></dl>`;
  }

  private proposal(item: TrayItem) {
    if (!item.proposedStart) return nothing;
    const now = this.briefing;
    return html`<section class="notice warn tray-hint" data-testid="tray-proposal">${icon(calendarClock)}
      <strong>${t('proposes', { when: when(item.proposedStart, item.proposedEnd) })}</strong>
      ${now ? html`<span>${t('proposesNow', { when: when(now.startsAt, now.endsAt) })} ${t('takeTimeNote')}</span>` : nothing}
      <div class="tray-acts"><button class="btn primary" type="button" data-testid="take-time" ?disabled=${!item.briefing} aria-busy=${String(this.busy)} @click=${() => this.takeTime()}>${t('takeTime')}</button>
        <button class="btn quiet" type="button" data-testid="refuse-time" ?disabled=${!item.briefing} @click=${() => (this.asking = 'refuse')}>${t('refuseTime')}</button></div></section>`;
  }

  private suggestion(item: TrayItem) {
    const answer = hint(item);
    const { suggestion } = item;
    if (!suggestion && !answer) return nothing;
    const text = suggestion?.text ?? t('calendarSays', { answer: t(`said.${answer!.partStat}`) });
    return html`<section class="notice ok tray-hint" data-testid="tray-hint" data-reply=${suggestion?.partStat ?? answer?.partStat ?? 'NONE'}>${icon(sparkles)}
      <strong>${text}</strong>
      ${suggestion ? html`<span class="muted small">${t('readFrom', { sentence: suggestion.sentence })}${suggestion.certain ? nothing : html` <span class="badge warn">${t('uncertain')}</span>`}</span>` : nothing}
      ${
        answer
          ? html`<div class="tray-acts"><button class="btn primary" type="button" data-testid="tray-take" aria-busy=${String(this.busy)} @click=${() => this.take(answer)}>${icon(check)}${t('take')}</button></div>`
          : html`<span>${t('needsUnit')}</span>`
      }</section>`;
  }

  private answers(item: TrayItem) {
    const ready = item.briefing !== null && item.unit !== null;
    return html`<section><h3>${t('takeAs')}</h3>
      <div class="tray-acts">${AS.map(
        ({ partStat, drawing }) =>
          html`<button class="btn quiet" type="button" data-testid="tray-as" data-answer=${partStat} ?disabled=${!ready} @click=${() => this.takeAs(partStat)}>${icon(drawing)}${t(`as.${partStat}`)}</button>`,
      )}<button class="btn quiet" type="button" data-testid="tray-as" data-answer="DELEGATED" ?disabled=${!ready} @click=${() => (this.asking = 'substitute')}>${icon(userCheck)}${t('as.DELEGATED')}</button>
        <button class="btn link" type="button" data-testid="tray-assign" @click=${() => (this.asking = 'assign')}>${icon(link)}${t(ready ? 'reassign' : 'assign')}</button></div>
      ${ready ? nothing : html`<p class="muted small">${t('needsUnit')}</p>`}</section>`;
  }

  private attachments(item: TrayItem) {
    if (item.attachments.length === 0) return nothing;
    const chosen = item.attachments.filter((one) => this.files.has(one.index));
    return html`<section class="tray-files"><h3>${icon(paperclip)} ${t('attachments')}</h3>
      <ul class="plain">${item.attachments.map(
        (one) =>
          html`<li data-testid="tray-file" data-index=${one.index}>${
            item.settled
              ? nothing
              : html`<label><input type="checkbox" aria-label=${t('fileSelect', { name: one.fileName })} .checked=${this.files.has(one.index)} @change=${() => this.toggle(one.index)}></label>`
          }<a href=${one.href} download>${one.fileName}</a><span class="muted small num">${t('kilobytes', { n: Math.max(1, Math.round(one.size / 1024)) })}</span></li>`,
      )}</ul>
      ${
        item.settled
          ? nothing
          : html`<div class="tray-acts"><button class="btn quiet" type="button" data-testid="tray-file-open" ?disabled=${!item.briefing || chosen.length === 0} @click=${() => (this.asking = 'file')}>${t('file')}</button>
            ${item.briefing ? nothing : html`<span class="muted small">${t('needsBriefing')}</span>`}</div>`
      }</section>`;
  }

  private acts(item: TrayItem) {
    const mailto = `mailto:${item.from ?? ''}?subject=${encodeURIComponent(`Re: ${item.subject}`)}`;
    return html`<footer class="tray-acts">
      ${
        item.settled
          ? nothing
          : html`<button class="btn quiet" type="button" data-testid="tray-lay" aria-busy=${String(this.busy)} @click=${this.lay}>${icon(check)}${t('layBy')}</button>
            ${
              item.from && item.briefing
                ? html`<button class="btn quiet" type="button" data-testid="tray-reply" @click=${() => (this.asking = 'reply')}>${icon(reply)}${t('reply')}</button>`
                : item.from
                  ? html`<a class="btn quiet" href=${mailto}>${icon(reply)}${t('mailto')}</a>`
                  : nothing
            }`
      }
      <a class="btn link" href=${trayRawPath(item.id)} download>${t('raw')}</a></footer>`;
  }

  private dialogs(item: TrayItem) {
    const leave = () => (this.asking = '');
    const finish = (event: CustomEvent<{ text: string }>) => {
      this.asking = '';
      this.tell(event.detail.text);
    };
    return html`${
      this.asking === 'substitute'
        ? html`<gb-tray-substitute .item=${item} @gb-close=${leave} @gb-taken=${(e: CustomEvent<TrayAnswer>) => {
            this.asking = '';
            void this.take(e.detail);
          }}></gb-tray-substitute>`
        : nothing
    }${
      this.asking === 'assign'
        ? html`<gb-tray-assign .item=${item} @gb-close=${leave} @gb-assigned=${() => {
            this.asking = '';
            toast(t('doneAssigned'));
            this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true }));
          }}></gb-tray-assign>`
        : nothing
    }${
      this.asking === 'file'
        ? html`<gb-tray-filing .item=${item} .briefing=${this.briefing} .files=${[...this.files]} @gb-close=${leave} @gb-finished=${finish}></gb-tray-filing>`
        : nothing
    }${
      this.asking === 'reply'
        ? html`<gb-tray-reply .item=${item} @gb-close=${leave} @gb-finished=${finish}></gb-tray-reply>`
        : nothing
    }${
      this.asking === 'refuse'
        ? html`<gb-tray-refuse .item=${item} .briefing=${this.briefing} @gb-close=${leave} @gb-finished=${finish}></gb-tray-refuse>`
        : nothing
    }
    <gb-clash-dialog .clashes=${this.clashes} mayForce @gb-close=${() => (this.clashes = [])}
      @gb-force=${(e: CustomEvent<{ reason: string }>) => {
        this.clashes = [];
        void this.takeTime({ force: true, reason: e.detail.reason });
      }}></gb-clash-dialog>`;
  }

  private toggle(index: number) {
    const files = new Set(this.files);
    if (!files.delete(index)) files.add(index);
    this.files = files;
  }

  /** It is dealt with; whoever draws the list goes on. */
  private tell(text: string, undoable = true) {
    this.dispatchEvent(
      new CustomEvent('gb-done', { detail: { id: this.item.id, text, undo: undoable }, bubbles: true }),
    );
  }

  private async act(doing: () => Promise<void>) {
    if (this.busy) return;
    this.busy = true;
    try {
      await doing();
    } catch (thrown) {
      toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  }

  private takeAs(partStat: Reply) {
    const { briefing, unit } = this.item;
    if (briefing && unit) void this.take({ briefing, unit, partStat });
  }

  private take(answer: TrayAnswer) {
    const { item } = this;
    return this.act(async () => {
      const taken = await takeAnswer(item.id, answer);
      const words = { unit: item.unitName ?? answer.unit, answer: t(`said.${answer.partStat}`) };
      this.tell(t(taken.substitute === 'WAITING' ? 'doneWaiting' : 'doneAnswer', words));
    });
  }

  private readonly lay = () =>
    this.act(async () => {
      await layBy(this.item.id);
      this.tell(t('doneLaidBy'));
    });

  private takeTime(how: { force?: boolean; reason?: string } = {}) {
    return this.act(async () => {
      try {
        await decideTime(this.item.id, { take: true, ...how });
        this.tell(t('doneTime'));
      } catch (thrown) {
        if (!(thrown instanceof ApiError && thrown.code === 'briefing-clash')) throw thrown;
        this.clashes = (thrown.problem?.clashes as Clash[] | undefined) ?? [];
      }
    });
  }

  private readonly undo = () =>
    this.act(async () => {
      const { left } = await undoMail(this.item.id);
      this.tell(left ? t(`left.${left}`) : t('doneUndo'), false);
    });
}

const KINDS = ['reply', 'counter', 'report', 'receipt', 'automatic', 'letter', 'mail'] as const;

function kindName(kind: string): string {
  return t(`kind.${KINDS.find((one) => one === kind) ?? 'mail'}`);
}

export function when(start: string, end: string | null): string {
  return `${sayTime(start)}${end ? `–${sayTime(end)}` : ''}, ${sayDay(start)}`;
}
