import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/** `import send from 'lucide:send'` gives the drawing inside the icon's svg element, nothing else. */
export function icons(): Plugin {
  return {
    name: 'lucide-icons',
    enforce: 'pre',
    resolveId(id) {
      return id.startsWith('lucide:') ? `\0${id}` : null;
    },
    async load(id) {
      if (!id.startsWith('\0lucide:')) return null;
      const name = id.slice('\0lucide:'.length);
      const svg = await readFile(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
      const inner = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
      return `export default ${JSON.stringify(inner.replace(/\s*\n\s*/g, '').trim())};`;
    },
  };
}
