import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { withScaling } from './segmenter-model.ts';

const from = createRequire(import.meta.url);
// It tells no address of its package.json: found beside what it does tell.
const runner = dirname(from.resolve('@mediapipe/tasks-vision/vision_wasm_internal.js'));
const model = dirname(from.resolve('@mediapipe/selfie_segmentation/package.json'));
const { version } = JSON.parse(readFileSync(join(runner, '..', 'package.json'), 'utf8')) as { version: string };

const FILES: Record<string, () => Uint8Array> = {
  'runner.js': () => readFileSync(join(runner, 'vision_wasm_internal.js')),
  'runner.wasm': () => readFileSync(join(runner, 'vision_wasm_internal.wasm')),
  'people.tflite': () => withScaling(readFileSync(join(model, 'selfie_segmentation.tflite'))),
};

/** Serves what tells people from their background from our own address, which `virtual:segmenter` tells; its name holds the version. */
export function segmenter(): Plugin {
  const base = `assets/segmenter-${version}/`;
  return {
    name: 'segmenter',
    resolveId: (id) => (id === 'virtual:segmenter' ? `\0${id}` : null),
    load: (id) => (id === '\0virtual:segmenter' ? `export const SEGMENTER = '/${base}';` : null),
    generateBundle() {
      for (const [name, read] of Object.entries(FILES)) {
        this.emitFile({ type: 'asset', fileName: `${base}${name}`, source: read() });
      }
    },
    configureServer(server) {
      server.middlewares.use(`/${base}`, (request, response, next) => {
        const read = FILES[(request.url ?? '').slice(1).replace(/\?.*/, '')];
        if (!read) return next();
        response.setHeader('Content-Type', request.url?.includes('.js') ? 'text/javascript' : 'application/wasm');
        response.end(read());
      });
    },
  };
}
