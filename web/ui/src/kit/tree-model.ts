import { matches } from './plain-text';

/** A node of a checkbox tree: a leaf can be chosen, a group gathers what is below it. */
export interface TreeNode {
  id: string;
  label: string;
  note?: string;
  children?: TreeNode[];
}

export type Check = 'all' | 'some' | 'none';

export function leaves(node: TreeNode): TreeNode[] {
  return node.children ? node.children.flatMap(leaves) : [node];
}

export function checkOf(node: TreeNode, chosen: ReadonlySet<string>): Check {
  const below = leaves(node);
  const count = below.filter((leaf) => chosen.has(leaf.id)).length;
  if (count === 0) return 'none';
  return count === below.length ? 'all' : 'some';
}

/** A group becomes whole unless it is whole already; then it becomes empty. */
export function toggled(node: TreeNode, chosen: ReadonlySet<string>): Set<string> {
  const next = new Set(chosen);
  const clear = checkOf(node, chosen) === 'all';
  for (const leaf of leaves(node)) {
    if (clear) next.delete(leaf.id);
    else next.add(leaf.id);
  }
  return next;
}

/** The tree with only the leaves that match, and the groups that lead to them; a matching group keeps all its leaves. */
export function filtered(nodes: readonly TreeNode[], query: string): TreeNode[] {
  if (query.trim() === '') return [...nodes];
  return nodes.flatMap((node): TreeNode[] => {
    if (matches(node.label, query) || (node.note !== undefined && matches(node.note, query))) return [node];
    if (!node.children) return [];
    const children = filtered(node.children, query);
    return children.length === 0 ? [] : [{ ...node, children }];
  });
}

export interface Line {
  node: TreeNode;
  depth: number;
  parent: string | null;
}

/** The lines shown, top to bottom, with only the open groups' children. */
export function lines(
  nodes: readonly TreeNode[],
  open: ReadonlySet<string>,
  depth = 0,
  parent: string | null = null,
): Line[] {
  return nodes.flatMap((node) => [
    { node, depth, parent },
    ...(node.children && open.has(node.id) ? lines(node.children, open, depth + 1, node.id) : []),
  ]);
}
