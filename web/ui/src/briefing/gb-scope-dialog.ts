import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Scope } from '../api/types';
import { LightElement } from '../kit/light-element';
import { t } from '../locale/scheduling';
import '../kit/gb-dialog';
import './scheduling.css';

const SCOPES = ['this', 'following', 'all'] as const;

/** How much of a series an act is about. Fires `gb-scope`. */
@customElement('gb-scope-dialog')
export class ScopeDialog extends LightElement {
  @property({ type: Boolean }) open = false;
  @property({ type: Boolean }) cancelling = false;
  @state() private scope: Scope = 'this';

  override render() {
    return html`<gb-dialog heading=${t(this.cancelling ? 'scope.cancelTitle' : 'scope.title')} .open=${this.open} @gb-close=${this.leave}>
      <div class="stack tight" data-testid="scope"><p>${t('scope.lead')}</p>
        <div class="scope-choices" role="radiogroup">${SCOPES.map(
          (
            scope,
          ) => html`<label class="scope-choice"><input type="radio" name="scope" value=${scope} ?checked=${scope === this.scope} @change=${() => (this.scope = scope)}>
            <span><strong>${t(`scope.${scope}`)}</strong><span class="muted small">${t(`scope.${scope}Note`)}</span></span></label>`,
        )}</div></div>
      <div slot="actions" class="row wrap">
        <button class="btn quiet" type="button" @click=${this.leave}>${t('scope.back')}</button>
        <button class="btn primary" type="button" data-testid="scope-go" @click=${() => this.dispatchEvent(new CustomEvent<Scope>('gb-scope', { detail: this.scope }))}>${t('scope.go')}</button>
      </div></gb-dialog>`;
  }

  private leave() {
    this.dispatchEvent(new CustomEvent('gb-close'));
  }
}
