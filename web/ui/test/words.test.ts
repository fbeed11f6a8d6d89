import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fill } from '../src/locale/words';

const features = readdirSync(new URL('../src/locale/vi', import.meta.url)).map((name) => name.replace('.ts', ''));

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)/g)].map((m) => m[1]!))].sort();
}

describe.each(features)('the words of %s', (feature) => {
  it('exist in both languages with the same placeholders', async () => {
    const [vi, en] = (await Promise.all([
      import(`../src/locale/vi/${feature}.ts`),
      import(`../src/locale/en/${feature}.ts`),
    ])) as Record<string, Record<string, string>>[];
    const source = Object.values(vi!)[0]!;
    const translation = Object.values(en!)[0]!;
    expect(Object.keys(translation).sort()).toEqual(Object.keys(source).sort());
    for (const [key, text] of Object.entries(source)) {
      expect(text.trim(), key).not.toBe('');
      expect(placeholders(translation[key]!), key).toEqual(placeholders(text));
    }
  });
});

describe('fill', () => {
  it('puts values in and chooses the English plural', () => {
    expect(fill('{n} {n|unit|units} on {day}', { n: 1, day: 'Monday' })).toBe('1 unit on Monday');
    expect(fill('{n} {n|unit|units}', { n: 2 })).toBe('2 units');
  });

  it('leaves an unknown placeholder to be seen', () => {
    expect(fill('{missing}', {})).toBe('{missing}');
  });
});
