import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { samplePdf } from '../dev/room/sample-pdf';

const build = (name: string): string => createRequire(import.meta.url).resolve(`pdfjs-dist/legacy/build/${name}`);

/** Takes from a fresh world what browsers got after Chrome 109, then reads a page as the viewer does. */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const late = [
  [Promise, ['withResolvers', 'try']], [Array, ['fromAsync']], [Object, ['groupBy']], [Map, ['groupBy']], [URL, ['canParse', 'parse']],
  [Array.prototype, ['toSorted', 'toReversed', 'toSpliced', 'with']],
  [Object.getPrototypeOf(Uint8Array.prototype), ['toSorted', 'toReversed', 'with']],
  [Uint8Array, ['fromBase64', 'fromHex']], [Uint8Array.prototype, ['toBase64', 'toHex', 'setFromBase64', 'setFromHex']],
  [Set.prototype, ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']],
  [String.prototype, ['isWellFormed', 'toWellFormed']], [ArrayBuffer.prototype, ['transfer', 'transferToFixedLength', 'resize']],
  [AbortSignal, ['any']], [globalThis, ['Iterator', 'Float16Array']], [ReadableStream.prototype, [Symbol.asyncIterator, 'values']],
];
for (const [where, names] of late) for (const name of names) delete where[name];
(async () => {
  globalThis.DOMMatrix ??= class {}; globalThis.Path2D ??= class {}; globalThis.ImageData ??= class {};
  const pdfjs = await import(workerData.library);
  pdfjs.GlobalWorkerOptions.workerSrc = workerData.worker;
  const document = await pdfjs.getDocument({ data: workerData.pdf, isEvalSupported: false, useSystemFonts: false, verbosity: 0 }).promise;
  const page = await document.getPage(3);
  const words = (await page.getTextContent()).items.map((item) => item.str).join(' ');
  const drawn = (await page.getOperatorList()).fnArray.length;
  parentPort.postMessage({ pages: document.numPages, words, drawn });
})().catch((error) => parentPort.postMessage({ error: String(error && error.stack) }));
`;

it('pdf.js reads a page with nothing that browsers got after Chrome 109', async () => {
  const workerData = { library: build('pdf.min.mjs'), worker: build('pdf.worker.min.mjs'), pdf: samplePdf(3) };
  const world = new Worker(PROGRAM, { eval: true, workerData, stdout: true, stderr: true });
  try {
    const told = await new Promise<Record<string, unknown>>((done, failed) => {
      world.once('message', done);
      world.once('error', failed);
    });
    expect(told.error).toBeUndefined();
    expect(told.pages).toBe(3);
    expect(told.words).toContain('trang 3');
    expect(told.drawn).toBeGreaterThan(20);
  } finally {
    await world.terminate();
  }
});
