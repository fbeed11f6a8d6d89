import arrow from 'lucide:arrow-down';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { KinUnit, Unit } from '../api/types';
import { unitHistory } from '../api/units';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { type Day, sayDate } from '../kit/vietnam-time';
import { t } from '../locale/organisation';

/** The line of descent of a unit, the oldest above. Fires `gb-go` towards one of another day. */
@customElement('gb-unit-history')
export class UnitHistory extends LightElement {
  @property({ attribute: false }) unit!: Unit;
  @property() on: Day = '';
  private readonly line = new Load<KinUnit[]>(this);

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('unit') || changed.has('on')) {
      const { unit, on } = this;
      void this.line.run(() => unitHistory(unit.code, on));
    }
  }

  override render() {
    return this.line.render((line) => {
      const generations = [...new Set(line.map((kin) => kin.generation))].sort((a, b) => a - b);
      if (generations.length < 2) return html`<p class="muted">${t('noHistory')}</p>`;
      return html`<ol class="plain descent">${generations.map(
        (generation, n) => html`<li>${n > 0 ? html`<span class="descent-arrow">${icon(arrow)}</span>` : nothing}
          <div class="descent-row">${line.filter((kin) => kin.generation === generation).map((kin) => this.kin(kin))}</div></li>`,
      )}</ol>`;
    });
  }

  private kin({ unit, generation }: KinUnit) {
    const day =
      unit.validTo && unit.validTo < this.on
        ? unit.validTo
        : unit.validFrom && unit.validFrom > this.on
          ? unit.validFrom
          : this.on;
    return html`<button class="descent-unit ${generation === 0 ? 'on' : ''}" type="button" data-testid="kin" data-generation=${generation}
      aria-current=${generation === 0 ? 'true' : nothing}
      @click=${() => this.dispatchEvent(new CustomEvent('gb-go', { detail: { code: unit.code, on: day }, bubbles: true }))}>
      <strong>${unit.name}</strong><span class="muted small num">${unit.code} · ${
        unit.validFrom ? sayDate(unit.validFrom) : '…'
      } – ${unit.validTo ? sayDate(unit.validTo) : t('today')}</span></button>`;
  }
}
