import pencil from 'lucide:pencil';
import plus from 'lucide:plus';
import star from 'lucide:star';
import trash from 'lucide:trash-2';
import userPlus from 'lucide:user-plus';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiError, sentence } from '../api/problem';
import type { Holder, Post, Standing, Unit } from '../api/types';
import { addPost, appoint, changePost, correctHolder, listPosts, removePost, strikeHolder } from '../api/units';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { emptyState } from '../kit/states';
import { toast, toastError } from '../kit/toast';
import { type Day, sayDate } from '../kit/vietnam-time';
import { t } from '../locale/organisation';
import '../kit/gb-date-time';
import '../kit/gb-dialog';
import '../kit/gb-select';
import '../kit/gb-text';

const STANDINGS: readonly Standing[] = ['HOLDER', 'ACTING', 'SUBSTITUTE'];

interface HolderForm {
  post: Post;
  holder: Holder | null;
  name: string;
  email: string;
  phone: string;
  username: string;
  standing: Standing;
  from: Day;
  to: Day;
}

interface PostForm {
  post: Post | null;
  title: string;
  rank: string;
  head: boolean;
  to: Day;
}

/** The posts of a unit, who holds them on the day, and who held them before. */
@customElement('gb-unit-posts')
export class UnitPosts extends LightElement {
  @property({ attribute: false }) unit!: Unit;
  @property() on: Day = '';
  @property({ type: Boolean }) may = false;
  @state() private holder: HolderForm | null = null;
  @state() private post: PostForm | null = null;
  @state() private faults: Record<string, string> = {};
  @state() private problem = '';
  @state() private busy = false;
  private readonly posts = new Load<Post[]>(this);

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('unit') || changed.has('on')) void this.load();
  }

  private load() {
    const { unit, on } = this;
    return this.posts.run(() => listPosts(unit.code, on));
  }

  override render() {
    return html`${this.posts.render((posts) => this.list(posts))}
      ${this.may ? html`<button class="btn link" type="button" data-testid="post-add" @click=${() => this.openPost(null)}>${icon(plus)}${t('post.add')}</button>` : nothing}
      ${this.holderDialog()}${this.postDialog()}`;
  }

  private list(posts: Post[]) {
    const now = posts.filter((post) => this.valid(post));
    const gone = posts.filter((post) => !this.valid(post));
    if (now.length === 0) return emptyState(t('post.none'), t('post.noneDetail'));
    return html`<ul class="plain posts">${now.map((post) => this.row(post))}</ul>
      ${gone.length > 0 ? html`<details class="gone"><summary>${t('post.gone', { n: gone.length })}</summary><ul class="plain posts">${gone.map((post) => this.row(post))}</ul></details>` : nothing}`;
  }

  private valid(post: Post): boolean {
    return (!post.validFrom || post.validFrom <= this.on) && (!post.validTo || post.validTo >= this.on);
  }

  private row(post: Post) {
    const substitutes = post.holders.filter((one) => one.standing === 'SUBSTITUTE' && this.held(one));
    const past = post.holders.filter((one) => one.id !== post.holder?.id && !substitutes.includes(one));
    return html`<li class="post" data-testid="post" data-post=${post.id}>
      <div class="row"><strong class="grow">${post.title}${post.head ? html` <span class="badge ok">${icon(star)}${t('post.head')}</span>` : nothing}</strong>
        ${
          this.may
            ? html`<button class="btn icon" type="button" aria-label=${t('post.edit', { title: post.title })} @click=${() => this.openPost(post)}>${icon(pencil)}</button>
              ${post.holders.length === 0 && !post.head ? html`<button class="btn icon" type="button" aria-label=${t('post.remove', { title: post.title })} @click=${() => this.takeOut(post)}>${icon(trash)}</button>` : nothing}`
            : nothing
        }</div>
      ${post.holder ? this.person(post, post.holder, true) : html`<p class="vacant">${t('post.vacant')}</p>`}
      ${substitutes.map((one) => this.person(post, one, false))}
      ${past.length > 0 ? html`<details class="gone"><summary>${t('post.others', { n: past.length })}</summary>${past.map((one) => this.person(post, one, false))}</details>` : nothing}
      ${this.may ? html`<button class="btn link" type="button" data-testid="holder-add" @click=${() => this.openHolder(post, null)}>${icon(userPlus)}${t('holder.add')}</button>` : nothing}
    </li>`;
  }

  private held(one: Holder): boolean {
    return (!one.from || one.from <= this.on) && (!one.to || one.to >= this.on);
  }

  private person(post: Post, one: Holder, main: boolean) {
    const period = [
      one.from ? t('validSince', { from: sayDate(one.from) }) : '',
      one.to ? t('validUntil', { to: sayDate(one.to) }) : '',
    ].filter(Boolean);
    return html`<div class="holder ${main ? 'main' : ''}" data-testid="holder" data-standing=${one.standing}>
      <span class="face" aria-hidden="true">${initials(one.name)}</span>
      <span class="grow"><span class="holder-name">${one.name}</span>${one.standing === 'HOLDER' ? nothing : html` <span class="badge ${one.standing === 'ACTING' ? 'warn' : 'info'}">${t(`standing.${one.standing}`)}</span>`}
        <span class="muted small num holder-more">${[period.join(' '), one.phone, one.email].filter(Boolean).join(' · ')}</span></span>
      ${
        this.may
          ? html`<button class="btn icon" type="button" aria-label=${t('holder.edit', { name: one.name })} @click=${() => this.openHolder(post, one)}>${icon(pencil)}</button>`
          : nothing
      }</div>`;
  }

  private openHolder(post: Post, holder: Holder | null) {
    this.faults = {};
    this.problem = '';
    this.holder = {
      post,
      holder,
      name: holder?.name ?? '',
      email: holder?.email ?? '',
      phone: holder?.phone ?? '',
      username: holder?.username ?? '',
      standing: holder?.standing ?? 'HOLDER',
      from: holder ? (holder.from ?? '') : this.on,
      to: holder?.to ?? '',
    };
  }

  private openPost(post: Post | null) {
    this.faults = {};
    this.problem = '';
    this.post = {
      post,
      title: post?.title ?? '',
      rank: String(post?.rank ?? 2),
      head: post?.head ?? false,
      to: post?.validTo ?? '',
    };
  }

  private holderDialog() {
    const form = this.holder;
    const set = (change: Partial<HolderForm>) => {
      if (this.holder) this.holder = { ...this.holder, ...change };
    };
    return html`<gb-dialog heading=${form ? (form.holder ? t('holder.editTitle', { name: form.holder.name }) : t('holder.addTitle', { title: form.post.addressed })) : ''}
      .open=${form !== null} @gb-close=${() => (this.holder = null)}>
      ${
        form
          ? html`<form class="stack" @submit=${this.saveHolder}>
            ${this.problemNotice()}
            <gb-text label=${t('holder.name')} name="name" .value=${form.name} .fault=${this.faults.name ?? ''} @gb-input=${(e: CustomEvent<string>) => set({ name: e.detail })}></gb-text>
            <gb-select label=${t('holder.standing')} .value=${form.standing} .choices=${STANDINGS.map((one) => ({ value: one, label: t(`standing.${one}.long`) }))}
              @gb-input=${(e: CustomEvent<Standing>) => set({ standing: e.detail })}></gb-select>
            <div class="two">
              <gb-date-time dateOnly label=${t('holder.from')} .day=${form.from} .fault=${this.faults.from ?? ''} @gb-input=${(e: CustomEvent<{ day: Day }>) => set({ from: e.detail.day })}></gb-date-time>
              <gb-date-time dateOnly label=${t('holder.to')} .day=${form.to} .fault=${this.faults.to ?? ''} @gb-input=${(e: CustomEvent<{ day: Day }>) => set({ to: e.detail.day })}></gb-date-time>
            </div>
            <div class="two">
              <gb-text label=${t('email')} name="email" .value=${form.email} .fault=${this.faults.email ?? ''} hint=${t('holder.emailHint')} @gb-input=${(e: CustomEvent<string>) => set({ email: e.detail })}></gb-text>
              <gb-text label=${t('phone')} name="phone" .value=${form.phone} .fault=${this.faults.phone ?? ''} @gb-input=${(e: CustomEvent<string>) => set({ phone: e.detail })}></gb-text>
            </div>
            <gb-text label=${t('holder.username')} name="username" .value=${form.username} .fault=${this.faults.username ?? ''} hint=${t('holder.usernameHint')} @gb-input=${(e: CustomEvent<string>) => set({ username: e.detail })}></gb-text>
            ${form.holder || form.standing === 'SUBSTITUTE' ? nothing : html`<p class="hint">${t('holder.relieves')}</p>`}
          </form>`
          : nothing
      }
      <div slot="actions">${form?.holder ? html`<button class="btn danger" type="button" @click=${this.strike}>${t('holder.strike')}</button>` : nothing}
        <button class="btn primary" type="button" data-testid="holder-save" aria-busy=${String(this.busy)} @click=${this.saveHolder}>${t('save')}</button></div>
    </gb-dialog>`;
  }

  private postDialog() {
    const form = this.post;
    const set = (change: Partial<PostForm>) => {
      if (this.post) this.post = { ...this.post, ...change };
    };
    return html`<gb-dialog heading=${form?.post ? t('post.editTitle') : t('post.addTitle', { name: this.unit.name })} .open=${form !== null} @gb-close=${() => (this.post = null)}>
      ${
        form
          ? html`<form class="stack" @submit=${this.savePost}>
            ${this.problemNotice()}
            <gb-text label=${t('post.title')} name="title" .value=${form.title} .fault=${this.faults.title ?? ''} hint=${t('post.titleHint')} @gb-input=${(e: CustomEvent<string>) => set({ title: e.detail })}></gb-text>
            <gb-text label=${t('post.rank')} name="rank" keyboard="numeric" .value=${form.rank} .fault=${this.faults.rank ?? ''} hint=${t('post.rankHint')} @gb-input=${(e: CustomEvent<string>) => set({ rank: e.detail })}></gb-text>
            <label class="check"><input type="checkbox" .checked=${form.head} @change=${(e: Event) => set({ head: (e.target as HTMLInputElement).checked })}><span>${t('post.isHead')}</span></label>
            ${this.faults.head ? html`<span class="fault" role="alert">${this.faults.head}</span>` : nothing}
            ${form.post ? html`<gb-date-time dateOnly label=${t('post.to')} .day=${form.to} .fault=${this.faults.validTo ?? ''} @gb-input=${(e: CustomEvent<{ day: Day }>) => set({ to: e.detail.day })}></gb-date-time>` : nothing}
          </form>`
          : nothing
      }
      <div slot="actions"><button class="btn primary" type="button" data-testid="post-save" aria-busy=${String(this.busy)} @click=${this.savePost}>${t('save')}</button></div>
    </gb-dialog>`;
  }

  private problemNotice() {
    return this.problem ? html`<div class="notice bad" role="alert"><span>${this.problem}</span></div>` : nothing;
  }

  private readonly saveHolder = async (event: Event) => {
    event.preventDefault();
    const form = this.holder;
    if (!form) return;
    const draft = {
      name: form.name,
      email: form.email,
      phone: form.phone,
      username: form.username,
      standing: form.standing,
      ...(form.from ? { from: form.from } : {}),
      ...(form.to ? { to: form.to } : {}),
    };
    await this.attempt(async () => {
      if (form.holder) await correctHolder(this.unit.code, form.post.id, form.holder.id, draft);
      else await appoint(this.unit.code, form.post.id, draft);
      this.holder = null;
      toast(t('saved'));
    });
  };

  private readonly savePost = async (event: Event) => {
    event.preventDefault();
    const form = this.post;
    if (!form) return;
    const draft = {
      title: form.title,
      rank: Number(form.rank) || 0,
      head: form.head,
      ...(form.post?.validFrom ? { validFrom: form.post.validFrom } : {}),
      ...(form.to ? { validTo: form.to } : {}),
    };
    await this.attempt(async () => {
      if (form.post) await changePost(this.unit.code, form.post, draft);
      else await addPost(this.unit.code, draft);
      this.post = null;
      toast(t('saved'));
    });
  };

  private readonly strike = async () => {
    const form = this.holder;
    if (!form?.holder) return;
    const { post, holder } = form;
    await this.attempt(async () => {
      await strikeHolder(this.unit.code, post.id, holder.id);
      this.holder = null;
    });
  };

  private async takeOut(post: Post) {
    try {
      await removePost(this.unit.code, post.id);
    } catch (thrown) {
      toastError(sentence(thrown));
    }
    await this.load();
  }

  private async attempt(act: () => Promise<void>) {
    if (this.busy) return;
    this.busy = true;
    try {
      await act();
      await this.load();
    } catch (thrown) {
      this.faults = Object.fromEntries(
        (thrown instanceof ApiError ? (thrown.problem?.errors ?? []) : []).map(({ field, message }) => [
          field,
          message,
        ]),
      );
      this.problem = sentence(thrown);
      if (thrown instanceof ApiError && thrown.status === 412) await this.load();
    } finally {
      this.busy = false;
    }
  }
}

/** "Trần Thị Thu Hà" is called Hà: the last two words' letters. */
function initials(name: string): string {
  return name
    .split(' ')
    .slice(-2)
    .map((word) => word[0] ?? '')
    .join('');
}
