import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Db } from '#platform/db/database';
import { MOST_PIECE_BYTES, type Plan } from '../../contract/plan.ts';
import { readPlan } from '../plan/plan-text.ts';
import { findPlan } from './process-queries.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** The text of a plan as it is kept with its process. */
export const packPlan = (text: Buffer): Promise<Buffer> => compress(text);

/** The plan that a process keeps, and its name; undefined before there is one. */
export async function planOf(db: Db, id: string): Promise<{ sha256: string; plan: Plan } | undefined> {
  const kept = await findPlan(db, id);
  if (!kept) return undefined;
  const text = await expand(kept.packed, { maxOutputLength: MOST_PIECE_BYTES });
  return { sha256: kept.sha256, plan: readPlan(text) };
}
