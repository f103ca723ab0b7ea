/**
 * Tables that whoever signs in writes to, which a closed installation keeps nobody from: nothing in them is work that would be
 * lost, and nobody is made to wait for them.
 */
export const BY_SIGNING_IN: ReadonlySet<string> = new Set(['account', 'access_use']);
