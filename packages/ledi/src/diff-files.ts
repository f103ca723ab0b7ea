import { createHash } from 'node:crypto';
import { LediError } from './errors.ts';
import { readFiles } from './files.ts';
import { type Difference, diffRecords } from './json.ts';
import type { Layout } from './layout.ts';
import { decodeRecord, headOf } from './record.ts';
import type { LediRecord } from './ledi-record.ts';

/**
 * A record that is not the same on both sides. `before` and `after` are its names in the two zips (null outside one,
 * and where it is missing).
 */
export type RecordDifference = {
  uuid: string | null;
  status: 'different' | 'only-before' | 'only-after';
  before: string | null;
  after: string | null;
  /** Field by field; one with an empty path when a side cannot be decoded; none when a side is missing. */
  differences: Difference[];
};

/**
 * The records that differ between two files or zips: two single records are compared as they are, lots by uuid (a
 * repeated uuid by its turn, a record that cannot be decoded by its name). The order of the fields is no difference.
 * Holds the bytes of the records that differ, not of the lots. LediError when a side cannot be used.
 */
export async function* diffFiles(
  layout: Layout,
  before: string,
  after: string,
): AsyncGenerator<RecordDifference> {
  const known = new Map<string, string>();
  let single: string | null = null;
  for await (const { key, entry, digest } of keyed(layout, before)) {
    known.set(key, digest);
    if (entry === null) single = key;
  }
  const changed = new Map<string, Keyed>();
  const added: Keyed[] = [];
  for await (const item of keyed(layout, after)) {
    const key = single !== null && item.entry === null ? single : item.key;
    const digest = known.get(key);
    if (digest === undefined) added.push({ ...item, bytes: null });
    else if (digest === item.digest) known.delete(key);
    else changed.set(key, item);
  }
  for await (const item of keyed(layout, before)) {
    if (!known.has(item.key)) continue;
    const { uuid, entry } = item;
    const other = changed.get(item.key);
    if (!other) yield { uuid, status: 'only-before', before: entry, after: null, differences: [] };
    else {
      const differences = between(layout, item, other);
      if (differences.length === 0) continue;
      yield { uuid, status: 'different', before: entry, after: other.entry, differences };
    }
  }
  for (const { uuid, entry } of added) {
    yield { uuid, status: 'only-after', before: null, after: entry, differences: [] };
  }
}

type Keyed = {
  key: string;
  uuid: string | null;
  entry: string | null;
  digest: string;
  bytes: Uint8Array | null;
};

async function* keyed(layout: Layout, file: string): AsyncGenerator<Keyed> {
  const turns = new Map<string, number>();
  const onUnusable = (_: string, { code, message }: LediError): never => {
    throw new LediError(code, `${file}: ${message}`);
  };
  for await (const { entry, bytes, error } of readFiles([file], onUnusable)) {
    const record = bytes ? readable(layout, bytes) : error;
    const isReadable = record !== null && !(record instanceof LediError);
    // Alone, a file that is no record cannot be compared; in a lot it is one entry among others.
    if (entry === null && record instanceof LediError) {
      throw new LediError(record.code, `${file}: ${record.message}`);
    }
    const uuid = isReadable ? headOf(record.transport).uuid : null;
    const name = uuid === null ? `/${entry}` : uuid;
    const turn = (turns.get(name) ?? 0) + 1;
    turns.set(name, turn);
    const digest = createHash('sha256')
      .update(bytes ?? '')
      .digest('base64');
    yield { key: `${name}#${turn}`, uuid, entry, digest, bytes };
  }
}

function readable(layout: Layout, bytes: Uint8Array): LediRecord | LediError {
  try {
    return decodeRecord(layout, bytes);
  } catch (error) {
    if (error instanceof LediError) return error;
    throw error;
  }
}

function between(layout: Layout, before: Keyed, after: Keyed): Difference[] {
  const [a, b] = [before, after].map(({ bytes }) => bytes && readable(layout, bytes));
  if (!a || !b || a instanceof LediError || b instanceof LediError) {
    const said = (side: typeof a) => (side instanceof LediError ? side.code : undefined);
    return [{ path: '', before: said(a), after: said(b) }];
  }
  return diffRecords(a, b);
}
