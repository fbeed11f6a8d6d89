import type { PaperBytes } from './bytes';
import { PaperFault } from './faults';
import type { Leaf, Paper } from './paper';

/** Decoded it takes ten times as much memory: more than an old PC has to give. */
const LARGEST = 25_000_000;

/** A picture as a document of one page. */
export async function openPicture(bytes: PaperBytes, mediaType: string): Promise<Paper> {
  if (bytes.length > LARGEST) throw new PaperFault('large');
  const blob = new Blob([await bytes.all()], { type: mediaType });
  const picture = await createImageBitmap(blob).catch(() => {
    throw new PaperFault('broken');
  });
  const leaf: Leaf = {
    size: { width: picture.width, height: picture.height },
    async draw(canvas, { scale, left, top }) {
      const context = canvas.getContext('2d');
      if (!context) return;
      context.imageSmoothingQuality = 'high';
      context.drawImage(picture, left, top, picture.width * scale, picture.height * scale);
    },
    async words() {},
  };
  return {
    pages: 1,
    leaf: async () => leaf,
    warm: async () => {},
    close: () => picture.close(),
  };
}
