import pencil from 'lucide:pencil';
import plus from 'lucide:plus';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiError, sentence } from '../api/problem';
import type { Unit, UnitContact } from '../api/types';
import { type ContactDraft, listContacts, removeContact, saveContact } from '../api/units';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { toast } from '../kit/toast';
import type { Day } from '../kit/vietnam-time';
import { t } from '../locale/organisation';
import '../kit/gb-dialog';
import '../kit/gb-text';

/** Whom to call or write to at a unit. */
@customElement('gb-unit-contacts')
export class UnitContacts extends LightElement {
  @property({ attribute: false }) unit!: Unit;
  @property() on: Day = '';
  @property({ type: Boolean }) may = false;
  @state() private editing: { contact: UnitContact | null; draft: ContactDraft } | null = null;
  @state() private faults: Record<string, string> = {};
  @state() private problem = '';
  @state() private busy = false;
  private readonly contacts = new Load<UnitContact[]>(this);

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('unit') || changed.has('on')) void this.load();
  }

  private load() {
    const { unit, on } = this;
    return this.contacts.run(() => listContacts(unit.code, on));
  }

  override render() {
    return html`<h3 class="unit-sub">${t('contacts')}</h3>
      ${this.contacts.render((contacts) =>
        contacts.length === 0
          ? html`<p class="muted">${t('contact.none')}</p>`
          : html`<ul class="plain">${contacts.map((one) => this.row(one))}</ul>`,
      )}
      ${this.may ? html`<button class="btn link" type="button" data-testid="contact-add" @click=${() => this.edit(null)}>${icon(plus)}${t('contact.add')}</button>` : nothing}
      ${this.dialog()}`;
  }

  private row(one: UnitContact) {
    return html`<li class="holder" data-testid="contact"><span class="grow"><span class="holder-name">${one.name}</span>${one.duty ? html` <span class="badge">${one.duty}</span>` : nothing}
      <span class="muted small num holder-more">${[one.phone, one.email].filter(Boolean).join(' · ')}</span></span>
      ${this.may ? html`<button class="btn icon" type="button" aria-label=${t('holder.edit', { name: one.name })} @click=${() => this.edit(one)}>${icon(pencil)}</button>` : nothing}</li>`;
  }

  private edit(contact: UnitContact | null) {
    this.faults = {};
    this.problem = '';
    this.editing = {
      contact,
      draft: {
        name: contact?.name ?? '',
        duty: contact?.duty ?? '',
        email: contact?.email ?? '',
        phone: contact?.phone ?? '',
      },
    };
  }

  private dialog() {
    const { editing } = this;
    const line = (name: keyof ContactDraft, label: string, hint = '') =>
      html`<gb-text label=${label} name=${name} hint=${hint} .value=${editing?.draft[name] ?? ''} .fault=${this.faults[name] ?? ''}
        @gb-input=${(e: CustomEvent<string>) => {
          if (this.editing) this.editing = { ...this.editing, draft: { ...this.editing.draft, [name]: e.detail } };
        }}></gb-text>`;
    return html`<gb-dialog heading=${editing?.contact ? t('contact.editTitle') : t('contact.addTitle', { name: this.unit.name })} .open=${editing !== null} @gb-close=${() => (this.editing = null)}>
      ${
        editing
          ? html`<form class="stack" @submit=${this.save}>${this.problem ? html`<div class="notice bad" role="alert"><span>${this.problem}</span></div>` : nothing}
            ${line('name', t('holder.name'))}${line('duty', t('contact.duty'), t('contact.dutyHint'))}
            <div class="two">${line('phone', t('phone'))}${line('email', t('email'))}</div></form>`
          : nothing
      }
      <div slot="actions">${editing?.contact ? html`<button class="btn danger" type="button" @click=${this.takeOut}>${t('contact.remove')}</button>` : nothing}
        <button class="btn primary" type="button" data-testid="contact-save" aria-busy=${String(this.busy)} @click=${this.save}>${t('save')}</button></div>
    </gb-dialog>`;
  }

  private readonly save = async (event: Event) => {
    event.preventDefault();
    const { editing } = this;
    if (editing) await this.attempt(() => saveContact(this.unit.code, editing.contact?.id ?? null, editing.draft));
  };

  private readonly takeOut = async () => {
    const contact = this.editing?.contact;
    if (contact) await this.attempt(() => removeContact(this.unit.code, contact.id));
  };

  private async attempt(act: () => Promise<unknown>) {
    if (this.busy) return;
    this.busy = true;
    try {
      await act();
      this.editing = null;
      toast(t('saved'));
      await this.load();
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
  }
}
