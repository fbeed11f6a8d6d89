import siren from 'lucide:siren';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { createBriefing, type Override } from '../api/briefings';
import { sendInvitations } from '../api/invitations';
import { ApiError, sentence } from '../api/problem';
import { listTemplates } from '../api/scheduling';
import type { Clash, Person, Template, Unit, UnitGroup } from '../api/types';
import { listGroups } from '../api/unit-groups';
import { listPeople, listUnits } from '../api/units';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { navigate } from '../kit/navigate';
import { toast, toastError } from '../kit/toast';
import { dayOf, instantAt, sayTime, timeOf } from '../kit/vietnam-time';
import { t as tb } from '../locale/briefing';
import { t } from '../locale/scheduling';
import './gb-clash-dialog';
import '../kit/gb-select';
import '../kit/gb-text';
import './scheduling.css';

interface Basis {
  template: Template | null;
  chairs: Person[];
  units: Unit[];
  groups: UnitGroup[];
}

const STARTS = [0, 15, 30, 60, 120];
const LEVELS = ['DEPARTMENT', 'COMMUNE'] as const;

/** From nothing to all invitations sent on one screen. */
@customElement('gb-urgent')
export class UrgentPage extends LightElement {
  @state() private subject = '';
  @state() private chair = '';
  @state() private inMinutes = 30;
  @state() private levels: ReadonlySet<string> = new Set(LEVELS);
  @state() private groups: ReadonlySet<string> = new Set();
  @state() private message = '';
  @state() private busy: '' | 'scheduling' | 'sending' = '';
  @state() private fault: { subject?: string; chair?: string; units?: string } = {};
  @state() private clashes: Clash[] = [];
  private readonly basis = new Load<Basis>(this);

  override connectedCallback() {
    super.connectedCallback();
    void this.basis.run(async () => {
      const today = dayOf(new Date());
      const [templates, chairs, units, groups] = await Promise.all([
        listTemplates(),
        listPeople('CHAIR'),
        listUnits({ on: today }),
        listGroups(today),
      ]);
      const template = templates.find((one) => one.urgent) ?? null;
      if (template && template.levels.length > 0) this.levels = new Set<string>(template.levels);
      this.message = template?.letterText ?? '';
      this.chair = template?.chair ?? (chairs.length === 1 ? chairs[0]!.username : '');
      if (template) {
        this.groups = new Set(
          groups
            .filter((one) => template.groups.includes(one.id) || template.groups.includes(one.name))
            .map((one) => one.id),
        );
      }
      return { template, chairs, units, groups };
    });
  }

  override render() {
    return html`<header class="page-head"><div class="grow"><div class="crumbs muted"><a href="/briefings">${tb('page.crumb')}</a></div>
      <h1>${t('urgent.title')}</h1></div></header>${this.basis.render((basis) => this.draw(basis))}`;
  }

  private invited({ units, groups }: Basis): Unit[] {
    const named = new Set(groups.filter((one) => this.groups.has(one.id)).flatMap((one) => one.units));
    return units.filter((unit) => this.levels.has(unit.level) || named.has(unit.code));
  }

  private start(): string {
    return new Date(Date.now() + this.inMinutes * 60_000).toISOString();
  }

  private draw(basis: Basis) {
    const invited = this.invited(basis);
    return html`<form class="urgent stack" novalidate data-testid="urgent" @submit=${(e: Event) => this.go(e, basis, null)}>
      <section class="card stack">
        <p class="muted">${t('urgent.lead')}</p>
        <gb-text label=${t('urgent.subject')} name="subject" hint=${t('urgent.subjectHint')} maxlength="200" .value=${this.subject} .fault=${this.fault.subject ?? ''}
          @gb-input=${(e: CustomEvent<string>) => (this.subject = e.detail)}></gb-text>
        <div class="repeat-row">
          <gb-select label=${t('urgent.start')} name="start" .value=${String(this.inMinutes)} .choices=${STARTS.map(
            (n) => {
              const time = sayTime(new Date(Date.now() + n * 60_000));
              return { value: String(n), label: n === 0 ? t('urgent.now', { time }) : t('urgent.in', { n, time }) };
            },
          )} @gb-input=${(e: CustomEvent<string>) => (this.inMinutes = Number(e.detail))}></gb-select>
          <gb-select label=${tb('form.chair')} name="chair" .value=${this.chair} .fault=${this.fault.chair ?? ''}
            .choices=${[{ value: '', label: tb('form.chairNone') }, ...basis.chairs.map((p) => ({ value: p.username, label: p.title ? `${p.name}, ${p.title}` : p.name }))]}
            @gb-input=${(e: CustomEvent<string>) => (this.chair = e.detail)}></gb-select>
        </div>
        <fieldset class="lead-set"><legend class="label">${t('urgent.who')}</legend>
          ${LEVELS.map(
            (
              level,
            ) => html`<label class="check"><input type="checkbox" data-level=${level} .checked=${this.levels.has(level)} @change=${() => this.toggle(level)}>
              <span>${t(`templates.level.${level}`)} <span class="muted num">(${basis.units.filter((unit) => unit.level === level).length})</span></span></label>`,
          )}
          ${basis.groups.map(
            (
              group,
            ) => html`<label class="check"><input type="checkbox" data-group=${group.id} .checked=${this.groups.has(group.id)} @change=${() => this.toggleGroup(group.id)}>
              <span>${group.name} <span class="muted num">(${group.units.length})</span></span></label>`,
          )}
          <p class="hint num" data-testid="urgent-count">${t('urgent.chosen', { n: invited.length })}</p>
          ${this.fault.units ? html`<span class="fault" role="alert">${this.fault.units}</span>` : nothing}
        </fieldset>
        <gb-text label=${t('urgent.message')} rows="3" maxlength="2000" .value=${this.message} @gb-input=${(e: CustomEvent<string>) => (this.message = e.detail)}></gb-text>
        <button class="btn danger urgent-do" data-testid="urgent-do" aria-busy=${String(this.busy !== '')}>${icon(siren)}${this.busy === 'scheduling' ? t('urgent.scheduling') : this.busy === 'sending' ? t('urgent.sending', { n: invited.length }) : t('urgent.do', { n: invited.length })}</button>
      </section></form>
      <gb-clash-dialog .clashes=${this.clashes} mayForce @gb-close=${() => (this.clashes = [])}
        @gb-force=${(e: CustomEvent<Override>) => this.go(e, basis, e.detail)}></gb-clash-dialog>`;
  }

  private toggle(level: string) {
    const next = new Set(this.levels);
    if (!next.delete(level)) next.add(level);
    this.levels = next;
  }

  private toggleGroup(id: string) {
    const next = new Set(this.groups);
    if (!next.delete(id)) next.add(id);
    this.groups = next;
  }

  private async go(event: Event, basis: Basis, override: Override | null) {
    event.preventDefault();
    if (this.busy) return;
    const invited = this.invited(basis);
    this.fault = {
      ...(this.subject.trim() ? {} : { subject: t('urgent.needSubject') }),
      ...(this.chair ? {} : { chair: t('urgent.needChair') }),
      ...(invited.length > 0 ? {} : { units: t('urgent.needUnits') }),
    };
    if (Object.keys(this.fault).length > 0) return;
    this.busy = 'scheduling';
    try {
      const start = this.start();
      const saved = await createBriefing(
        {
          title: `${basis.template?.title ?? ''}${this.subject.trim()}`,
          startsAt: instantAt(dayOf(start), timeOf(start)),
          chair: this.chair,
          units: invited.map((unit) => unit.code),
          letterText: this.message.trim(),
          ...(basis.template ? { kind: basis.template.code } : { duration: 'PT45M' }),
        },
        override,
      );
      this.clashes = [];
      this.busy = 'sending';
      try {
        await sendInvitations(saved.id, '', false);
        toast(t('urgent.done', { n: invited.length }));
      } catch (thrown) {
        toastError(t('urgent.notSent', { reason: sentence(thrown) }));
      }
      navigate(`/briefings/${saved.id}`);
    } catch (thrown) {
      this.clashes =
        thrown instanceof ApiError && thrown.code === 'briefing-clash'
          ? ((thrown.problem?.clashes as Clash[] | undefined) ?? [])
          : [];
      if (this.clashes.length === 0) toastError(sentence(thrown));
    } finally {
      this.busy = '';
    }
  }
}
