import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { chooseLetterLanguage, type LetterLanguageOfUnit, letterLanguage } from '../api/letters';
import { sentence } from '../api/problem';
import { LightElement } from '../kit/light-element';
import { toast, toastError } from '../kit/toast';
import { t } from '../locale/organisation';

/** In which language a unit's letters are written. Whoever may, chooses; the choice holds from the next letter on. */
@customElement('gb-letter-language')
export class LetterLanguageChoice extends LightElement {
  @property() code = '';
  @property({ type: Boolean }) may = false;
  @state() private known: LetterLanguageOfUnit | null = null;

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (changed.has('code')) void this.load(this.code);
  }

  private async load(code: string) {
    this.known = null;
    try {
      const known = await letterLanguage(code);
      if (code === this.code) this.known = known;
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }

  override render() {
    const { known } = this;
    if (!known) return html`<span class="muted">…</span>`;
    const usual = t('letters.usual', { language: t(`letters.${known.usual}` as 'letters.vi') });
    if (!this.may) return html`${known.language ? t(`letters.${known.language}` as 'letters.vi') : usual}`;
    return html`<select class="input" data-testid="letter-language-of-unit" aria-label=${t('letters.language')} @change=${this.choose}>
      <option value="" ?selected=${!known.language}>${usual}</option>
      ${(['vi', 'en'] as const).map((one) => html`<option value=${one} ?selected=${known.language === one}>${t(`letters.${one}`)}</option>`)}
    </select>`;
  }

  private readonly choose = async (event: Event) => {
    const select = event.target as HTMLSelectElement;
    try {
      this.known = await chooseLetterLanguage(this.code, select.value || null);
      toast(t('saved'));
    } catch (thrown) {
      select.value = this.known?.language ?? '';
      toastError(sentence(thrown));
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-letter-language': LetterLanguageChoice;
  }
}
