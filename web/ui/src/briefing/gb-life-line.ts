import check from 'lucide:check';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Stage } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { t } from '../locale/briefing';

const STAGES: readonly Stage[] = ['DRAFT', 'INVITE', 'PREPARE', 'MEET', 'MINUTES', 'FOLLOW'];

/** The life of a briefing as one line of six steps. */
@customElement('gb-life-line')
export class LifeLine extends LightElement {
  @property() stage: Stage = 'DRAFT';

  override render() {
    const now = STAGES.indexOf(this.stage);
    return html`<ol class="steps" data-testid="life-line" data-stage=${this.stage} aria-label=${t('stage.label')}>${STAGES.map(
      (stage, at) => {
        const state = at < now ? 'done' : at === now ? 'now' : 'next';
        return html`<li class=${state} aria-current=${state === 'now' ? 'step' : nothing}>
        <span aria-hidden="true">${state === 'done' ? icon(check) : at + 1}</span><b>${t(`stage.${stage}`)}</b>
        <span class="sr-only">${t(`stage.${state}`)}</span></li>`;
      },
    )}</ol>`;
  }
}
