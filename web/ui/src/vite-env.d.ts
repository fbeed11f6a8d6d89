/// <reference types="vite/client" />

declare module 'virtual:pdf-data' {
  /** Where pdf.js finds its character maps and fonts. */
  export const PDF_DATA: string;
}

declare module 'virtual:segmenter' {
  /** Where the files are that tell people from their background. */
  export const SEGMENTER: string;
}

declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist';
}

declare module 'lucide:*' {
  const drawing: string;
  export default drawing;
}
