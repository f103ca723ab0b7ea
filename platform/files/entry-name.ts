const LONGEST = 255;
/** What no list shows, no terminal should obey and no base takes. */
const UNSHOWN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/** The name of an entry of a zip, as it may be shown and kept: whoever made the file wrote it. */
export const entryName = (name: string): string => name.slice(0, LONGEST).replaceAll(UNSHOWN, '\ufffd');
