import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiError, sentence } from '../api/problem';
import type { Level, Unit } from '../api/types';
import { addUnit } from '../api/units';
import { LightElement } from '../kit/light-element';
import { toast } from '../kit/toast';
import type { Day } from '../kit/vietnam-time';
import { t } from '../locale/organisation';
import '../kit/gb-date-time';
import '../kit/gb-dialog';
import '../kit/gb-select';
import '../kit/gb-text';
import './gb-unit-chips';

const LEVELS: readonly Level[] = ['DEPARTMENT', 'COMMUNE', 'PROVINCE', 'DISTRICT'];

/** Takes one new unit into the tree. */
@customElement('gb-unit-new')
export class NewUnitDialog extends LightElement {
  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) units: Unit[] = [];
  @property() above = '';
  @property() on: Day = '';
  @state() private draft = { code: '', name: '', level: 'DEPARTMENT' as Level, email: '', validFrom: '' };
  @state() private parent: readonly string[] = [];
  @state() private faults: Record<string, string> = {};
  @state() private problem = '';
  @state() private busy = false;

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('open') || !this.open) return;
    this.draft = { code: '', name: '', level: 'DEPARTMENT', email: '', validFrom: this.on };
    this.parent = this.above
      ? [this.above]
      : this.units.filter((unit) => unit.level === 'PROVINCE').length === 1
        ? [this.units.find((unit) => unit.level === 'PROVINCE')!.code]
        : [];
    this.faults = {};
    this.problem = '';
  }

  override render() {
    const line = (name: 'code' | 'name' | 'email') =>
      html`<gb-text label=${t(name)} name=${name} .value=${this.draft[name]} .fault=${this.faults[name] ?? ''} @gb-input=${(e: CustomEvent<string>) => (this.draft = { ...this.draft, [name]: e.detail })}></gb-text>`;
    return html`<gb-dialog wide heading=${t('addUnit')} .open=${this.open} @gb-close=${this.leave}>
      <form class="stack" @submit=${this.save}>
        ${this.problem ? html`<div class="notice bad" role="alert"><span>${this.problem}</span></div>` : nothing}
        <div class="heir">${line('code')}${line('name')}</div>
        <div class="two">
          <gb-select label=${t('level')} .value=${this.draft.level} .fault=${this.faults.level ?? ''} .choices=${LEVELS.map((level) => ({ value: level, label: t(`level.${level}`) }))}
            @gb-input=${(e: CustomEvent<Level>) => (this.draft = { ...this.draft, level: e.detail })}></gb-select>
          <gb-date-time dateOnly label=${t('firstDay')} .day=${this.draft.validFrom} .fault=${this.faults.validFrom ?? ''} @gb-input=${(e: CustomEvent<{ day: Day }>) => (this.draft = { ...this.draft, validFrom: e.detail.day })}></gb-date-time>
        </div>
        ${
          this.draft.level === 'PROVINCE'
            ? nothing
            : html`<gb-unit-chips single label=${t('parent')} .units=${this.units} .chosen=${this.parent} .fault=${this.faults.parent ?? ''} @gb-input=${(e: CustomEvent<readonly string[]>) => (this.parent = e.detail)}></gb-unit-chips>`
        }
        ${line('email')}
      </form>
      <div slot="actions"><button class="btn primary" type="button" aria-busy=${String(this.busy)} @click=${this.save}>${t('add')}</button></div>
    </gb-dialog>`;
  }

  private readonly save = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    try {
      const { level } = this.draft;
      await addUnit({ ...this.draft, ...(level === 'PROVINCE' ? {} : { parent: this.parent[0] ?? '' }) });
      toast(t('saved'));
      this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true }));
      this.leave();
    } catch (thrown) {
      this.faults = Object.fromEntries(
        (thrown instanceof ApiError ? (thrown.problem?.errors ?? []) : []).map(({ field, message }) => [
          field,
          message,
        ]),
      );
      this.problem = sentence(thrown);
    } finally {
      this.busy = false;
    }
  };

  private readonly leave = () => {
    this.dispatchEvent(new CustomEvent('gb-close'));
  };
}
