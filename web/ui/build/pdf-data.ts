import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };

/** Character maps and stand-ins for fonts that a PDF does not bring along; fetched only by those that need them. */
const FOLDERS = ['cmaps', 'standard_fonts'];

/** Serves pdf.js's data from our own address, which `virtual:pdf-data` tells; its name holds the version. */
export function pdfData(): Plugin {
  const base = `assets/pdf-${version}/`;
  return {
    name: 'pdf-data',
    resolveId: (id) => (id === 'virtual:pdf-data' ? `\0${id}` : null),
    load: (id) => (id === '\0virtual:pdf-data' ? `export const PDF_DATA = '/${base}';` : null),
    async generateBundle() {
      for (const folder of FOLDERS) {
        for (const name of await readdir(join(home, folder))) {
          const source = await readFile(join(home, folder, name));
          this.emitFile({ type: 'asset', fileName: `${base}${folder}/${name}`, source });
        }
      }
    },
    configureServer(server) {
      server.middlewares.use(`/${base}`, (request, response, next) => {
        const path = /^\/(cmaps|standard_fonts)\/([\w.-]+)$/.exec(request.url ?? '');
        if (!path) return next();
        response.end(readFileSync(join(home, path[1]!, path[2]!)));
      });
    },
  };
}
