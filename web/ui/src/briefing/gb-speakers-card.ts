import up from 'lucide:arrow-up';
import mic from 'lucide:mic';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { decideSpeaker, orderSpeakers, type SpeakerRegistration } from '../api/preparation';
import { sentence } from '../api/problem';
import { mayArrange } from '../api/session';
import type { Briefing } from '../api/types';
import { minutesOf } from '../kit/duration';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { toastError } from '../kit/toast';
import { a } from '../locale/attendance';

const TONES = { ASKED: 'wait', ACCEPTED: 'ok', REFUSED: 'no', WITHDRAWN: 'no' } as const;

/** Who wants to speak, by agenda item: accepting, refusing, ordering. */
@customElement('gb-speakers-card')
export class SpeakersCard extends LightElement {
  @property({ attribute: false }) briefing!: Briefing;
  @property({ attribute: false }) speakers: SpeakerRegistration[] = [];

  override render() {
    const shown = this.speakers.filter((one) => one.state !== 'WITHDRAWN');
    if (shown.length === 0) return nothing;
    return html`<section class="card stack tight" id="speakers" aria-labelledby="speakers-title">
      <div class="row">${icon(mic)}<h2 id="speakers-title">${a('speak.title')}</h2></div>
      ${this.briefing.agenda.map((item, at) => {
        const own = shown.filter((one) => one.agendaItem === item.id);
        if (own.length === 0) return nothing;
        const accepted = own.filter((one) => one.state === 'ACCEPTED').reduce((sum, one) => sum + one.minutes, 0);
        const planned = minutesOf(item.duration);
        return html`<div><h3 class="small">${at + 1}. ${item.title}</h3>
          ${accepted > planned ? html`<p class="doc-warn small num">${a('speak.over', { n: at + 1, minutes: accepted, planned })}</p>` : nothing}
          <ul class="plain speakers">${own.map((one, place) => this.speaker(one, place, own))}</ul></div>`;
      })}
    </section>`;
  }

  private speaker(one: SpeakerRegistration, place: number, all: SpeakerRegistration[]) {
    const before = all[place - 1];
    return html`<li data-testid="speaker" data-unit=${one.unit} data-state=${one.state}>
      <div class="row"><strong class="grow">${one.unitName}</strong><span class="st ${TONES[one.state]}">${a(`speak.${one.state}`)}</span></div>
      <div class="small"><span class="muted num">${[`${one.title} ${one.name}`.trim(), a('speak.minutes', { n: one.minutes })].join(' · ')}</span>
        ${one.summary ? html`<p>${one.summary}</p>` : nothing}</div>
      ${
        mayArrange()
          ? html`<div class="row">
            ${one.state === 'ACCEPTED' ? nothing : html`<button class="btn link small" type="button" data-testid="speaker-accept" aria-label=${a('speak.acceptOf', { unit: one.unitName })} @click=${() => this.decide(one, 'ACCEPTED')}>${a('speak.accept')}</button>`}
            ${one.state === 'REFUSED' ? nothing : html`<button class="btn link small" type="button" data-testid="speaker-refuse" aria-label=${a('speak.refuseOf', { unit: one.unitName })} @click=${() => this.decide(one, 'REFUSED')}>${a('speak.refuse')}</button>`}
            ${one.state === 'ACCEPTED' && before?.state === 'ACCEPTED' ? html`<button class="btn icon" type="button" aria-label=${a('speak.up', { unit: one.unitName })} title=${a('speak.up', { unit: one.unitName })} @click=${() => this.earlier(one, all)}>${icon(up)}</button>` : nothing}
          </div>`
          : nothing
      }</li>`;
  }

  private decide(one: SpeakerRegistration, state: 'ACCEPTED' | 'REFUSED') {
    return this.act(() => decideSpeaker(this.briefing.id, one.id, { state }));
  }

  private earlier(one: SpeakerRegistration, all: SpeakerRegistration[]) {
    const ids = all.filter((other) => other.state === 'ACCEPTED').map((other) => other.id);
    const at = ids.indexOf(one.id);
    ids.splice(at, 1);
    ids.splice(at - 1, 0, one.id);
    return this.act(() => orderSpeakers(this.briefing.id, ids));
  }

  private async act(doing: () => Promise<unknown>) {
    try {
      await doing();
      this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true }));
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }
}
