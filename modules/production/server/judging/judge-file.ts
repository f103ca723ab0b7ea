import type { Ledi } from '#platform/ledi/load';
import type { Judged } from '../store/judged.ts';
import { type Entry, judge } from './judge.ts';
import type { Members } from './membership.ts';

/** Records that are judged, and then stored, together. */
const BATCH = 500;

/** A file of records to be judged, from one on; asked for once the file proved to have any. */
export type ToJudge = { path: string; from: () => Promise<number> };

/**
 * Judges the records of a lot or of a single record, some hundreds at a time, in their order. LediError when the file is
 * no lot, before `from` is asked.
 */
export async function* judgeFile(
  ledi: Ledi,
  members: Members,
  { path, from }: ToJudge,
): AsyncGenerator<Judged[]> {
  let batch: Entry[] = [];
  let position = 0;
  let first: number | undefined;
  for await (const { entry, bytes, error } of ledi.readFiles([path])) {
    first ??= await from();
    if (position >= first) batch.push({ position, entry, bytes, error });
    position += 1;
    if (batch.length < BATCH) continue;
    yield await judge(ledi, members, batch);
    batch = [];
  }
  if (batch.length > 0) yield await judge(ledi, members, batch);
}
