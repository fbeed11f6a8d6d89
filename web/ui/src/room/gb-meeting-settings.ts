import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { p } from '../locale/procedure';
import { act } from './act';
import { captionsOn } from './captions';
import { chimeOn } from './chime';
import { PanelElement } from './panel-element';

/** Own switches for sound and captions; for those who conduct, recording and who types captions. */
@customElement('gb-meeting-settings')
export class MeetingSettings extends PanelElement {
  @state() private who = '';

  override render() {
    return html`<div class="stack meeting-settings">
      ${this.toggle('chime', p('sound.turn'), chimeOn(), (on) => chimeOn(on))}
      ${this.toggle('captions-switch', p('captions.show'), captionsOn(), (on) => captionsOn(on))}
      ${this.session.conducts ? [this.recording(), this.captioner()] : nothing}
    </div>`;
  }

  private toggle(id: string, word: string, on: boolean, set: (on: boolean) => void) {
    return html`<div class="row"><strong class="grow" id="set-${id}">${word}</strong>
      <button class="switch" type="button" role="switch" aria-checked=${on} aria-labelledby="set-${id}" data-testid=${id} @click=${() => {
        set(!on);
        this.requestUpdate();
      }}></button></div>`;
  }

  private recording() {
    const { recording } = this.session.state;
    if (recording) {
      return html`<div class="row"><span class="grow recording">${p('recording.by', { by: recording.by })}</span>
        <button class="btn quiet" type="button" data-testid="recording-stop"
          @click=${() => act(this.session, { type: 'TellRecording', by: null })}>${p('recording.stop')}</button></div>`;
    }
    return html`<form class="captioner" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void act(this.session, { type: 'TellRecording', by: this.who.trim() });
    }}><input class="input grow" data-testid="recording-who" maxlength="200" required aria-label=${p('recording.who')} placeholder=${p('recording.who')}
        .value=${this.who} @input=${(event: InputEvent) => {
          this.who = (event.target as HTMLInputElement).value;
        }}><button class="btn quiet" type="submit" data-testid="recording-start">${p('recording.tell')}</button></form>`;
  }

  private captioner() {
    const { captioner, sites } = this.session.state;
    const able = Object.entries(sites).filter(
      ([, site]) =>
        site.online &&
        (site.role === 'SECRETARY' || site.role === 'OBSERVER' || site.kind === 'PERSON') &&
        site.role !== 'CHAIR',
    );
    return html`<label class="row"><span class="grow">${p('captions.by')}</span>
      <select class="input captioner-choice" data-testid="captioner" @change=${(event: Event) => {
        void act(this.session, { type: 'NameCaptioner', site: (event.target as HTMLSelectElement).value || null });
      }}><option value="">${p('captions.nobody')}</option>
        ${able.map(([id, site]) => html`<option value=${id} ?selected=${id === captioner}>${site.name}</option>`)}</select></label>`;
  }
}
