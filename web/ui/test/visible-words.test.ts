import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../src', import.meta.url));

/** Letters only Vietnamese uses: outside the word files they mean a sentence that cannot be translated. */
const VIETNAMESE = /[ăâđêôơưĂÂĐÊÔƠƯ\u1EA0-\u1EF9]/u;
/** A language is named in itself; a pattern that takes the kind off a unit's name is Vietnamese whoever reads. */
const ALLOWED = [/Tiếng Việt/, /replace\(\/\^\(.*\/iu/];

it('every visible word comes from the word files', () => {
  const offending: string[] = [];
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts') || name.startsWith('locale/')) continue;
    const code = readFileSync(join(root, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
    code.split('\n').forEach((line, at) => {
      const rest = ALLOWED.reduce((text, allowed) => text.replace(allowed, ''), line);
      if (VIETNAMESE.test(rest)) offending.push(`${name}:${at + 1}: ${line.trim()}`);
    });
  }
  expect(offending).toEqual([]);
});
