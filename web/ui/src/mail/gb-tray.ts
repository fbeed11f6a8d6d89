import mailQuestion from 'lucide:mail-question-mark';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { listTray, settle, type TrayItem, trayRawPath } from '../api/mail';
import { sentence } from '../api/problem';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { toast, toastError } from '../kit/toast';
import { sayWhen } from '../kit/vietnam-time';
import { t } from '../locale/mail';

/** Mail to the office that waits for the secretary to say what it means; shown only when there is some. */
@customElement('gb-tray')
export class Tray extends LightElement {
  private readonly items = new Load<TrayItem[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    void this.items.run(() => listTray().catch(() => []));
  }

  override render() {
    const items = this.items.value ?? [];
    if (items.length === 0) return nothing;
    return html`<section class="notice warn tray" aria-labelledby="tray-title">${icon(mailQuestion)}
      <h2 id="tray-title">${t('inbox')}</h2><p>${t('inboxLead')}</p>
      <ul class="plain">${items.map((item) => this.item(item))}</ul></section>`;
  }

  private item(item: TrayItem) {
    return html`<li data-testid="tray-item" data-kind=${item.kind}>
      <p><strong>${item.subject || t('noSubject')}</strong> <span class="muted small num">${item.fromName || item.from} · ${sayWhen(item.receivedAt)}</span></p>
      <p>${item.reasonText}${item.briefingTitle ? html` ${t('tray.about', { title: item.briefingTitle })}` : nothing}</p>
      ${item.text ? html`<p class="tray-text">${item.text}</p>` : nothing}
      <div class="row wrap">
        ${this.proposal(item)}
        <button class="btn quiet" type="button" @click=${() => this.settle(item, null)}>${t('tray.layBy')}</button>
        <a class="btn link" href=${trayRawPath(item.id)} download>${t('tray.raw')}</a>
      </div></li>`;
  }

  private proposal(item: TrayItem) {
    const { briefing, unit, partStat } = item;
    if (!briefing || !unit || !partStat || partStat === 'NEEDS_ACTION') return nothing;
    const words = { unit: item.unitName ?? unit, answer: t(`answer.${partStat}`) };
    return html`<button class="btn primary" type="button" @click=${() => this.settle(item, { briefing, unit, partStat })}>${t('tray.take', words)}</button>`;
  }

  private async settle(item: TrayItem, as: Parameters<typeof settle>[1]) {
    try {
      await settle(item.id, as);
      toast(as ? t('tray.taken', { unit: item.unitName ?? as.unit }) : t('tray.laidBy'));
      await this.items.again();
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }
}
