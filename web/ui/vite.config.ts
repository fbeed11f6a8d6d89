import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { icons } from './build/icons.ts';
import { pdfData } from './build/pdf-data.ts';
import { precompress } from './build/precompress.ts';
import { segmenter } from './build/segmenter.ts';
import { mockServer } from './dev/mock-server.ts';

const backend = process.env.GIAOBAN_DEV_SERVER ?? 'http://localhost:8080';
const mocked = process.env.GIAOBAN_DEV_MOCK === '1';

/**
 * The desk (index.html), the join page with the room (room.html), the answer to an invitation (reply.html) and the
 * television (tv.html).
 * The floor is Chrome 109, the last for Windows 7 and 8.1, still found in communes.
 */
export default defineConfig({
  appType: 'mpa',
  plugins: [icons(), pdfData(), segmenter(), precompress(), mockServer(mocked)],
  build: {
    target: 'chrome109',
    cssTarget: 'chrome109',
    outDir: '../target/classes/static',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        desk: resolve(import.meta.dirname, 'index.html'),
        room: resolve(import.meta.dirname, 'room.html'),
        reply: resolve(import.meta.dirname, 'reply.html'),
        tv: resolve(import.meta.dirname, 'tv.html'),
      },
      output: {
        // pdf.js's worker is a module by the name of `.mjs`; nothing else here is.
        assetFileNames: (asset) =>
          asset.names.some((name) => name.endsWith('.mjs'))
            ? 'assets/[name]-[hash].js'
            : 'assets/[name]-[hash][extname]',
        // What several parts use comes as one file, not as ten of a few hundred bytes: on an old PC
        // each request costs more than the few kilobytes that only the desk would need.
        codeSplitting: {
          // Words come with the first page that says them; only the shell's and the kit's come at once.
          groups: [
            {
              name: 'kit',
              test: /lucide:|node_modules\/(@lit|lit)|\/src\/kit\/|\/src\/locale\/((vi|en)\/)?(kit|shell|language|words)\.ts/,
              minShareCount: 2,
            },
            {
              name: 'room-words',
              test: /\/src\/locale\/((vi|en)\/)?(room|procedure|stage|paper|readiness|tv)\.ts/,
              minShareCount: 2,
            },
            { name: 'words', test: /\/src\/locale\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    proxy: mocked
      ? {}
      : {
          '/api': { target: backend, ws: true },
          '/whip': backend,
          '/whep': backend,
          '/calendar/': backend,
        },
  },
  test: { include: ['test/**/*.test.ts', 'src/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
});
