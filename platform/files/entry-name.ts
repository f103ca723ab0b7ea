import { shownText } from './shown-text.ts';

const LONGEST = 255;

/** The name of an entry of a zip, as it may be shown and kept: whoever made the file wrote it. */
export const entryName = (name: string): string => shownText(name, LONGEST);
