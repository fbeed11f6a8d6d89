import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What the first page of the desk may weigh in script before anything else is asked for, compressed. */
const DESK_ENTRY_BYTES = 60 * 1024;
/** Script and style of the join page and the room together, compressed; what shows a document comes later. */
const ROOM_BYTES = 180 * 1000;

/** JavaScript of 2022 is what Chrome 109 reads. */
const CHROME_109 = 2022;

/** Known to browsers only after Chrome 109, and easy to write without noticing. */
const TOO_NEW = [
  /\.toSorted\(/,
  /\.toReversed\(/,
  /\.toSpliced\(/,
  /Object\.groupBy\(/,
  /Promise\.withResolvers/,
  /Array\.fromAsync/,
  /URL\.canParse/,
  /\.showPopover\(/,
];
const TOO_NEW_STYLE = [/color-mix\(/, /light-dark\(/, /@scope\b/, /@starting-style/, /\bpopover\b/, /[{;]\s*&/];

let out: string;
let files: string[];

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'giaoban-ui-'));
  await build({ logLevel: 'error', build: { outDir: out, emptyOutDir: true } });
  files = await readdir(out, { recursive: true });
}, 60_000);

afterAll(() => rm(out, { recursive: true, force: true }));

async function weight(names: Iterable<string>): Promise<number> {
  let sum = 0;
  for (const name of names) sum += gzipSync(await readFile(join(out, name))).length;
  return sum;
}

/** The files a page asks for at once: in its HTML, and what those import statically. */
async function firstFiles(page: string, follow: RegExp): Promise<Set<string>> {
  const found = new Set<string>();
  const queue = [
    ...(await readFile(join(out, page), 'utf8')).matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g),
  ].map((m) => m[1]!);
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    if (!file.endsWith('.js')) continue;
    const code = await readFile(join(out, file), 'utf8');
    queue.push(...[...code.matchAll(follow)].map((m) => `assets/${m[1] ?? m[2]}`));
  }
  return found;
}

const STATIC = /(?:import|from)\s*["']\.\/([^"']+\.js)["']/g;
/** Asked for when a document is shown or kept: pdf.js and the viewer around it. */
const LATER = /^assets\/(pdf|picture|gb-paper-view)[.-]/;
const ANY = /["'](?:\.\/|assets\/)([\w.-]+\.(?:js|css))["']/g;

describe('the built pages', () => {
  it('start the desk within its budget', async () => {
    const scripts = [...(await firstFiles('index.html', STATIC))].filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    expect(await weight(scripts)).toBeLessThanOrEqual(DESK_ENTRY_BYTES);
  });

  it('keep the join page and the room within theirs', async () => {
    const all = await firstFiles('room.html', ANY);
    for (const file of all) if (LATER.test(file)) all.delete(file);
    expect(all.size).toBeGreaterThan(2);
    expect(await weight(all)).toBeLessThanOrEqual(ROOM_BYTES);
  });

  it('use only script Chrome 109 can read', async () => {
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      const code = await readFile(join(out, file), 'utf8');
      expect(() => parse(code, { ecmaVersion: CHROME_109, sourceType: 'module' }), file).not.toThrow();
      // pdf.js's legacy build brings what Chrome 109 lacks; test/pdf-in-chrome-109.test.ts shows it.
      if (/^assets\/pdf[.-]/.test(file)) continue;
      for (const pattern of TOO_NEW) expect(code, `${file}: ${pattern}`).not.toMatch(pattern);
    }
  });

  it('use only style Chrome 109 can read', async () => {
    for (const file of files.filter((name) => name.endsWith('.css'))) {
      const code = await readFile(join(out, file), 'utf8');
      for (const pattern of TOO_NEW_STYLE) expect(code, `${file}: ${pattern}`).not.toMatch(pattern);
    }
  });

  it('ask nobody else for anything', async () => {
    for (const file of files.filter((name) => /\.(js|css|html)$/.test(name))) {
      const code = await readFile(join(out, file), 'utf8');
      const foreign = [...code.matchAll(/(?:src|href|url|import)\s*[=(]\s*["']?(https?:\/\/[^"')\s]+)/g)].map(
        (m) => m[1],
      );
      expect(foreign, file).toEqual([]);
    }
  });
});
