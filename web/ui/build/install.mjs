// Installs the packages the lock file names, once for each lock file: `npm ci` always starts from nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ui = join(dirname(fileURLToPath(import.meta.url)), '..');
const lock = readFileSync(join(ui, 'package-lock.json'), 'utf8');
const mark = join(ui, 'node_modules', '.installed-lock.json');
if (!existsSync(mark) || readFileSync(mark, 'utf8') !== lock) {
  const npm = (...words) => spawnSync('npm', [...words, '--no-audit', '--no-fund'], { cwd: ui, stdio: 'inherit' });
  let done = npm('ci', '--loglevel=silent');
  if (!done.error && done.status !== 0) {
    // A lock file written where the registry lacks packages for other platforms is incomplete in
    // the eyes of `npm ci`; `npm install` takes the same versions from it.
    done = npm('install', '--no-save', '--loglevel=error');
  }
  if (done.error) {
    console.error('npm is needed to build the pages: apt install npm (Node.js 20 or newer).');
    process.exit(1);
  }
  if (done.status !== 0) process.exit(done.status ?? 1);
  writeFileSync(mark, lock);
}
