import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const squeeze = promisify(gzip);
const brotli = promisify(brotliCompress);
const COMPRESSIBLE = /\.(js|css|html|svg|json|webmanifest|wasm)$/;

/**
 * Above this the last few percent cost minutes of the build, and one twin is enough: every browser
 * that is given such a file takes brotli.
 */
const LARGE = 1_000_000;

/** Below this a compressed twin saves less than its own header and file lookup cost. */
const SMALLEST_WORTH_IT = 1024;

/** Writes `.gz` and `.br` beside every text file, so the server never compresses while serving. */
export function precompress(): Plugin {
  let outDir = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
      await Promise.all(
        entries
          .filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name))
          .map(async (entry) => {
            const file = join(entry.parentPath, entry.name);
            const bytes = await readFile(file);
            if (bytes.length < SMALLEST_WORTH_IT) return;
            const isLarge = bytes.length > LARGE;
            const quality = isLarge ? 5 : 11;
            if (!isLarge) await writeFile(`${file}.gz`, await squeeze(bytes, { level: 9 }));
            await writeFile(
              `${file}.br`,
              await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
            );
          }),
      );
    },
  };
}
