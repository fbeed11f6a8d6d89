import { describe, expect, it } from 'vitest';
import { checkOf, filtered, leaves, lines, type TreeNode, toggled } from './tree-model';

const tree: TreeNode[] = [
  {
    id: 'so',
    label: 'Sở, ban, ngành',
    children: [
      { id: 's1', label: 'Sở Xây dựng' },
      { id: 's2', label: 'Sở Y tế' },
    ],
  },
  {
    id: 'xa',
    label: 'Xã, phường',
    children: [
      { id: 'x1', label: 'xã Hải Hậu' },
      { id: 'x2', label: 'phường Nam Định' },
    ],
  },
];

describe('searching a tree', () => {
  it('ignores Vietnamese marks and keeps the groups that lead to what was found', () => {
    expect(filtered(tree, 'hai hau').map((node) => [node.id, leaves(node).map((leaf) => leaf.id)])).toEqual([
      ['xa', ['x1']],
    ]);
    expect(
      filtered(tree, 'DINH')
        .flatMap(leaves)
        .map((leaf) => leaf.id),
    ).toEqual(['x2']);
  });

  it('keeps a whole group whose own name matches', () => {
    expect(
      filtered(tree, 'nganh')
        .flatMap(leaves)
        .map((leaf) => leaf.id),
    ).toEqual(['s1', 's2']);
  });

  it('finds nothing without complaint', () => {
    expect(filtered(tree, 'hà nội')).toEqual([]);
    expect(filtered(tree, '  ')).toEqual(tree);
  });
});

describe('choosing in a tree', () => {
  it('knows none, some and all', () => {
    expect(checkOf(tree[0]!, new Set())).toBe('none');
    expect(checkOf(tree[0]!, new Set(['s1']))).toBe('some');
    expect(checkOf(tree[0]!, new Set(['s1', 's2']))).toBe('all');
  });

  it('completes a partly chosen group first, then empties it', () => {
    const whole = toggled(tree[0]!, new Set(['s1', 'x1']));
    expect([...whole].sort()).toEqual(['s1', 's2', 'x1']);
    expect([...toggled(tree[0]!, whole)]).toEqual(['x1']);
  });
});

it('shows the children of open groups only', () => {
  expect(lines(tree, new Set(['xa'])).map((line) => `${line.depth}${line.node.id}`)).toEqual([
    '0so',
    '0xa',
    '1x1',
    '1x2',
  ]);
});
