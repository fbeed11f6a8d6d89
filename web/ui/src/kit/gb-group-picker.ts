import users from 'lucide:users-round';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { k } from '../locale/kit';
import { icon } from './icon';
import { LightElement } from './light-element';
import './gb-group-picker.css';

export interface PickableGroup {
  id: string;
  name: string;
  units: readonly string[];
}

/**
 * Chooses units by group: a button adds all of a group's units to the choice, or takes them out when all are in it.
 * Fires `gb-choose` with the new choice.
 */
@customElement('gb-group-picker')
export class GroupPicker extends LightElement {
  @property({ attribute: false }) groups: readonly PickableGroup[] = [];
  @property({ attribute: false }) chosen: ReadonlySet<string> = new Set();

  override render() {
    const usable = this.groups.filter((group) => group.units.length > 0);
    if (usable.length === 0) return nothing;
    return html`<div class="gb-group-picker" role="group" aria-label=${k('groups.choose')}>
      <span class="hint">${icon(users)} ${k('groups.choose')}</span>
      ${usable.map((group) => {
        const all = group.units.every((code) => this.chosen.has(code));
        return html`<button class="gb-group" type="button" aria-pressed=${String(all)} data-testid="group-choice" data-group=${group.id}
          @click=${() => this.toggle(group, all)}>${group.name} <span class="num">${group.units.length}</span></button>`;
      })}
    </div>`;
  }

  private toggle(group: PickableGroup, all: boolean) {
    const next = new Set(this.chosen);
    for (const code of group.units) {
      if (all) next.delete(code);
      else next.add(code);
    }
    this.dispatchEvent(new CustomEvent<ReadonlySet<string>>('gb-choose', { detail: next, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-group-picker': GroupPicker;
  }
}
