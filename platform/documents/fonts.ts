import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform/config/root';

/** Faces of what is printed: Inter, as on the screen, embedded in each document with the letters that it uses. */
export type Face = 'regular' | 'bold';

const FILES: Record<Face, string> = {
  regular: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  bold: '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf',
};
const read = new Map<Face, Buffer>();

function fontFile(face: Face): Buffer {
  const known = read.get(face);
  if (known) return known;
  const file = readFileSync(join(projectRoot(), 'node_modules', FILES[face]));
  read.set(face, file);
  return file;
}

type Glyph = { advanceWidth: number };
type Layout = (text: string, features?: unknown) => object;
/** The font that a pdfkit font stands on; its types leave it out. */
type Inside = { _font: { font: { layout: Layout; glyphsForString(text: string): Glyph[] } } };

/** Options of a pdfkit document that these faces need: what `registerFaces` does is quicker than looking it up. */
export const FACE_OPTIONS = { fontLayoutCache: false };

/**
 * Makes the faces known to a document. Letters stand side by side by their own widths: the rules of the font (ligatures,
 * kerning) take half the time of a long table for Portuguese to look the same; they are followed where a style asks for some.
 */
export function registerFaces(doc: PDFKit.PDFDocument): void {
  for (const face of Object.keys(FILES) as Face[]) {
    doc.registerFont(face, fontFile(face));
    const { font } = (doc.font(face) as unknown as Inside)._font;
    const byRules = font.layout.bind(font);
    font.layout = (text, features) => {
      if (features) return byRules(text, features);
      // A letter and its accent apart are one glyph only when they are written as one.
      const glyphs = font.glyphsForString(text.normalize('NFC'));
      const positions = glyphs.map(({ advanceWidth }) => ({
        xAdvance: advanceWidth,
        yAdvance: 0,
        xOffset: 0,
        yOffset: 0,
      }));
      return {
        glyphs,
        positions,
        // pdfkit scales the positions first, and asks for their sum then.
        get advanceWidth() {
          return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
        },
      };
    };
  }
}
