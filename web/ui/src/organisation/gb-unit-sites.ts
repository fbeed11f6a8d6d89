import armchair from 'lucide:armchair';
import mapPin from 'lucide:map-pin';
import monitor from 'lucide:monitor';
import pencil from 'lucide:pencil';
import phone from 'lucide:phone';
import plus from 'lucide:plus';
import trash from 'lucide:trash-2';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiError, sentence } from '../api/problem';
import type { Equipment, EquipmentKind, Site, Unit } from '../api/types';
import { listSites, removeSite, type SiteDraft, saveSite } from '../api/units';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { emptyState } from '../kit/states';
import { toast } from '../kit/toast';
import type { Day } from '../kit/vietnam-time';
import { t } from '../locale/organisation';
import '../kit/gb-dialog';
import '../kit/gb-select';
import '../kit/gb-text';

const KINDS: readonly EquipmentKind[] = [
  'CAMERA',
  'MICROPHONE',
  'SPEAKER',
  'SCREEN',
  'CODEC',
  'COMPUTER',
  'LINE',
  'POWER',
  'OTHER',
];

interface Form {
  site: Site | null;
  draft: Omit<SiteDraft, 'seats' | 'equipment'> & {
    seats: string;
    equipment: { kind: EquipmentKind; name: string; count: string }[];
  };
}

/** The sites of a unit: its hall, and below it those of hamlets and street groups. */
@customElement('gb-unit-sites')
export class UnitSites extends LightElement {
  @property({ attribute: false }) unit!: Unit;
  @property() on: Day = '';
  @property({ type: Boolean }) may = false;
  @state() private form: Form | null = null;
  @state() private faults: Record<string, string> = {};
  @state() private problem = '';
  @state() private busy = false;
  private readonly sites = new Load<Site[]>(this);

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('unit') || changed.has('on')) void this.load();
  }

  private load() {
    const { unit, on } = this;
    return this.sites.run(() => listSites(unit.code, on));
  }

  override render() {
    return html`${this.sites.render((sites) => this.list(sites))}
      ${this.may ? html`<button class="btn link" type="button" data-testid="site-add" @click=${() => this.edit(null, null)}>${icon(plus)}${t('site.add')}</button>` : nothing}
      ${this.dialog()}`;
  }

  private list(sites: Site[]) {
    if (sites.length === 0) return emptyState(t('site.none'), t('site.noneDetail'), nothing, monitor);
    const below = (above: string | null, depth: number): unknown => {
      const some = sites.filter((site) => site.above === above);
      return some.length === 0
        ? nothing
        : html`<ul class="plain sites ${depth > 0 ? 'deeper' : ''}">${some.map((site) => html`<li>${this.row(site)}${below(site.id, depth + 1)}</li>`)}</ul>`;
    };
    return html`${below(null, 0)}<p class="muted small num">${t('site.count', { n: sites.length })}</p>`;
  }

  private row(site: Site) {
    const facts = [
      site.place ? html`<span>${icon(mapPin)}${site.place}</span>` : nothing,
      site.phone
        ? html`<a class="num" href="tel:${site.phone.replaceAll(/[^\d+]/g, '')}">${icon(phone)}${site.phone}</a>`
        : nothing,
      site.seats ? html`<span class="num">${icon(armchair)}${t('site.seats', { n: site.seats })}</span>` : nothing,
    ];
    return html`<div class="site" data-testid="site" data-site=${site.id}>
      <div class="row"><strong class="grow">${site.name}</strong>
      ${
        this.may
          ? html`<button class="btn icon" type="button" title=${t('site.addBelow')} aria-label="${t('site.addBelow')}: ${site.name}" @click=${() => this.edit(null, site.id)}>${icon(plus)}</button>
            <button class="btn icon" type="button" aria-label=${t('site.edit', { name: site.name })} @click=${() => this.edit(site, site.above)}>${icon(pencil)}</button>`
          : nothing
      }</div>
      <div class="site-facts muted small">${facts}${site.keeper ? html`<span>${t('site.keeperIs', { name: site.keeper })}</span>` : nothing}</div>
      ${site.equipment.length > 0 ? html`<ul class="plain equipment">${site.equipment.map((one) => html`<li class="badge">${this.sayEquipment(one)}</li>`)}</ul>` : nothing}
      ${site.note ? html`<p class="muted small">${site.note}</p>` : nothing}</div>`;
  }

  private sayEquipment({ kind, name, count }: Equipment) {
    return `${count > 1 ? `${count} × ` : ''}${name ? `${t(`equipment.${kind}`)}: ${name}` : t(`equipment.${kind}`)}`;
  }

  private edit(site: Site | null, above: string | null) {
    this.faults = {};
    this.problem = '';
    this.form = {
      site,
      draft: {
        above,
        name: site?.name ?? '',
        place: site?.place ?? '',
        phone: site?.phone ?? '',
        seats: site?.seats ? String(site.seats) : '',
        keeper: site?.keeper ?? '',
        note: site?.note ?? '',
        equipment: (site?.equipment ?? []).map((one) => ({
          kind: one.kind,
          name: one.name ?? '',
          count: String(one.count),
        })),
      },
    };
  }

  private set(change: Partial<Form['draft']>) {
    if (this.form) this.form = { ...this.form, draft: { ...this.form.draft, ...change } };
  }

  private dialog() {
    const { form } = this;
    const line = (name: 'name' | 'place' | 'phone' | 'seats' | 'keeper' | 'note', label: string, rows = 0) =>
      html`<gb-text label=${label} name=${name} rows=${rows} .value=${form?.draft[name] ?? ''} .fault=${this.faults[name] ?? ''} @gb-input=${(e: CustomEvent<string>) => this.set({ [name]: e.detail })}></gb-text>`;
    const above = this.sites.value?.find((one) => one.id === form?.draft.above);
    return html`<gb-dialog wide heading=${form?.site ? t('site.editTitle') : above ? t('site.addBelowTitle', { name: above.name }) : t('site.addTitle', { name: this.unit.name })}
      .open=${form !== null} @gb-close=${() => (this.form = null)}>
      ${
        form
          ? html`<form class="stack" @submit=${this.save}>
            ${this.problem ? html`<div class="notice bad" role="alert"><span>${this.problem}</span></div>` : nothing}
            <div class="two">${line('name', t('site.name'))}${line('place', t('site.place'))}</div>
            <div class="three">${line('phone', t('phone'))}${line('seats', t('site.seatsLabel'))}${line('keeper', t('site.keeper'))}</div>
            <fieldset class="stack tight"><legend class="label">${t('site.equipment')}</legend>
              ${form.draft.equipment.map(
                (one, n) => html`<div class="equipment-row">
                  <select class="input" aria-label=${t('site.equipmentKind')} @change=${(e: Event) => this.piece(n, { kind: (e.target as HTMLSelectElement).value as EquipmentKind })}>
                    ${KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === one.kind}>${t(`equipment.${kind}`)}</option>`)}</select>
                  <input class="input" placeholder=${t('site.equipmentName')} aria-label=${t('site.equipmentName')} .value=${one.name} @input=${(e: Event) => this.piece(n, { name: (e.target as HTMLInputElement).value })}>
                  <input class="input num" inputmode="numeric" aria-label=${t('site.equipmentCount')} .value=${one.count} @input=${(e: Event) => this.piece(n, { count: (e.target as HTMLInputElement).value })}>
                  <button class="btn icon" type="button" aria-label=${t('site.equipmentRemove')} @click=${() => this.set({ equipment: form.draft.equipment.filter((_, at) => at !== n) })}>${icon(trash)}</button>
                </div>`,
              )}
              <button class="btn link" type="button" @click=${() => this.set({ equipment: [...form.draft.equipment, { kind: 'CAMERA', name: '', count: '1' }] })}>${icon(plus)}${t('site.equipmentAdd')}</button>
            </fieldset>
            ${line('note', t('site.note'), 2)}
          </form>`
          : nothing
      }
      <div slot="actions">${form?.site ? html`<button class="btn danger" type="button" @click=${this.takeOut}>${t('site.remove')}</button>` : nothing}
        <button class="btn primary" type="button" data-testid="site-save" aria-busy=${String(this.busy)} @click=${this.save}>${t('save')}</button></div>
    </gb-dialog>`;
  }

  private piece(n: number, change: Partial<Form['draft']['equipment'][number]>) {
    if (this.form)
      this.set({ equipment: this.form.draft.equipment.map((one, at) => (at === n ? { ...one, ...change } : one)) });
  }

  private readonly save = async (event: Event) => {
    event.preventDefault();
    const { form } = this;
    if (!form) return;
    const { draft } = form;
    await this.attempt(() =>
      saveSite(this.unit.code, form.site, {
        ...draft,
        seats: draft.seats.trim() ? Number(draft.seats) || 0 : null,
        equipment: draft.equipment.map((one) => ({
          kind: one.kind,
          name: one.name.trim() || null,
          count: Number(one.count) || 0,
        })),
      }),
    );
  };

  private readonly takeOut = async () => {
    const site = this.form?.site;
    if (site) await this.attempt(() => removeSite(this.unit.code, site.id));
  };

  private async attempt(act: () => Promise<unknown>) {
    if (this.busy) return;
    this.busy = true;
    try {
      await act();
      this.form = null;
      toast(t('saved'));
      await this.load();
    } catch (thrown) {
      this.faults = Object.fromEntries(
        (thrown instanceof ApiError ? (thrown.problem?.errors ?? []) : []).map(({ field, message }) => [
          field,
          message,
        ]),
      );
      this.problem = [
        sentence(thrown),
        ...Object.entries(this.faults)
          .filter(([field]) => field.startsWith('equipment'))
          .map(([, message]) => message),
      ].join(' ');
      if (thrown instanceof ApiError && thrown.status === 412 && this.form?.site) {
        // What was written stays; saving once more puts it over what the other has saved.
        const version = Number(thrown.problem?.version);
        this.form = { ...this.form, site: { ...this.form.site, version } };
      }
    } finally {
      this.busy = false;
    }
  }
}
