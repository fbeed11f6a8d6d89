import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  type Letter,
  type LetterLanguage,
  type LetterLook,
  type LetterWords,
  listLetters,
  lookAtLetter,
  resetLetter,
  saveLetter,
} from '../api/letters';
import { ApiError, sentence } from '../api/problem';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { toast, toastError } from '../kit/toast';
import { sayWhen } from '../kit/vietnam-time';
import { t } from '../locale/letters';
import { mailTabs } from '../mail/mail-tabs';
import '../mail/tray.css';
import '../kit/gb-dialog';
import '../kit/gb-text';
import { draftKey, inserted, same } from './draft';
import './gb-letters.css';

/** The preview follows the writing after this pause. */
const LOOK_AFTER_MS = 350;

type Sort = 'words' | 'blocks' | 'flags';

/** The office's own words for its letters, with a preview that follows. */
@customElement('gb-letters')
export class LettersPage extends LightElement {
  @state() private kind = 'INVITATION';
  @state() private language: LetterLanguage = 'vi';
  @state() private draft: LetterWords = { subject: '', body: '' };
  @state() private look: LetterLook | null = null;
  @state() private plain = false;
  @state() private faults: Record<string, string> = {};
  @state() private busy = false;
  @state() private asking = false;
  private readonly letters = new Load<Letter[]>(this);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  override connectedCallback() {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  private async load() {
    await this.letters.run(listLetters);
    this.begin();
  }

  private get letter(): Letter | undefined {
    return this.letters.value?.find((one) => one.kind === this.kind && one.language === this.language);
  }

  private begin() {
    const letter = this.letter;
    if (!letter) return;
    this.draft = kept(letter) ?? { subject: letter.subject, body: letter.body };
    this.faults = {};
    void this.refresh(letter);
  }

  override render() {
    return html`<header class="page-head"><div class="grow"><h1>${t('title')}</h1><p class="muted">${t('lead')}</p></div></header>
      ${mailTabs('/mail/letters')}
      ${this.letters.render((all) => html`<div class="letters">${this.list(all)}${this.letter ? this.editor(this.letter) : nothing}${this.preview()}</div>`)}
      ${this.letter ? this.question(this.letter) : nothing}`;
  }

  private list(all: Letter[]) {
    const shown = all.filter((one) => one.language === this.language);
    return html`<nav class="card letters-list stack tight" aria-label=${t('letters')}>
      <div class="letters-tabs" role="group" aria-label=${t('language')}>${(['vi', 'en'] as const).map(
        (one) =>
          html`<button type="button" data-testid="letter-language" data-language=${one} aria-pressed=${String(one === this.language)} @click=${() => this.choose(this.kind, one)}>${t(one)}</button>`,
      )}</div>
      ${shown.map(
        (
          one,
        ) => html`<button type="button" data-testid="letter-kind" data-kind=${one.kind} aria-pressed=${String(one.kind === this.kind)} @click=${() => this.choose(one.kind, this.language)}>
          <span class="grow">${t(`kind.${one.kind}` as 'kind.INVITATION')}</span>
          ${kept(one) ? html`<span class="badge warn">${t('unsaved')}</span>` : one.own ? html`<span class="badge info">${t('own')}</span>` : nothing}</button>`,
      )}</nav>`;
  }

  private editor(letter: Letter) {
    const dirty = !same(this.draft, letter);
    return html`<section class="card stack letters-body">
      <gb-text label=${t('subject')} maxlength="300" data-testid="letter-subject" .value=${this.draft.subject} .fault=${this.faults.subject ?? ''} @gb-input=${(e: CustomEvent<string>) => this.write({ ...this.draft, subject: e.detail })}></gb-text>
      <gb-text label=${t('body')} rows="20" maxlength="20000" data-testid="letter-body" hint=${t('marks')} .value=${this.draft.body} .fault=${this.faults.body ?? ''} @gb-input=${(e: CustomEvent<string>) => this.write({ ...this.draft, body: e.detail })}></gb-text>
      ${this.chips(letter, 'words')}${this.chips(letter, 'blocks')}${this.chips(letter, 'flags')}
      <div class="row wrap">
        <button class="btn primary" type="button" data-testid="letter-save" ?disabled=${!dirty || this.busy} aria-busy=${String(this.busy)} @click=${() => void this.save(letter)}>${t('save')}</button>
        ${dirty ? html`<button class="btn quiet" type="button" data-testid="letter-discard" @click=${() => this.discard(letter)}>${t('discard')}</button>` : nothing}
        ${letter.own ? html`<button class="btn quiet" type="button" data-testid="letter-reset" ?disabled=${this.busy} @click=${() => (this.asking = true)}>${t('reset')}</button>` : nothing}
      </div>
      ${letter.changedBy && letter.changedAt ? html`<p class="muted small num">${t('changed', { who: letter.changedBy, when: sayWhen(letter.changedAt) })}</p>` : nothing}
    </section>`;
  }

  private chips(letter: Letter, sort: Sort) {
    const names = letter[sort];
    if (names.length === 0) return nothing;
    return html`<div class="letters-chips" role="group" aria-label="${t('insert')}: ${t(`insert.${sort}`)}"><span class="label">${t(`insert.${sort}`)}</span>${names.map(
      (name) =>
        html`<button type="button" data-testid="letter-insert" data-name=${name} title="{{${name}}}" @click=${() => this.insert(name, sort)}>${t(`word.${name}` as 'word.office')}</button>`,
    )}</div>`;
  }

  private preview() {
    return html`<section class="card stack letters-look" aria-label=${t('preview')}>
      <div class="row"><div class="grow"><h2>${t('preview')}</h2><span class="muted small">${t('previewLead')}</span></div>
        <div class="letters-tabs"><button class="btn quiet" type="button" aria-pressed=${String(!this.plain)} @click=${() => (this.plain = false)}>${t('html')}</button>
        <button class="btn quiet" type="button" data-testid="letter-plain" aria-pressed=${String(this.plain)} @click=${() => (this.plain = true)}>${t('text')}</button></div></div>
      ${Object.keys(this.faults).length > 0 && this.look ? html`<p class="notice warn">${t('stopped')}</p>` : nothing}
      ${
        this.look
          ? html`<strong data-testid="letter-look-subject">${this.look.subject}</strong>
            ${this.plain ? html`<pre data-testid="letter-look-text">${this.look.text}</pre>` : html`<iframe data-testid="letter-look" title=${t('preview')} sandbox="" .srcdoc=${this.look.html}></iframe>`}`
          : nothing
      }</section>`;
  }

  private question(letter: Letter) {
    return html`<gb-dialog heading=${t('reset')} .open=${this.asking} @gb-close=${() => (this.asking = false)}>
      <div class="stack"><p>${t('resetAsk')}</p><div class="row wrap">
        <button class="btn danger" type="button" data-testid="letter-reset-confirm" @click=${() => void this.reset(letter)}>${t('resetDo')}</button>
        <button class="btn quiet" type="button" @click=${() => (this.asking = false)}>${t('keep')}</button></div></div></gb-dialog>`;
  }

  private choose(kind: string, language: LetterLanguage) {
    this.kind = kind;
    this.language = language;
    this.look = null;
    this.begin();
  }

  private write(words: LetterWords) {
    const letter = this.letter;
    if (!letter) return;
    this.draft = words;
    keep(letter, same(words, letter) ? null : words);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(letter), LOOK_AFTER_MS);
  }

  private insert(name: string, sort: Sort) {
    const area = this.querySelector<HTMLTextAreaElement>('.letters-body textarea');
    if (!area) return;
    const put = inserted(this.draft.body, area.selectionStart, area.selectionEnd, name, sort);
    this.write({ ...this.draft, body: put.text });
    void this.updateComplete.then(() => {
      area.focus();
      area.setSelectionRange(put.cursor, put.cursor);
    });
  }

  private async refresh(letter: Letter) {
    const turn = ++this.#turn;
    try {
      const look = await lookAtLetter(letter, this.draft);
      if (turn !== this.#turn) return;
      this.look = look;
      this.faults = {};
    } catch (thrown) {
      if (turn === this.#turn) this.faults = faultsOf(thrown);
    }
  }

  private async save(letter: Letter) {
    this.busy = true;
    try {
      const saved = await saveLetter(letter, this.draft);
      keep(letter, null);
      this.letters.set((this.letters.value ?? []).map((one) => (one === letter ? saved : one)));
      this.begin();
      toast(t('saved'));
    } catch (thrown) {
      this.faults = faultsOf(thrown);
      toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  }

  private discard(letter: Letter) {
    keep(letter, null);
    this.begin();
  }

  private async reset(letter: Letter) {
    this.asking = false;
    this.busy = true;
    try {
      await resetLetter(letter);
      keep(letter, null);
      await this.load();
      toast(t('resetDone'));
    } catch (thrown) {
      toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  }
}

function faultsOf(thrown: unknown): Record<string, string> {
  if (!(thrown instanceof ApiError)) return {};
  return Object.fromEntries((thrown.problem?.errors ?? []).map((one) => [one.field, one.message]));
}

function kept(letter: Letter): LetterWords | null {
  try {
    const text = sessionStorage.getItem(draftKey(letter));
    return text ? (JSON.parse(text) as LetterWords) : null;
  } catch {
    return null;
  }
}

function keep(letter: Letter, words: LetterWords | null) {
  try {
    if (words) sessionStorage.setItem(draftKey(letter), JSON.stringify(words));
    else sessionStorage.removeItem(draftKey(letter));
  } catch {
    // Without storage a draft lives as long as the page.
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-letters': LettersPage;
  }
}
