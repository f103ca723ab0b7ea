/** A person's text in which `like` finds no signs of its own, without blanks around. */
export const escapeLike = (text: string): string => text.trim().replaceAll(/[\\%_]/g, '\\$&');

/** The same as a pattern, e.g. over `search_key(column)`. */
export const containing = (text: string): string => `%${escapeLike(text)}%`;
export const startingWith = (text: string): string => `${escapeLike(text)}%`;
