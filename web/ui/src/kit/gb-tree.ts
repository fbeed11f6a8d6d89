import check from 'lucide:check';
import chevron from 'lucide:chevron-right';
import minus from 'lucide:minus';
import search from 'lucide:search';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { k } from '../locale/kit';
import { cssVars } from './css-vars';
import { icon } from './icon';
import { LightElement } from './light-element';
import { checkOf, filtered, type Line, leaves, lines, type TreeNode, toggled } from './tree-model';
import './gb-tree.css';

const CHECKED = { all: 'true', some: 'mixed', none: 'false' } as const;

/**
 * A checkbox tree with search that ignores Vietnamese marks (ARIA tree pattern: arrows move,
 * space chooses, right and left open and close). Fires `gb-choose` with the set of chosen leaves.
 */
@customElement('gb-tree')
export class Tree extends LightElement {
  @property() label = '';
  @property({ attribute: false }) nodes: TreeNode[] = [];
  @property({ attribute: false }) chosen: ReadonlySet<string> = new Set();
  @property({ type: Boolean }) readonly = false;
  @state() private query = '';
  @state() private opened: ReadonlySet<string> | null = null;
  @state() private active = '';

  override render() {
    const all = this.nodes.flatMap(leaves);
    const shown = filtered(this.nodes, this.query);
    const visible = lines(shown, this.openGroups(shown));
    const current = visible.some((line) => line.node.id === this.active) ? this.active : (visible[0]?.node.id ?? '');
    return html`<div class="gb-tree">
      <div class="gb-tree-bar">
        <span class="gb-tree-search">${icon(search)}<input class="input" type="search" placeholder=${k('tree.search')}
          aria-label=${k('tree.search')} .value=${this.query} @input=${this.searched} @keydown=${this.enterTree}></span>
      </div>
      <ul class="plain gb-tree-lines" role="tree" aria-label=${this.label} aria-multiselectable="true" @keydown=${(e: KeyboardEvent) => this.pressed(e, visible, current)}>
        ${repeat(
          visible,
          (line) => line.node.id,
          (line) => this.line(line, shown, current),
        )}
      </ul>
      ${visible.length === 0 ? html`<p class="muted gb-tree-none">${k('tree.none', { query: this.query })}</p>` : nothing}
      <div class="gb-tree-foot num"><span class="grow" aria-live="polite">${k('tree.selected', { count: this.chosen.size, total: all.length })}</span>
        <button class="btn link" type="button" ?disabled=${this.chosen.size === 0} @click=${() => this.choose(new Set())}>${k('tree.clear')}</button>
        <button class="btn link" type="button" @click=${() => this.choose(this.everyShown(shown))}>${k('tree.selectShown')}</button></div>
    </div>`;
  }

  private line({ node, depth }: Line, shown: TreeNode[], current: string) {
    const checked = checkOf(node, this.chosen);
    const open = this.openGroups(shown).has(node.id);
    const count = node.children ? leaves(node).length : 0;
    return html`<li class="gb-tree-line ${node.children ? 'group' : ''}" role="treeitem" data-id=${node.id} aria-level=${depth + 1}
      aria-checked=${CHECKED[checked]} aria-expanded=${node.children ? String(open) : nothing}
      tabindex=${node.id === current ? '0' : '-1'} ${cssVars({ '--depth': depth })}
      @click=${() => this.clicked(node)} @focus=${() => (this.active = node.id)}>
      ${
        node.children
          ? html`<span class="twist ${open ? 'open' : ''}" @click=${(e: Event) => this.twist(e, node.id, shown)}>${icon(chevron)}</span>`
          : html`<span class="twist"></span>`
      }
      <span class="box ${checked}" aria-hidden="true">${checked === 'all' ? icon(check) : checked === 'some' ? icon(minus) : nothing}</span>
      <span class="name">${node.label}${node.note ? html` <span class="muted small">${node.note}</span>` : nothing}</span>
      ${node.children ? html`<span class="muted small num">${leaves(node).filter((l) => this.chosen.has(l.id)).length}/${count}</span>` : nothing}
    </li>`;
  }

  /** While searching every group that still has lines is open; else the first level is, until the reader says otherwise. */
  private openGroups(shown: TreeNode[]): ReadonlySet<string> {
    if (this.query.trim() !== '') return new Set(groups(shown));
    return this.opened ?? new Set(this.nodes.filter((node) => node.children).map((node) => node.id));
  }

  private everyShown(shown: TreeNode[]): Set<string> {
    return new Set([...this.chosen, ...shown.flatMap(leaves).map((leaf) => leaf.id)]);
  }

  private choose(next: ReadonlySet<string>) {
    if (this.readonly) return;
    this.chosen = next;
    this.dispatchEvent(new CustomEvent<ReadonlySet<string>>('gb-choose', { detail: next, bubbles: true }));
  }

  private clicked(node: TreeNode) {
    this.active = node.id;
    this.choose(toggled(node, this.chosen));
  }

  private twist(event: Event, id: string, shown: TreeNode[]) {
    event.stopPropagation();
    this.setOpen(id, !this.openGroups(shown).has(id), shown);
  }

  private setOpen(id: string, open: boolean, shown: TreeNode[]) {
    const next = new Set(this.openGroups(shown));
    if (open) next.add(id);
    else next.delete(id);
    this.opened = next;
  }

  private searched(event: InputEvent) {
    this.query = (event.target as HTMLInputElement).value;
  }

  private enterTree(event: KeyboardEvent) {
    if (event.key === 'Enter') event.preventDefault();
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus();
  }

  private pressed(event: KeyboardEvent, visible: Line[], current: string) {
    const at = visible.findIndex((line) => line.node.id === current);
    const line = visible[at];
    if (!line) return;
    const shown = filtered(this.nodes, this.query);
    const isOpen = this.openGroups(shown).has(current);
    const step: Record<string, () => string | undefined> = {
      ArrowDown: () => visible[at + 1]?.node.id,
      ArrowUp: () => visible[at - 1]?.node.id,
      Home: () => visible[0]?.node.id,
      End: () => visible.at(-1)?.node.id,
      ArrowRight: () => {
        if (line.node.children && !isOpen) this.setOpen(current, true, shown);
        else if (line.node.children) return visible[at + 1]?.node.id;
        return undefined;
      },
      ArrowLeft: () => {
        if (line.node.children && isOpen) {
          this.setOpen(current, false, shown);
          return undefined;
        }
        return line.parent ?? undefined;
      },
      ' ': () => {
        this.choose(toggled(line.node, this.chosen));
        return undefined;
      },
      Enter: () => {
        this.choose(toggled(line.node, this.chosen));
        return undefined;
      },
    };
    const act = step[event.key];
    if (!act) return;
    event.preventDefault();
    const next = act();
    if (next !== undefined) this.move(next);
  }

  private move(id: string) {
    this.active = id;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus());
  }
}

function groups(nodes: TreeNode[]): string[] {
  return nodes.flatMap((node) => (node.children ? [node.id, ...groups(node.children)] : []));
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-tree': Tree;
  }
}
