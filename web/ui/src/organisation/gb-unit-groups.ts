import pencil from 'lucide:pencil';
import plus from 'lucide:plus';
import wand from 'lucide:sparkles';
import layers from 'lucide:users-round';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ApiError, sentence } from '../api/problem';
import type { GroupRule, Level, Unit, UnitGroup } from '../api/types';
import { listGroups, previewRule, removeGroup, saveGroup } from '../api/unit-groups';
import { listUnits } from '../api/units';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { emptyState } from '../kit/states';
import { toast } from '../kit/toast';
import { unitTree } from '../kit/unit-tree';
import { t } from '../locale/organisation';
import { may } from './may';
import '../kit/gb-dialog';
import '../kit/gb-text';
import '../kit/gb-tree';
import './gb-unit-chips';
import './gb-unit-groups.css';

const LEVELS: readonly Level[] = ['COMMUNE', 'DEPARTMENT', 'DISTRICT', 'PROVINCE'];
const NAMED = 12;
const PAUSE_MS = 250;

interface Basis {
  groups: UnitGroup[];
  units: Unit[];
}

interface Form {
  group: UnitGroup | null;
  name: string;
  note: string;
  byRule: boolean;
  rule: { levels: Level[]; below: readonly string[]; tags: string; name: string; except: readonly string[] };
  units: ReadonlySet<string>;
}

/** Groups of units that are invited together. */
@customElement('gb-unit-groups')
export class UnitGroupsPage extends LightElement {
  @state() private form: Form | null = null;
  @state() private found: string[] | null = null;
  @state() private faults: Record<string, string> = {};
  @state() private problem = '';
  @state() private busy = false;
  private readonly basis = new Load<Basis>(this);
  private asking: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.asking);
  }

  private load() {
    return this.basis.run(async () => {
      const [groups, units] = await Promise.all([listGroups(), listUnits()]);
      return { groups, units };
    });
  }

  override render() {
    return html`<header class="page-head"><div class="grow"><div class="crumbs muted"><a href="/units">${t('title')}</a></div><h1>${t('groups.title')}</h1><p class="muted">${t('groups.lead')}</p></div>
        ${may() ? html`<button class="btn primary" type="button" data-testid="group-add" @click=${() => this.edit(null)}>${icon(plus)}${t('groups.add')}</button>` : nothing}</header>
      ${this.basis.render((basis) => this.list(basis))}
      ${this.basis.value ? this.dialog(this.basis.value) : nothing}`;
  }

  private list({ groups, units }: Basis) {
    if (groups.length === 0)
      return html`<section class="card">${emptyState(t('groups.none'), t('groups.noneDetail'), nothing, layers)}</section>`;
    const names = new Map(units.map((unit) => [unit.code, unit.name]));
    return html`<div class="groups">${groups.map(
      (group) => html`<section class="card group" data-testid="group" data-group=${group.id}>
        <div class="row"><h2 class="grow">${group.name}</h2>${may() ? html`<button class="btn icon" type="button" aria-label=${t('groups.edit', { name: group.name })} @click=${() => this.edit(group)}>${icon(pencil)}</button>` : nothing}</div>
        <p class="muted small">${group.rule ? html`${icon(wand)} ${this.sayRule(group.rule, names)}` : t('groups.fixed')}</p>
        ${group.note ? html`<p>${group.note}</p>` : nothing}
        <p><strong class="num group-count">${t('groups.units', { n: group.units.length })}</strong></p>
        <p class="muted small">${group.units
          .slice(0, NAMED)
          .map((code) => names.get(code) ?? code)
          .join(', ')}${group.units.length > NAMED ? t('groups.more', { n: group.units.length - NAMED }) : ''}</p>
      </section>`,
    )}</div>`;
  }

  private sayRule(rule: GroupRule, names: ReadonlyMap<string, string>): string {
    return [
      rule.levels.length > 0 ? rule.levels.map((level) => t(`level.${level}`)).join(', ') : '',
      rule.below ? t('rule.belowIs', { name: names.get(rule.below) ?? rule.below }) : '',
      rule.tags.length > 0 ? t('rule.tagsAre', { tags: rule.tags.join(', ') }) : '',
      rule.name ? t('rule.nameIs', { name: rule.name }) : '',
      rule.except.length > 0 ? t('rule.exceptAre', { n: rule.except.length }) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  }

  private edit(group: UnitGroup | null) {
    this.faults = {};
    this.problem = '';
    this.found = group?.rule ? group.units : null;
    this.form = {
      group,
      name: group?.name ?? '',
      note: group?.note ?? '',
      byRule: group ? group.rule !== null : true,
      rule: {
        levels: group?.rule?.levels ?? ['COMMUNE'],
        below: group?.rule?.below ? [group.rule.below] : [],
        tags: group?.rule?.tags.join(', ') ?? '',
        name: group?.rule?.name ?? '',
        except: group?.rule?.except ?? [],
      },
      units: new Set(group && !group.rule ? group.units : []),
    };
    if (!group) this.ask();
  }

  private set(change: Partial<Form>) {
    if (this.form) this.form = { ...this.form, ...change };
  }

  private setRule(change: Partial<Form['rule']>) {
    if (!this.form) return;
    this.set({ rule: { ...this.form.rule, ...change } });
    this.ask();
  }

  /** Whom the rule finds, told while it is written. */
  private ask() {
    clearTimeout(this.asking);
    this.asking = setTimeout(() => {
      const { form } = this;
      if (!form?.byRule) return;
      void previewRule(ruleOf(form)).then(
        (found) => {
          if (this.form?.rule === form.rule) this.found = found;
        },
        () => {
          this.found = null;
        },
      );
    }, PAUSE_MS);
  }

  private dialog({ units }: Basis) {
    const { form } = this;
    return html`<gb-dialog wide heading=${form?.group ? t('groups.editTitle') : t('groups.add')} .open=${form !== null} @gb-close=${() => (this.form = null)}>
      ${form ? this.fields(form, units) : nothing}
      <div slot="actions">${form?.group ? html`<button class="btn danger" type="button" @click=${this.takeOut}>${t('groups.remove')}</button>` : nothing}
        <button class="btn primary" type="button" data-testid="group-save" aria-busy=${String(this.busy)} @click=${this.save}>${t('save')}</button></div>
    </gb-dialog>`;
  }

  private fields(form: Form, units: Unit[]) {
    const names = new Map(units.map((unit) => [unit.code, unit.name]));
    return html`<form class="stack" @submit=${this.save}>
      ${this.problem ? html`<div class="notice bad" role="alert"><span>${this.problem}</span></div>` : nothing}
      <div class="two"><gb-text label=${t('groups.name')} name="group-name" .value=${form.name} .fault=${this.faults.name ?? ''} @gb-input=${(e: CustomEvent<string>) => this.set({ name: e.detail })}></gb-text>
        <gb-text label=${t('groups.note')} name="group-note" .value=${form.note} .fault=${this.faults.note ?? ''} @gb-input=${(e: CustomEvent<string>) => this.set({ note: e.detail })}></gb-text></div>
      <div class="row wrap">${([true, false] as const).map(
        (byRule) =>
          html`<label class="check"><input type="radio" name="by" .checked=${form.byRule === byRule} @change=${() => this.set({ byRule })}><span><strong>${t(byRule ? 'groups.byRule' : 'groups.byHand')}</strong><br><span class="muted small">${t(byRule ? 'groups.byRuleHint' : 'groups.byHandHint')}</span></span></label>`,
      )}</div>
      ${
        form.byRule
          ? html`<fieldset><legend class="label">${t('level')}</legend><div class="row wrap">${LEVELS.map(
              (level) => html`<label class="check"><input type="checkbox" .checked=${form.rule.levels.includes(level)}
                @change=${(e: Event) => this.setRule({ levels: (e.target as HTMLInputElement).checked ? [...form.rule.levels, level] : form.rule.levels.filter((one) => one !== level) })}><span>${t(`level.${level}`)}</span></label>`,
            )}</div></fieldset>
            <gb-unit-chips single label=${t('rule.below')} .units=${units} .chosen=${form.rule.below} .fault=${this.faults['rule.below'] ?? ''} @gb-input=${(e: CustomEvent<readonly string[]>) => this.setRule({ below: e.detail })}></gb-unit-chips>
            <div class="two"><gb-text label=${t('rule.tags')} name="rule-tags" hint=${t('rule.tagsHint')} .value=${form.rule.tags} @gb-input=${(e: CustomEvent<string>) => this.setRule({ tags: e.detail })}></gb-text>
              <gb-text label=${t('rule.name')} name="rule-name" hint=${t('rule.nameHint')} .value=${form.rule.name} @gb-input=${(e: CustomEvent<string>) => this.setRule({ name: e.detail })}></gb-text></div>
            <gb-unit-chips label=${t('rule.except')} .units=${units} .chosen=${form.rule.except} @gb-input=${(e: CustomEvent<readonly string[]>) => this.setRule({ except: e.detail })}></gb-unit-chips>
            ${this.faults.rule ? html`<span class="fault" role="alert">${this.faults.rule}</span>` : nothing}
            <div class="notice ok" role="status" data-testid="rule-found">${icon(layers)}<strong>${this.found ? t('rule.found', { n: this.found.length }) : t('rule.foundNone')}</strong>
              <span class="small">${(this.found ?? [])
                .slice(0, NAMED)
                .map((code) => names.get(code) ?? code)
                .join(
                  ', ',
                )}${this.found && this.found.length > NAMED ? t('groups.more', { n: this.found.length - NAMED }) : ''}</span></div>`
          : html`${this.faults.units ? html`<span class="fault" role="alert">${this.faults.units}</span>` : nothing}
            <gb-tree label=${t('groups.title')} .nodes=${unitTree(units, { departments: t('departments'), communes: t('communes') })} .chosen=${form.units}
              @gb-choose=${(e: CustomEvent<ReadonlySet<string>>) => this.set({ units: e.detail })}></gb-tree>`
      }
    </form>`;
  }

  private readonly save = async (event: Event) => {
    event.preventDefault();
    const { form } = this;
    if (!form || this.busy) return;
    this.busy = true;
    try {
      await saveGroup(form.group, {
        name: form.name,
        note: form.note,
        ...(form.byRule ? { rule: ruleOf(form) } : { units: [...form.units] }),
      });
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
      this.problem = sentence(thrown);
      if (thrown instanceof ApiError && thrown.status === 412 && form.group)
        this.set({ group: { ...form.group, version: Number(thrown.problem?.version) } });
    } finally {
      this.busy = false;
    }
  };

  private readonly takeOut = async () => {
    const group = this.form?.group;
    if (!group) return;
    try {
      await removeGroup(group.id);
      this.form = null;
      await this.load();
    } catch (thrown) {
      this.problem = sentence(thrown);
    }
  };
}

function ruleOf({ rule }: Form): GroupRule {
  return {
    levels: rule.levels,
    below: rule.below[0] ?? null,
    tags: rule.tags
      .split(/[,;]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
    name: rule.name.trim() || null,
    except: [...rule.except],
  };
}
