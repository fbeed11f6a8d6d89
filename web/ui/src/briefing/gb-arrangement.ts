import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from '../kit/light-element';
import { t } from '../locale/scheduling';
import { type Arrangement, LEADS } from './arrangement';
import '../kit/gb-select';
import '../kit/gb-text';
import './scheduling.css';

const DAYS = [0, 1, 2, 3, 5, 7, 10];

/** Deadlines, reminders, words of the letter and how the room begins. Fires `gb-arrange` with what changed. */
@customElement('gb-arrangement')
export class ArrangementFields extends LightElement {
  @property({ attribute: false }) value!: Arrangement;

  override render() {
    const { value } = this;
    return html`<div class="stack tight">
      <div class="repeat-row">${this.days('invitationDays')}${this.days('documentDays')}</div>
      <fieldset class="lead-set"><legend class="label">${t('arrange.reminders')}</legend>
        <div class="row wrap">${LEADS.map(
          (lead) =>
            html`<label class="check"><input type="checkbox" .checked=${value.reminders.includes(lead)} @change=${() => this.toggle(lead)}><span>${t(`lead.${lead}`)}</span></label>`,
        )}</div><p class="hint">${t('arrange.remindersHint')}</p></fieldset>
      <gb-text label=${t('arrange.letterText')} rows="3" maxlength="5000" .value=${value.letterText} @gb-input=${(e: CustomEvent<string>) => this.change({ letterText: e.detail })}></gb-text>
      <div class="repeat-row">
        <gb-select label=${t('arrange.microphones')} .value=${value.microphones} .choices=${(['', 'FREE', 'MUTED', 'FLOOR_ONLY'] as const).map((one) => ({ value: one, label: t(`arrange.mic.${one}`) }))}
          @gb-input=${(e: CustomEvent<string>) => this.change({ microphones: e.detail })}></gb-select>
        <gb-select label=${t('arrange.quorum')} .value=${value.quorum} .choices=${this.quorums()} @gb-input=${(e: CustomEvent<string>) => this.change({ quorum: e.detail })}></gb-select>
        <gb-select label=${t('arrange.layout')} .value=${value.layout} .choices=${(['', 'STAGE', 'DOCUMENT', 'PAIR', 'GRID'] as const).map((one) => ({ value: one, label: t(`arrange.layout.${one}`) }))}
          @gb-input=${(e: CustomEvent<string>) => this.change({ layout: e.detail })}></gb-select>
      </div>
    </div>`;
  }

  private days(field: 'invitationDays' | 'documentDays') {
    const value = this.value[field];
    const choices = [...new Set([...DAYS, ...(value === null ? [] : [value])])].sort((a, b) => a - b);
    return html`<gb-select label=${t(`arrange.${field}`)} .value=${value === null ? '' : String(value)}
      .choices=${[{ value: '', label: t('arrange.usual') }, ...choices.map((n) => ({ value: String(n), label: String(n) }))]}
      @gb-input=${(e: CustomEvent<string>) => this.change({ [field]: e.detail === '' ? null : Number(e.detail) })}></gb-select>`;
  }

  private quorums() {
    const known = ['', '>1/2', '2/3', '3/4'] as const;
    const own = (known as readonly string[]).includes(this.value.quorum) ? [] : [this.value.quorum];
    return [
      ...known.map((one) => ({ value: one as string, label: t(`arrange.quorum.${one}`) })),
      ...own.map((one) => ({ value: one, label: one })),
    ];
  }

  private toggle(lead: string) {
    const { reminders } = this.value;
    this.change({
      reminders: reminders.includes(lead) ? reminders.filter((one) => one !== lead) : [...reminders, lead],
    });
  }

  private change(change: Partial<Arrangement>) {
    this.dispatchEvent(new CustomEvent<Partial<Arrangement>>('gb-arrange', { detail: change }));
  }
}
