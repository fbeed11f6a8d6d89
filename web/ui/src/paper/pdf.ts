/** pdf.js, loaded when the first PDF is shown. The legacy build is the one for Chrome 109. */

import { PDF_DATA } from 'virtual:pdf-data';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import type { PaperBytes } from './bytes';
import type { Leaf, Paper } from './paper';

pdfjs.GlobalWorkerOptions.workerSrc = worker;

/** Into the browser's cache, from where a first document has it at once. */
export async function fetchWorker(): Promise<void> {
  await (await fetch(worker)).arrayBuffer();
}

/** What is asked at once when a piece is missing: small, for 64 kbit/s. */
const CHUNK = 16_384;

/** Asks our own bytes, so that a broken line is waited for and a kept copy is used. */
class Transport extends pdfjs.PDFDataRangeTransport {
  constructor(
    private readonly bytes: PaperBytes,
    private readonly failed: (error: unknown) => void,
  ) {
    super(bytes.length, null);
  }

  override requestDataRange(begin: number, end: number): void {
    this.bytes.read(begin, end).then((chunk) => this.onDataRange(begin, chunk), this.failed);
  }
}

export async function openPdf(bytes: PaperBytes, password?: string): Promise<Paper> {
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined); // told to whoever waits for a page
  const task = pdfjs.getDocument({
    range: new Transport(bytes, fail),
    length: bytes.length,
    rangeChunkSize: CHUNK,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    enableXfa: false,
    cMapUrl: `${PDF_DATA}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${PDF_DATA}standard_fonts/`,
    verbosity: 0,
    ...(password !== undefined && { password }),
  });
  const document = await Promise.race([task.promise, failed]).catch((error: unknown) => {
    void task.destroy();
    throw error;
  });
  const page = (number: number) => Promise.race([document.getPage(number), failed]);
  return {
    pages: document.numPages,
    leaf: async (number) => leaf(await page(number), failed),
    warm: async (number) => {
      await (await page(number)).getOperatorList();
    },
    close: () => void task.destroy(),
  };
}

function leaf(page: pdfjs.PDFPageProxy, failed: Promise<never>): Leaf {
  const { width, height } = page.getViewport({ scale: 1 });
  return {
    size: { width, height },
    async draw(canvas, { scale, left, top }, signal) {
      const canvasContext = canvas.getContext('2d');
      if (!canvasContext) return;
      const viewport = page.getViewport({ scale, offsetX: left, offsetY: top });
      // The sheet is white, the desk it lies on is not.
      canvasContext.fillStyle = '#fff';
      canvasContext.fillRect(left, top, width * scale, height * scale);
      const drawing = page.render({ canvasContext, viewport, background: 'rgba(0,0,0,0)' });
      const stop = (): void => drawing.cancel();
      signal.addEventListener('abort', stop);
      try {
        await Promise.race([drawing.promise, failed]);
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    async words(over, signal) {
      const text = new pdfjs.TextLayer({
        textContentSource: page.streamTextContent(),
        container: over,
        viewport: page.getViewport({ scale: 1 }),
      });
      const stop = (): void => text.cancel();
      signal.addEventListener('abort', stop);
      await text.render().finally(() => signal.removeEventListener('abort', stop));
    },
  };
}
