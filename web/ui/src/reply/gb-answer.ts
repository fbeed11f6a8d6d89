import alert from 'lucide:circle-alert';
import check from 'lucide:circle-check';
import clock from 'lucide:clock';
import mic from 'lucide:mic';
import upload from 'lucide:upload';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { door, giveReply, type OwnReply, readReply } from '../api/attendance';
import { type DocumentRequest, handIn, registerSpeaker, withdrawSpeaker } from '../api/preparation';
import { ApiError, sentence } from '../api/problem';
import type { Reply } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { toast, toastError } from '../kit/toast';
import { sayWhen } from '../kit/vietnam-time';
import { a } from '../locale/attendance';
import '../kit/gb-select';
import '../kit/gb-text';
import './answer.css';

const ANSWERS = ['ACCEPTED', 'DELEGATED', 'TENTATIVE', 'DECLINED'] as const satisfies readonly Reply[];
type Chosen = (typeof ANSWERS)[number];
const RULES = ['1', '2', '3', '4'] as const;

/** Somebody who is not on the unit's list. */
const OTHER = 'other';

/**
 * An invitee's answer, by the link's token or, without one, by the account that is signed in:
 * accepting, declining, sending somebody else, handing papers in, asking to speak.
 */
@customElement('gb-answer')
export class Answer extends LightElement {
  @property() briefing = '';
  @property() token: string | null = null;
  @state() private chosen: Chosen | null = null;
  @state() private post = '';
  @state() private fields = { name: '', title: '', phone: '', comment: '', number: '' };
  @state() private failure: ApiError | null = null;
  @state() private busy = false;
  @state() private uploading = '';
  @state() private speaking = false;
  @state() private speech = { item: '', name: '', title: '', minutes: '5', summary: '' };
  @state() private speechFailure: ApiError | null = null;
  private readonly reply = new Load<OwnReply>(this);

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('briefing') && this.briefing) void this.reply.run(() => readReply(this.briefing, this.token));
  }

  override render() {
    return this.reply.render((reply) => this.page(reply));
  }

  private page(reply: OwnReply) {
    return html`<div class="answer stack" data-testid="answer" data-reply=${reply.reply}>
      ${reply.mayAnswer ? this.answering(reply) : html`<div class="notice">${icon(alert)}<strong>${a(reply.briefing.state === 'SCHEDULED' || reply.briefing.state === 'OPEN' ? 'answer.uninvited' : 'answer.over')}</strong></div>`}
      ${reply.requests.length > 0 ? this.papers(reply) : nothing}
      ${reply.briefing.agenda.length > 0 && (reply.mayAnswer || reply.speakers.length > 0) ? this.floor(reply) : nothing}
    </div>`;
  }

  private answering(reply: OwnReply) {
    const answered = reply.reply !== 'NEEDS_ACTION';
    return html`<section class="card stack" aria-labelledby="answer-title">
      <h2 id="answer-title">${a('answer.ask')}</h2>
      ${this.standing(reply)}
      ${
        answered && this.chosen === null
          ? html`<div><button class="btn quiet" type="button" data-testid="answer-change" @click=${() => this.begin(reply)}>${a('answer.change')}</button></div>`
          : this.form(reply)
      }
    </section>`;
  }

  private standing(reply: OwnReply) {
    const { substitute } = reply;
    if (reply.reply === 'NEEDS_ACTION') {
      return substitute?.state === 'REFUSED'
        ? html`<div class="notice bad" role="status" data-testid="substitute-refused">${icon(alert)}<strong>${a('answer.refused', { who: `${substitute.title} ${substitute.name}`.trim() })}</strong>
          ${substitute.reason ? html`<span>${a('answer.refusedWhy', { why: substitute.reason })}</span>` : nothing}</div>`
        : nothing;
    }
    const waiting = reply.reply === 'DELEGATED' && substitute?.state === 'WAITING';
    const who = reply.reply === 'DELEGATED' && substitute ? `: ${`${substitute.title} ${substitute.name}`.trim()}` : '';
    return html`<div class="notice ${waiting ? 'warn' : 'ok'}" role="status" data-testid="answer-now">${icon(waiting ? clock : check)}
      <strong>${a('answer.now')}: ${a(`answer.${reply.reply}`)}${who}</strong>
      <span>${waiting ? a('answer.waiting') : a('answer.done')}${reply.repliedAt ? html` <span class="muted num">${sayWhen(reply.repliedAt)}</span>` : nothing}</span></div>`;
  }

  private form(reply: OwnReply) {
    return html`<div class="choices" role="radiogroup" aria-labelledby="answer-title">${ANSWERS.map(
      (one) =>
        html`<label class="choice ${this.chosen === one ? 'on' : ''}" data-testid="answer-choice" data-answer=${one}><input type="radio" name="answer" .checked=${this.chosen === one} @change=${() => this.choose(one)}><span>${a(`answer.${one}`)}</span></label>`,
    )}</div>
    ${this.chosen === 'DELEGATED' ? this.substitute(reply) : nothing}
    ${
      this.chosen === null
        ? nothing
        : html`
        ${this.text('comment', a(this.chosen === 'DECLINED' ? 'answer.reason' : 'answer.comment'), 'comment', 1000, 2)}
        ${this.text('number', a('answer.number'), 'registeredNumber', 50)}
        ${this.failure && !this.failure.problem?.errors?.length ? html`<div class="notice bad" role="alert" data-testid="answer-failed">${icon(alert)}<span>${this.failure.message}</span></div>` : nothing}
        <div><button class="btn primary" type="button" data-testid="answer-send" aria-busy=${String(this.busy)} @click=${this.send}>${a('answer.send')}</button></div>`
    }`;
  }

  private substitute({ posts, rule }: OwnReply) {
    const rank = RULES.find((one) => one === String(rule.leastRank));
    const known = posts.filter((post) => post.holder !== null);
    return html`
      ${rank ? html`<p class="muted">${a(`answer.rule.${rank}`)} ${rule.strict ? nothing : a('answer.ruleAsk')}</p>` : nothing}
      ${
        known.length > 0
          ? html`<gb-select label=${a('answer.post')} .value=${this.post || OTHER}
            .choices=${[...known.map((post) => ({ value: post.id, label: `${post.title} ${post.holder}` })), { value: OTHER, label: a('answer.postOther') }]}
            @gb-input=${(e: CustomEvent<string>) => this.choosePost(e.detail, posts)}></gb-select>`
          : nothing
      }
      <div class="pair">${this.text('name', a('answer.name'), 'substitute.name', 150)}${this.text('title', a('answer.postTitle'), 'substitute.title', 150)}</div>
      ${this.text('phone', a('answer.phone'), 'substitute.phone', 50)}`;
  }

  private text(name: keyof Answer['fields'], label: string, field: string, most: number, rows = 0) {
    return html`<gb-text label=${label} name=${name} maxlength=${most} rows=${rows} keyboard=${name === 'phone' ? 'tel' : ''} .value=${this.fields[name]} .fault=${this.failure?.fault(field) ?? ''}
      @gb-input=${(e: CustomEvent<string>) => (this.fields = { ...this.fields, [name]: e.detail })}></gb-text>`;
  }

  private begin(reply: OwnReply) {
    this.chosen = ANSWERS.find((one) => one === reply.reply) ?? null;
    const { name = '', title = '', phone = '' } = reply.substitute ?? {};
    this.fields = { name, title, phone, comment: reply.comment ?? '', number: reply.registeredNumber ?? '' };
  }

  private choose(one: Chosen) {
    this.chosen = one;
    this.failure = null;
  }

  private choosePost(id: string, posts: OwnReply['posts']) {
    this.post = id === OTHER ? '' : id;
    const post = posts.find((one) => one.id === id);
    this.fields = { ...this.fields, name: post?.holder ?? '', title: post?.title ?? '' };
  }

  private readonly send = async () => {
    if (!this.chosen) return;
    const { name, title, phone, comment, number } = this.fields;
    this.busy = true;
    this.failure = null;
    try {
      const reply = await giveReply(this.briefing, this.token, {
        partStat: this.chosen,
        ...(comment.trim() ? { comment: comment.trim() } : {}),
        ...(number.trim() ? { registeredNumber: number.trim() } : {}),
        ...(this.chosen === 'DELEGATED'
          ? {
              substitute: {
                name: name.trim(),
                title: title.trim(),
                phone: phone.trim(),
                ...(this.post ? { post: this.post } : {}),
              },
            }
          : {}),
      });
      this.reply.set(reply);
      this.chosen = null;
      toast(a(reply.substitute?.state === 'WAITING' ? 'answer.waiting' : 'answer.done'));
      this.tell();
    } catch (thrown) {
      // What is said beside the fields needs no saying twice.
      if (thrown instanceof ApiError) this.failure = thrown;
      else toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  };

  private papers({ requests, briefing }: OwnReply) {
    return html`<section class="card stack tight" aria-labelledby="papers-title"><h2 id="papers-title">${a('answer.papers')}</h2>
      <ul class="plain owed">${requests.map((one) => this.paper(one, briefing.agenda.find((item) => item.id === one.agendaItem)?.title))}</ul>
      ${this.uploading ? html`<p class="muted small" role="status">${a('answer.uploading', { name: this.uploading })}</p>` : nothing}</section>`;
  }

  private paper(one: DocumentRequest, item: string | undefined) {
    const tone = { ASKED: 'wait', LATE: 'bad', SENT_IN: 'ok', WAIVED: 'no' }[one.state];
    const label = a(one.documents.length > 0 ? 'answer.uploadMore' : 'answer.upload');
    return html`<li data-testid="own-request" data-state=${one.state}>
      <div class="row wrap"><div class="grow"><strong>${one.what || a('answer.paper')}</strong>
        <div class="muted small num">${[item ? a('answer.papersFor', { item }) : '', a('docs.dueAt', { when: sayWhen(one.due) })].filter(Boolean).join(' · ')}</div></div>
        <span class="st ${tone}">${one.state === 'SENT_IN' ? a('answer.received', { n: one.documents.length }) : a(`docs.${one.state}`)}</span></div>
      ${
        one.state === 'WAIVED'
          ? nothing
          : html`<label class="btn quiet upload">${icon(upload)}${label}<input class="sr-only" type="file" data-testid="request-file" aria-label=${`${label}: ${one.what || a('answer.paper')}`} @change=${(e: Event) => this.upload(e, one)}></label>`
      }</li>`;
  }

  private async upload(event: Event, request: DocumentRequest) {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    this.uploading = file.name;
    try {
      await handIn(this.briefing, request.id, file, door(this.token));
      toast(a('answer.uploaded', { name: file.name }));
      await this.reply.again();
      this.tell();
    } catch (thrown) {
      toastError(sentence(thrown));
    } finally {
      this.uploading = '';
    }
  }

  private floor(reply: OwnReply) {
    const { speakers, briefing, mayAnswer } = reply;
    return html`<section class="card stack tight" aria-labelledby="speak-title"><h2 id="speak-title">${icon(mic)} ${a('answer.speak')}</h2>
      ${
        speakers.length > 0
          ? html`<ul class="plain speakers">${speakers.map((one) => {
              const item = briefing.agenda.find((other) => other.id === one.agendaItem)?.title ?? '';
              return html`<li data-testid="own-speaker" data-state=${one.state}><div class="row"><div class="grow"><strong>${item}</strong>
                <div class="muted small num">${[`${one.title} ${one.name}`.trim(), a('speak.minutes', { n: one.minutes })].join(' · ')}</div></div>
                <span class="st ${one.state === 'ACCEPTED' ? 'ok' : one.state === 'ASKED' ? 'wait' : 'no'}">${a(`speak.${one.state}`)}</span>
                ${mayAnswer && (one.state === 'ASKED' || one.state === 'ACCEPTED') ? html`<button class="btn link" type="button" aria-label=${a('answer.withdrawOf', { item })} @click=${() => this.withdraw(one.id)}>${a('answer.withdraw')}</button>` : nothing}</div>
                ${one.reason ? html`<p class="small">${one.reason}</p>` : nothing}</li>`;
            })}</ul>`
          : nothing
      }
      ${mayAnswer ? (this.speaking ? this.registering(reply) : html`<div><button class="btn quiet" type="button" data-testid="speak-open" @click=${() => this.openSpeech(reply)}>${a('answer.speakOpen')}</button></div>`) : nothing}
    </section>`;
  }

  private openSpeech({ briefing, substitute }: OwnReply) {
    this.speech = {
      item: briefing.agenda[0]?.id ?? '',
      name: substitute?.name ?? '',
      title: substitute?.title ?? '',
      minutes: '5',
      summary: '',
    };
    this.speaking = true;
  }

  private registering({ briefing }: OwnReply) {
    const field = (
      name: keyof Answer['speech'],
      label: string,
      on: string,
      more: { rows?: number; most: number; keyboard?: string },
    ) =>
      html`<gb-text label=${label} name="speech-${name}" maxlength=${more.most} rows=${more.rows ?? 0} keyboard=${more.keyboard ?? ''} .value=${this.speech[name]} .fault=${this.speechFailure?.fault(on) ?? ''}
        @gb-input=${(e: CustomEvent<string>) => (this.speech = { ...this.speech, [name]: e.detail })}></gb-text>`;
    return html`<div class="stack tight">
      <gb-select label=${a('answer.speakItem')} .value=${this.speech.item} .fault=${this.speechFailure?.fault('agendaItem') ?? ''}
        .choices=${briefing.agenda.map((item, at) => ({ value: item.id, label: `${at + 1}. ${item.title}` }))}
        @gb-input=${(e: CustomEvent<string>) => (this.speech = { ...this.speech, item: e.detail })}></gb-select>
      <div class="pair">${field('name', a('answer.speakName'), 'name', { most: 200 })}${field('title', a('answer.speakTitle'), 'title', { most: 200 })}</div>
      ${field('minutes', a('answer.speakMinutes'), 'minutes', { most: 2, keyboard: 'numeric' })}
      ${field('summary', a('answer.speakSummary'), 'summary', { most: 2000, rows: 3 })}
      <div><button class="btn primary" type="button" data-testid="speak-send" aria-busy=${String(this.busy)} @click=${this.register}>${a('answer.speakSend')}</button></div></div>`;
  }

  private readonly register = async () => {
    const { item, name, title, minutes, summary } = this.speech;
    this.busy = true;
    this.speechFailure = null;
    try {
      await registerSpeaker(
        this.briefing,
        {
          agendaItem: item,
          name: name.trim(),
          title: title.trim(),
          minutes: Number.parseInt(minutes, 10) || 0,
          summary: summary.trim(),
        },
        door(this.token),
      );
      toast(a('answer.speakSent'));
      this.speaking = false;
      await this.reply.again();
    } catch (thrown) {
      if (thrown instanceof ApiError) this.speechFailure = thrown;
      toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  };

  private async withdraw(id: string) {
    try {
      await withdrawSpeaker(this.briefing, id, door(this.token));
      await this.reply.again();
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }

  private tell() {
    this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true }));
  }
}
