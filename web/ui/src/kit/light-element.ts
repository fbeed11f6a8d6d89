import { LitElement } from 'lit';
import { onLanguageChange } from '../locale/language';

/**
 * A page or kit element drawn in the document itself, so that labels, forms and the shared
 * stylesheet reach into it; it draws itself again when the reader changes the language.
 */
export class LightElement extends LitElement {
  #stopListening?: () => void;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#stopListening = onLanguageChange(() => this.requestUpdate());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopListening?.();
  }
}
