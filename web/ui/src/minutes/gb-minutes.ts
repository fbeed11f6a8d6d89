import alert from 'lucide:circle-alert';
import download from 'lucide:download';
import eye from 'lucide:eye';
import fileText from 'lucide:file-text';
import pencil from 'lucide:pencil-line';
import send from 'lucide:send';
import stamp from 'lucide:stamp';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readBriefing } from '../api/briefings';
import {
  approveMinutes,
  distributeMinutes,
  type Minutes,
  type MinutesBody,
  pdfPath,
  readMinutes,
  saveMinutes,
  type Tagged,
} from '../api/minutes';
import { ApiError, sentence } from '../api/problem';
import { mayArrange, mayPreside } from '../api/session';
import type { Briefing } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { emptyState } from '../kit/states';
import { toast, toastError } from '../kit/toast';
import { sayDate, sayWhen } from '../kit/vietnam-time';
import { t } from '../locale/minutes';
import './gb-minutes-sheet';
import './gb-minutes.css';
import '../kit/gb-dialog';

type Asking = 'approve' | 'distribute' | 'conflict' | null;

interface Whole {
  briefing: Briefing;
  /** Absent before the meeting has ended. */
  tagged: Tagged | null;
}

/** The minutes from the draft the journal gave to the copy every unit receives. */
@customElement('gb-minutes')
export class MinutesPage extends LightElement {
  @property({ attribute: false }) parts: Record<string, string> = {};
  @state() private subject = '';
  @state() private body: MinutesBody | null = null;
  @state() private changed = false;
  @state() private fault = '';
  @state() private asking: Asking = null;
  @state() private busy = false;
  private readonly whole = new Load<Whole>(this);

  private get briefingId(): string {
    return this.parts.briefing ?? '';
  }

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('beforeunload', this.warn);
    void this.updateComplete.then(() => this.whole.run(() => this.load()));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.warn);
  }

  private readonly warn = (event: BeforeUnloadEvent) => {
    if (this.changed) event.preventDefault();
  };

  private async load(): Promise<Whole> {
    const [briefing, tagged] = await Promise.all([
      readBriefing(this.briefingId),
      readMinutes(this.briefingId).catch((thrown) => {
        if (thrown instanceof ApiError && thrown.status === 404) return null;
        throw thrown;
      }),
    ]);
    if (tagged) this.show(tagged);
    return { briefing, tagged };
  }

  private show({ minutes }: Tagged) {
    this.subject = minutes.title;
    this.body = minutes.body;
    this.changed = false;
    this.fault = '';
  }

  override render() {
    return this.whole.render((whole) => this.page(whole));
  }

  private page({ briefing, tagged }: Whole) {
    const minutes = tagged?.minutes;
    const draft = minutes?.state === 'DRAFT';
    return html`<header class="page-head">
        <div class="grow"><div class="crumbs muted"><a href="/briefings">${t('crumb')}</a> › <a href="/briefings/${briefing.id}">${briefing.title}</a></div>
          <h1>${t('title')}</h1></div>
        ${minutes ? this.acts(minutes) : nothing}
      </header>
      ${
        minutes && this.body
          ? html`${this.fault ? html`<div class="notice bad minutes-fault" role="alert">${icon(alert)}<span>${this.fault}</span></div>` : nothing}
            <div class="minutes-cols">
              <gb-minutes-sheet .heading=${this.subject} .body=${this.body} .units=${unitsOf(briefing)} .readonly=${!draft || !mayArrange()}
                @gb-minutes=${(e: CustomEvent<{ title: string; body: MinutesBody }>) => this.edited(e.detail)}></gb-minutes-sheet>
              ${this.aside(minutes)}
            </div>${this.dialogs()}`
          : html`<section class="card">${emptyState(t('noneTitle'), t('noneDetail'), html`<a class="btn quiet" href="/briefings/${briefing.id}">${t('toBriefing')}</a>`, fileText)}</section>`
      }`;
  }

  private acts(minutes: Minutes) {
    const draft = minutes.state === 'DRAFT';
    return html`<a class="btn quiet" href="${pdfPath(this.briefingId)}?inline=true" target="_blank" rel="noopener">${icon(eye)}${t('pdf')}</a>
      ${draft && mayArrange() ? html`<button class="btn ${this.changed ? 'primary' : 'quiet'}" type="button" data-testid="minutes-save" ?disabled=${!this.changed} aria-busy=${String(this.busy)} @click=${() => this.save()}>${t('save')}</button>` : nothing}
      ${draft && mayPreside() && !this.changed ? html`<button class="btn primary" type="button" data-testid="minutes-approve" @click=${() => (this.asking = 'approve')}>${icon(stamp)}${t('approve')}</button>` : nothing}
      ${minutes.state === 'APPROVED' && mayArrange() ? html`<button class="btn primary" type="button" data-testid="minutes-distribute" @click=${() => (this.asking = 'distribute')}>${icon(send)}${t('distribute')}</button>` : nothing}`;
  }

  private aside(minutes: Minutes) {
    const draft = minutes.state === 'DRAFT';
    return html`<aside class="stack minutes-aside"><section class="card stack tight">
      <div class="row"><h2 class="grow">${t('status')}</h2><span class="badge ${draft ? 'warn' : 'ok'}" data-testid="minutes-state" data-state=${minutes.state}>${icon(draft ? pencil : minutes.state === 'APPROVED' ? stamp : send)}${t(`state.${minutes.state}`)}</span></div>
      <dl class="facts">
        ${minutes.notation ? html`<dt>${t('number')}</dt><dd class="num" data-testid="minutes-notation"><strong>${minutes.notation}</strong></dd>` : nothing}
        ${minutes.date ? html`<dt>${t('date')}</dt><dd class="num">${sayDate(minutes.date)}</dd>` : nothing}
        ${minutes.approvedBy ? html`<dt>${t('approvedBy')}</dt><dd>${minutes.approvedByName ?? minutes.approvedBy}${minutes.approvedAt ? html`<br><span class="muted small num">${sayWhen(minutes.approvedAt)}</span>` : nothing}</dd>` : nothing}
        ${minutes.distributedAt ? html`<dt>${t('distributedAt')}</dt><dd class="num">${sayWhen(minutes.distributedAt)}</dd>` : nothing}
      </dl>
      <p class="muted small" role="status">${t('version', { n: minutes.version })}${draft ? html` · ${t(this.changed ? 'unsaved' : 'allSaved')}` : nothing}</p>
      <a class="btn quiet" data-testid="minutes-pdf" href=${pdfPath(this.briefingId)} download>${icon(download)}${t('download')}</a>
    </section></aside>`;
  }

  private dialogs() {
    const close = () => (this.asking = null);
    return html`
      <gb-dialog heading=${t('approveTitle')} .open=${this.asking === 'approve'} @gb-close=${close}><p>${t('approveLead')}</p>
        <button slot="actions" class="btn primary" type="button" data-testid="minutes-approve-confirm" aria-busy=${String(this.busy)} @click=${this.approve}>${t('approve')}</button></gb-dialog>
      <gb-dialog heading=${t('distributeTitle')} .open=${this.asking === 'distribute'} @gb-close=${close}><p>${t('distributeLead')}</p>
        <button slot="actions" class="btn primary" type="button" data-testid="minutes-distribute-confirm" aria-busy=${String(this.busy)} @click=${this.distribute}>${t('distribute')}</button></gb-dialog>
      <gb-dialog heading=${t('conflictTitle')} .open=${this.asking === 'conflict'} @gb-close=${close}><p>${t('conflictLead')}</p>
        <div slot="actions" class="row wrap"><button class="btn quiet" type="button" @click=${close}>${t('conflictLater')}</button>
          <button class="btn quiet" type="button" @click=${this.takeTheirs}>${t('conflictTheirs')}</button>
          <button class="btn danger" type="button" @click=${this.overwrite}>${t('conflictMine')}</button></div></gb-dialog>`;
  }

  private edited({ title, body }: { title: string; body: MinutesBody }) {
    this.subject = title;
    this.body = body;
    this.changed = true;
  }

  private async save(tag = this.whole.value?.tagged?.tag ?? '') {
    const whole = this.whole.value;
    if (!whole || !this.body) return;
    this.busy = true;
    this.fault = '';
    try {
      const tagged = await saveMinutes(this.briefingId, tag, this.subject, {
        ...this.body,
        recipients: this.body.recipients.filter((line) => line.trim() !== ''),
      });
      this.whole.set({ ...whole, tagged });
      this.show(tagged);
      toast(t('saved', { n: tagged.minutes.version }));
    } catch (thrown) {
      if (thrown instanceof ApiError && (thrown.status === 412 || thrown.code === 'minutes-changed'))
        this.asking = 'conflict';
      else this.fault = t('check', { reason: reasons(thrown) });
    } finally {
      this.busy = false;
    }
  }

  private async takeTheirs() {
    this.asking = null;
    this.changed = false;
    await this.whole.again();
  }

  private async overwrite() {
    this.asking = null;
    try {
      const { tag } = await readMinutes(this.briefingId);
      await this.save(tag);
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }

  private approve() {
    return this.act(async () => {
      const approved = await approveMinutes(this.briefingId, this.whole.value?.tagged?.tag ?? '');
      toast(t('approved', { notation: approved?.notation ?? '' }));
    });
  }

  private distribute() {
    return this.act(async () => {
      await distributeMinutes(this.briefingId);
      toast(t('distributed'));
    });
  }

  private async act(work: () => Promise<void>) {
    this.busy = true;
    try {
      await work();
      this.asking = null;
      await this.whole.again();
    } catch (thrown) {
      toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  }
}

function unitsOf(briefing: Briefing): { code: string; name: string }[] {
  return briefing.units.map((code) => ({ code, name: briefing.unitNames[code] ?? code }));
}

function reasons(thrown: unknown): string {
  const errors = thrown instanceof ApiError ? (thrown.problem?.errors ?? []) : [];
  return [sentence(thrown), ...errors.map((error) => error.message)].join(' ');
}
