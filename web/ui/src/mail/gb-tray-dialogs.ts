import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readBoard } from '../api/attendance';
import { listBriefings } from '../api/briefings';
import { assignMail, decideTime, filePapers, type TrayAnswer, type TrayItem, writeBack } from '../api/mail';
import { type DocumentRequest, readPreparation } from '../api/preparation';
import { ApiError, sentence } from '../api/problem';
import type { Briefing } from '../api/types';
import { LightElement } from '../kit/light-element';
import { addDays, dayOf, sayDate, sayDay, sayTime } from '../kit/vietnam-time';
import { t } from '../locale/tray';
import '../kit/gb-dialog';
import '../kit/gb-select';
import '../kit/gb-text';

/** Meetings this far before and after today can be what a mail is about. */
const AROUND_DAYS = 60;

/** What the dialogs share: being busy, leaving, showing what went wrong and keeping what was written. */
class Asking extends LightElement {
  @property({ attribute: false }) item!: TrayItem;
  @state() protected busy = false;
  @state() protected problem = '';
  @state() protected faults: Record<string, string> = {};

  protected readonly leave = () => {
    this.dispatchEvent(new CustomEvent('gb-close'));
  };

  protected async act(doing: () => Promise<void>) {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    this.faults = {};
    try {
      await doing();
    } catch (thrown) {
      this.problem = sentence(thrown);
      if (thrown instanceof ApiError)
        for (const { field, message } of thrown.problem?.errors ?? [])
          this.faults = { ...this.faults, [field]: message };
    } finally {
      this.busy = false;
    }
  }

  protected finished(text: string) {
    this.dispatchEvent(new CustomEvent('gb-finished', { detail: { text } }));
  }

  protected notice() {
    return this.problem ? html`<div class="notice bad" role="alert"><span>${this.problem}</span></div>` : nothing;
  }

  protected foot(label: string, id: string, doing: () => void, disabled = false) {
    return html`<div slot="actions"><button class="btn primary" type="button" data-testid=${id} ?disabled=${disabled} aria-busy=${String(this.busy)} @click=${doing}>${label}</button></div>`;
  }
}

/** Who comes instead, filled in with what the mail seems to say. */
@customElement('gb-tray-substitute')
export class TraySubstitute extends Asking {
  @state() private name = '';
  @state() private post = '';
  @state() private comment = '';

  override connectedCallback() {
    super.connectedCallback();
    const { suggestion } = this.item;
    this.name = suggestion?.name ?? '';
    this.post = suggestion?.title ?? '';
    this.comment = suggestion?.comment ?? '';
  }

  override render() {
    return html`<gb-dialog heading=${t('substituteOf', { unit: this.item.unitName ?? '' })} .open=${true} @gb-close=${this.leave}>
      <div class="stack">
        <gb-text label=${t('name')} name="name" required maxlength="150" .value=${this.name} @gb-input=${(e: CustomEvent<string>) => (this.name = e.detail)}></gb-text>
        <gb-text label=${t('post')} name="title" maxlength="150" .value=${this.post} @gb-input=${(e: CustomEvent<string>) => (this.post = e.detail)}></gb-text>
        <gb-text label=${t('comment')} rows="2" maxlength="1000" .value=${this.comment} @gb-input=${(e: CustomEvent<string>) => (this.comment = e.detail)}></gb-text>
      </div>
      ${this.foot(t('take'), 'substitute-take', () => this.take(), this.name.trim() === '')}</gb-dialog>`;
  }

  private take() {
    const { briefing, unit } = this.item;
    if (!briefing || !unit) return;
    const detail: TrayAnswer = {
      briefing,
      unit,
      partStat: 'DELEGATED',
      ...(this.comment.trim() ? { comment: this.comment.trim() } : {}),
      substitute: { name: this.name.trim(), title: this.post.trim() },
    };
    this.dispatchEvent(new CustomEvent('gb-taken', { detail }));
  }
}

/** Which meeting and unit a mail is about. */
@customElement('gb-tray-assign')
export class TrayAssign extends Asking {
  @state() private briefing = '';
  @state() private unit = '';
  @state() private briefings: Briefing[] = [];
  @state() private units: { code: string; name: string }[] = [];

  override connectedCallback() {
    super.connectedCallback();
    this.briefing = this.item.briefing ?? '';
    this.unit = this.item.unit ?? '';
    void this.act(async () => {
      const today = dayOf(new Date());
      const all = await listBriefings({ from: addDays(today, -AROUND_DAYS), to: addDays(today, AROUND_DAYS) });
      // Nearest first: mostly it is about the next one.
      const distance = (one: Briefing) => Math.abs(new Date(one.startsAt).getTime() - Date.now());
      this.briefings = all.filter((one) => one.state !== 'CANCELLED').sort((a, b) => distance(a) - distance(b));
    });
    if (this.briefing) void this.listUnits();
  }

  private listUnits() {
    const briefing = this.briefing;
    return this.act(async () => {
      const { rows } = await readBoard(briefing);
      if (briefing === this.briefing)
        this.units = rows.filter((row) => row.status !== undefined).map((row) => ({ code: row.unit, name: row.name }));
    });
  }

  override render() {
    const known = this.briefings.some((one) => one.id === this.briefing);
    return html`<gb-dialog heading=${t('assign')} .open=${true} @gb-close=${this.leave}>
      <div class="stack">${this.notice()}
        <gb-select label=${t('briefing')} data-testid="assign-briefing" .value=${this.briefing} .choices=${[
          { value: '', label: t('chooseBriefing') },
          ...(this.briefing && !known
            ? [{ value: this.briefing, label: this.item.briefingTitle ?? this.briefing }]
            : []),
          ...this.briefings.map((one) => ({
            value: one.id,
            label: `${one.title} (${sayTime(one.startsAt)}, ${sayDate(dayOf(one.startsAt))})`,
          })),
        ]} @gb-input=${(e: CustomEvent<string>) => {
          this.briefing = e.detail;
          this.unit = '';
          this.units = [];
          if (this.briefing) void this.listUnits();
        }}></gb-select>
        <gb-select label=${t('unit')} data-testid="assign-unit" .value=${this.unit} ?disabled=${!this.briefing} .choices=${[
          { value: '', label: t('nobody') },
          ...this.units.map((one) => ({ value: one.code, label: one.name })),
        ]} @gb-input=${(e: CustomEvent<string>) => (this.unit = e.detail)}></gb-select>
      </div>
      ${this.foot(t('save'), 'assign-save', () => this.save(), !this.briefing)}</gb-dialog>`;
  }

  private save() {
    void this.act(async () => {
      await assignMail(this.item.id, this.briefing, this.unit);
      this.dispatchEvent(new CustomEvent('gb-assigned'));
    });
  }
}

/** Where the papers of a mail go: to the request they answer, to an item, to the meeting. */
@customElement('gb-tray-filing')
export class TrayFiling extends Asking {
  @property({ attribute: false }) briefing: Briefing | null = null;
  @property({ attribute: false }) files: number[] = [];
  @state() private where = '';
  @state() private requests: DocumentRequest[] = [];

  override connectedCallback() {
    super.connectedCallback();
    const { briefing, unit } = this.item;
    if (!briefing) return;
    void this.act(async () => {
      const { requests } = await readPreparation(briefing);
      const open = requests.filter((one) => one.state === 'ASKED' || one.state === 'LATE');
      this.requests = open.filter((one) => !unit || one.unit === unit);
      const first = this.requests[0];
      if (first && this.where === '') this.where = `request ${first.id}`;
    });
  }

  override render() {
    const agenda = this.briefing?.agenda ?? [];
    const named = (one: DocumentRequest) => {
      const item = agenda.findIndex((other) => other.id === one.agendaItem);
      return one.what || (item >= 0 ? `${item + 1}. ${agenda[item]!.title}` : one.unitName);
    };
    return html`<gb-dialog heading=${t('fileTitle')} .open=${true} @gb-close=${this.leave}>
      <div class="stack">${this.notice()}<p>${t('fileLead', { n: this.files.length })}</p>
        <gb-select label=${t('fileWhere')} data-testid="file-where" .value=${this.where} .choices=${[
          ...this.requests.map((one) => ({
            value: `request ${one.id}`,
            label: t('fileRequest', { what: named(one) }),
          })),
          ...agenda.map((item, at) => ({
            value: `item ${item.id}`,
            label: t('fileItem', { n: at + 1, title: item.title }),
          })),
          { value: '', label: t('fileWhole') },
        ]} @gb-input=${(e: CustomEvent<string>) => (this.where = e.detail)}></gb-select></div>
      ${this.foot(t('save'), 'file-save', () => this.save())}</gb-dialog>`;
  }

  private save() {
    const { id, briefing } = this.item;
    if (!briefing) return;
    const [kind, target] = this.where.split(' ');
    void this.act(async () => {
      await filePapers(id, {
        briefing,
        attachments: this.files,
        ...(kind === 'request' && target ? { request: target } : {}),
        ...(kind === 'item' && target ? { agendaItem: target } : {}),
      });
      this.finished(t('doneFiled', { n: this.files.length }));
    });
  }
}

/** A few words to the sender. */
@customElement('gb-tray-reply')
export class TrayReply extends Asking {
  @state() private text = '';

  override render() {
    const { item } = this;
    return html`<gb-dialog wide heading=${t('replyTitle', { name: item.unitName ?? item.fromName ?? item.from ?? '' })} .open=${true} @gb-close=${this.leave}>
      <div class="stack">${this.notice()}
        <gb-text label=${t('replyText')} name="text" rows="8" maxlength="10000" hint=${t('replyNote')} .value=${this.text} .fault=${this.faults.text ?? ''} @gb-input=${(e: CustomEvent<string>) => (this.text = e.detail)}></gb-text></div>
      ${this.foot(t('send'), 'reply-send', () => this.send(), this.text.trim() === '')}</gb-dialog>`;
  }

  private send() {
    void this.act(async () => {
      await writeBack(this.item.id, this.text.trim());
      this.finished(t('doneReply'));
    });
  }
}

/** The meeting stays when it is; whoever proposed another time is told, with a word if there is one. */
@customElement('gb-tray-refuse')
export class TrayRefuse extends Asking {
  @property({ attribute: false }) briefing: Briefing | null = null;
  @state() private message = '';

  override render() {
    const { item, briefing } = this;
    const at = briefing ? `${sayTime(briefing.startsAt)}, ${sayDay(briefing.startsAt)}` : '';
    return html`<gb-dialog heading=${t('refuseTitle')} .open=${true} @gb-close=${this.leave}>
      <div class="stack">${this.notice()}<p>${t('refuseLead', { name: item.unitName ?? item.fromName ?? item.from ?? '', when: at })}</p>
        <gb-text label=${t('comment')} rows="3" maxlength="1000" .value=${this.message} .fault=${this.faults.message ?? ''} @gb-input=${(e: CustomEvent<string>) => (this.message = e.detail)}></gb-text></div>
      ${this.foot(t('send'), 'refuse-send', () => this.send())}</gb-dialog>`;
  }

  private send() {
    void this.act(async () => {
      await decideTime(this.item.id, { take: false, message: this.message.trim() });
      this.finished(t('doneRefused'));
    });
  }
}
