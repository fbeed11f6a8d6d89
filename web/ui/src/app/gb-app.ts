import activity from 'lucide:activity';
import calendar from 'lucide:calendar';
import fileText from 'lucide:file-text';
import gauge from 'lucide:gauge';
import landmark from 'lucide:landmark';
import logOut from 'lucide:log-out';
import mail from 'lucide:mail';
import menu from 'lucide:menu';
import searchDrawing from 'lucide:search';
import user from 'lucide:user-round';
import users from 'lucide:users';
import wifiOff from 'lucide:wifi-off';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { html as dynamic, unsafeStatic } from 'lit/static-html.js';
import { onSignedOut } from '../api/http';
import { ApiError, sentence } from '../api/problem';
import { endSession, loadMe, me, onSession, sessionEnded, signOut } from '../api/session';
import type { Role } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { followed, navigate } from '../kit/navigate';
import { emptyState, errorState, loadingState } from '../kit/states';
import { k } from '../locale/kit';
import { t } from '../locale/shell';
import { type Place, placeOf } from './router';
import './gb-app.css';
import './gb-login';

type Loaded = { path: string; place: Place } | { path: string; missing: true } | { path: string; failed: true };

const EVERYBODY: readonly Role[] = ['ADMIN', 'SECRETARY', 'CHAIR', 'UNIT'];

const SECTIONS = [
  { section: 'calendar', path: '/', drawing: calendar, roles: EVERYBODY },
  { section: 'briefings', path: '/briefings', drawing: landmark, roles: EVERYBODY },
  { section: 'units', path: '/units', drawing: users, roles: EVERYBODY },
  { section: 'register', path: '/register', drawing: fileText, roles: ['ADMIN', 'SECRETARY', 'CHAIR'] },
  { section: 'tracking', path: '/tracking', drawing: gauge, roles: ['ADMIN', 'SECRETARY', 'CHAIR'] },
  { section: 'mail', path: '/mail', drawing: mail, roles: ['ADMIN', 'SECRETARY'] },
  { section: 'operations', path: '/operations', drawing: activity, roles: ['ADMIN'] },
  { section: 'account', path: '/account', drawing: user, roles: EVERYBODY },
] as const satisfies readonly { roles: readonly Role[]; [more: string]: unknown }[];

/** The desk: signs in, then draws the side bar and the page the address names. */
@customElement('gb-app')
export class App extends LightElement {
  @state() private started = false;
  @state() private startFault = '';
  @state() private page: Loaded | null = null;
  @state() private menuOpen = false;
  @state() private online = navigator.onLine;

  override connectedCallback() {
    super.connectedCallback();
    onSignedOut(endSession);
    onSession(() => this.requestUpdate());
    window.addEventListener('popstate', () => void this.arrive());
    window.addEventListener('online', () => (this.online = true));
    window.addEventListener('offline', () => (this.online = false));
    window.addEventListener('keydown', (event) => this.key(event));
    this.addEventListener('click', (event) => {
      const path = followed(event);
      if (path === null) return;
      event.preventDefault();
      if (path !== location.pathname + location.search) navigate(path);
      else this.menuOpen = false;
    });
    void this.start();
  }

  /** Ctrl+K from everywhere, a slash from where nothing is being written. */
  private key(event: KeyboardEvent) {
    const writing = event.composedPath()[0];
    const inField = writing instanceof HTMLElement && writing.matches('input, textarea, select, [contenteditable]');
    const called =
      ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') || (event.key === '/' && !inField);
    if (!called || event.altKey || !me() || this.querySelector('dialog[open]')) return;
    event.preventDefault();
    void this.search();
  }

  private async search() {
    this.menuOpen = false;
    await import('../search/gb-quick-search');
    await this.querySelector('gb-quick-search')?.show();
  }

  private async start() {
    this.startFault = '';
    try {
      await loadMe();
    } catch (thrown) {
      if (!(thrown instanceof ApiError && thrown.status === 401)) this.startFault = sentence(thrown);
    }
    this.started = true;
    await this.arrive(false);
  }

  private async arrive(focus = true) {
    const path = location.pathname;
    this.menuOpen = false;
    const place = placeOf(path, location.search);
    if (!place) {
      this.page = { path, missing: true };
      return;
    }
    try {
      await place.route.load();
      this.page = { path, place };
    } catch {
      this.page = { path, failed: true };
    }
    if (!focus) return;
    await this.updateComplete;
    window.scrollTo(0, 0);
    this.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  }

  override render() {
    if (!this.started) return loadingState();
    if (this.startFault) return errorState(this.startFault, () => void this.start());
    const account = me();
    if (!account) return html`<gb-login></gb-login>`;
    return html`
      <a class="skip" href="#main" @click=${this.skip}>${t('skip')}</a>
      <div class="desk ${this.menuOpen ? 'menu-open' : ''}">
        <nav class="side" aria-label=${t('menu')}>
          <div class="side-head">
            <a class="mark" href="/">${k('app.name')}</a>
            <button class="btn icon menu" type="button" aria-label=${t('openMenu')} aria-expanded=${String(this.menuOpen)}
              @click=${() => (this.menuOpen = !this.menuOpen)}>${icon(menu)}</button>
          </div>
          <div class="side-body">
            <button class="side-link side-search" type="button" data-testid="search-open" title=${t('searchKeys')} @click=${() => void this.search()}>${icon(searchDrawing)}<span class="grow">${t('search')}</span><kbd>Ctrl K</kbd></button>
            ${SECTIONS.filter((entry) => (entry.roles as readonly Role[]).includes(account.role)).map((entry) => this.entry(entry))}
            <div class="side-foot">
              <div class="who"><strong>${account.name}</strong><span>${account.title || t(`role.${account.role}`)}</span></div>
              <button class="side-link" type="button" data-testid="sign-out" @click=${this.leave}>${icon(logOut)}${t('signOut')}</button>
            </div>
          </div>
        </nav>
        <main id="main" tabindex="-1">
          ${this.online ? nothing : html`<div class="notice warn offline" role="status">${icon(wifiOff)}<strong>${k('offline.title')}</strong><span>${k('offline.detail')}</span></div>`}
          ${this.content()}
        </main>
      </div>
      <gb-quick-search></gb-quick-search>
      ${sessionEnded() ? html`<gb-login class="again" .username=${account.username}></gb-login>` : nothing}`;
  }

  private entry({ section, path, drawing }: (typeof SECTIONS)[number]) {
    const here = this.page && 'place' in this.page && this.page.place.route.section === section;
    return html`<a class="side-link ${here ? 'on' : ''}" href=${path} aria-current=${here ? 'page' : nothing}>${icon(drawing)}${t(section)}</a>`;
  }

  private content() {
    const page = this.page;
    if (!page) return loadingState();
    if ('failed' in page) return errorState(t('pageFailed'), () => location.reload());
    if ('missing' in page) {
      return emptyState(
        t('notFoundTitle'),
        t('notFoundDetail'),
        html`<a class="btn quiet" href="/">${t('toCalendar')}</a>`,
      );
    }
    // Tags come from our own table of routes, never from the address.
    const tag = unsafeStatic(page.place.route.tag);
    return dynamic`<${tag} .parts=${page.place.parts} data-path=${page.path}></${tag}>`;
  }

  private skip(event: Event) {
    event.preventDefault();
    event.stopPropagation();
    this.querySelector<HTMLElement>('main')?.focus();
  }

  protected override updated() {
    const section = me() && this.page && 'place' in this.page ? this.page.place.route.section : '';
    const entry = SECTIONS.find((one) => one.section === section);
    document.title = entry ? `${t(entry.section)} · ${k('app.name')}` : k('app.name');
  }

  private async leave() {
    await signOut().catch(() => {});
    navigate('/', 'replace');
  }
}
