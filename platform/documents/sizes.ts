import type { Look, Paper } from './document.ts';
import type { Face } from './fonts.ts';

const MM = 72 / 25.4;
export const mm = (millimetres: number): number => millimetres * MM;

/** The longest page that a reader of PDF has to show (ISO 32000, annex C). */
const LONGEST = 14_400;

type Sizes = {
  /** Points. */
  width: number;
  height: number;
  margin: number;
  text: number;
  small: number;
  heading: number;
  title: number;
  large: number;
};

const SHEET = { margin: mm(12), text: 10.5, small: 8.5, heading: 12, title: 15, large: 14 };

export const SIZES: Record<Paper, Sizes> = {
  A4: { ...SHEET, width: mm(210), height: mm(297) },
  'A4-landscape': { ...SHEET, width: mm(297), height: mm(210) },
  A5: { ...SHEET, width: mm(148), height: mm(210), margin: mm(10), text: 9.5, small: 8, title: 13 },
  // Receipt printers print 72 of the 80 mm. A page is cut to its length once it is known.
  roll: {
    width: mm(80),
    height: LONGEST,
    margin: mm(4),
    text: 9,
    small: 7.5,
    heading: 10,
    title: 12,
    large: 13,
  },
};

export type Style = { face: Face; size: number; features?: PDFKit.Mixins.OpenTypeFeatures[] };

export function styleOf(look: Look | 'heading' | 'title', sizes: Sizes): Style {
  switch (look) {
    case 'plain':
      return { face: 'regular', size: sizes.text };
    case 'strong':
      return { face: 'bold', size: sizes.text };
    case 'small':
      return { face: 'regular', size: sizes.small };
    case 'code':
      return { face: 'bold', size: sizes.large, features: ['zero', 'tnum', 'ss02'] };
    case 'heading':
    case 'title':
    case 'large':
      return { face: 'bold', size: sizes[look] };
  }
}
