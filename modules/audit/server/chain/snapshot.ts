/**
 * Which transactions a reader sees, as PostgreSQL tells it (`xmin:xmax:xip,…`): every one below `xmax`
 * except those still open then (`open`). Numbers stay far below 2^53.
 */
export type Snapshot = { xmax: number; open: readonly number[] };

/** Sees nothing: where an epoch begins. Real transactions start at 3. */
export const NOTHING: Snapshot = { xmax: 1, open: [] };
/** Sees everything: where an epoch ends. */
export const EVERYTHING: Snapshot = { xmax: Number.MAX_SAFE_INTEGER, open: [] };

export const isClosed = (snapshot: Snapshot): boolean => snapshot.xmax === EVERYTHING.xmax;

const WRITTEN = /^\d+:(\d+):([\d,]*)$/;

/** One that was altered into no snapshot at all sees nothing; the hash of its block tells. */
export function parseSnapshot(text: string): Snapshot {
  const [, xmax, open = ''] = WRITTEN.exec(text) ?? [];
  if (xmax === undefined) return NOTHING;
  return { xmax: Number(xmax), open: open === '' ? [] : open.split(',').map(Number) };
}

export function formatSnapshot({ xmax, open }: Snapshot): string {
  return `${Math.min(xmax, ...open)}:${xmax}:${open.join(',')}`;
}

export const sees = ({ xmax, open }: Snapshot, xid: number): boolean => xid < xmax && !open.includes(xid);

/** The same view, ending before a transaction: cuts a long backlog into blocks. */
export const cutBefore = (snapshot: Snapshot, xid: number): Snapshot => ({
  xmax: xid,
  open: snapshot.open.filter((one) => one < xid),
});
