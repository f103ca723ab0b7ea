/** What no list shows, no terminal should obey and no base takes. */
const UNSHOWN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/** A text of elsewhere as it may be shown and kept, no longer than this. */
export const shownText = (text: string, most: number): string =>
  text.slice(0, most).replaceAll(UNSHOWN, '\ufffd');
