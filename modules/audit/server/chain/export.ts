import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Tx } from '#platform/db/database';
import { refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import type { UseCaseContext } from '#platform/usecase/context';
import { ArchiveWriter, verifyArchive } from './archive-file.ts';
import { dropPartitions, idsInPartitions, partitionsBefore } from './archive-queries.ts';
import { insertArchive, readArchives } from './archives.ts';
import { loadSigner, readTrustedKeys, type Signer } from './keys.ts';
import { Faults } from './faults.ts';
import { databaseNow } from './export-queries.ts';
import { walkChain } from './walk.ts';

/** Lei 13.787/2018: records are kept for 20 years; the trail that vouches for them no less. */
const RETENTION_YEARS = 20;

export type Exported = { file: string; sha256: string; blocks: number; rows: number; dropped: string[] };

/** First day of a month given as 'aaaa-mm'. Throws 422 when it is none. */
function firstDay(month: string): string {
  if (!/^[12]\d{3}-(0[1-9]|1[0-2])$/.test(month)) {
    throw refused('month-invalid', `“${month}” não é um mês. Informe ano e mês, por exemplo 2026-01.`);
  }
  return `${month}-01`;
}

/**
 * Writes the months before one to a signed file, whole blocks at a time, and verifies what was written.
 * With `drop` the months leave the base: refused while any of them is within its retention.
 */
export async function exportTrail(
  context: UseCaseContext,
  { before, path, drop }: { before: string; path: string; drop: boolean },
): Promise<Exported> {
  const { platform, db, now } = context;
  const month = firstDay(before);
  if (drop) await refuseWithinRetention(db, month, now);
  const partial = `${path}.parte${path.endsWith('.gz') ? '.gz' : ''}`;
  try {
    const written = await writeArchive(platform, db, { month, path: partial, now });
    const report = await verifyArchive(partial, await readTrustedKeys(platform.boot.dataDir));
    if (!report.ok) {
      throw refused(
        'trail-broken',
        'A trilha deste período não confere, e por isso não foi exportada. Use pec audit verify para ver onde.',
      );
    }
    await rename(partial, path);
    const dropped = drop ? await dropMonths(db, month, written, now) : [];
    const { sha256, blocks, rows } = written;
    context.audit({
      type: drop ? 'audit.archived' : 'audit.exported',
      details: { before, sha256, rows, months: dropped.length },
    });
    return { file: path, sha256, blocks, rows, dropped };
  } finally {
    await rm(partial, { force: true });
  }
}

/** By both clocks: one set forward must not let more go. */
async function refuseWithinRetention(db: Tx, month: string, now: Date): Promise<void> {
  const today = new Date(Math.min(now.getTime(), (await databaseNow(db)).getTime()));
  const limit = new Date(today);
  limit.setUTCFullYear(today.getUTCFullYear() - RETENTION_YEARS);
  if (new Date(`${month}T00:00:00Z`) <= limit) return;
  throw refused(
    'within-retention',
    `A trilha é guardada por ${RETENTION_YEARS} anos: nada de depois de ${limit.toISOString().slice(0, 7)} ` +
      'pode sair da base. Exporte sem --drop.',
  );
}

type Written = { sha256: string; blocks: number; rows: number; signer: Signer; split: string[] };

async function writeArchive(
  platform: Platform,
  db: Tx,
  { month, path, now }: { month: string; path: string; now: Date },
): Promise<Written> {
  const end = new Date(`${month}T00:00:00Z`);
  const signer = await loadSigner(platform, db);
  const writer = new ArchiveWriter();
  const file = createWriteStream(path, { mode: 0o600 });
  const out: Writable = path.endsWith('.gz') ? createGzip() : file;
  if (out !== file) out.pipe(file);
  const done = finished(file);
  // Awaited below; a failure before that must not end the process.
  done.catch(() => undefined);
  const split: string[] = [];
  const { before, split: earlier } = await readArchives(
    db,
    await readTrustedKeys(platform.boot.dataDir),
    new Faults(),
  );
  const header = { programVersion: platform.version, beforeMonth: month, writtenAt: now };
  await write(out, writer.header({ ...header, earlierRows: [...earlier] }));
  for await (const { block, rows } of walkChain(db)) {
    if (block.firstAt === null || block.lastAt === null || block.firstAt >= end) continue;
    if (before !== null && block.lastAt < before) continue;
    await write(out, writer.block(block, rows));
    if (block.lastAt >= end) split.push(...rows.map((row) => row.id));
  }
  const { line, ...counts } = writer.end(signer);
  await write(out, line);
  out.end();
  await done;
  return { ...counts, signer, split };
}

async function write(out: Writable, text: string): Promise<void> {
  if (!out.write(text)) await once(out, 'drain');
}

async function dropMonths(db: Tx, month: string, written: Written, now: Date): Promise<string[]> {
  const names = await partitionsBefore(db, month);
  const splitRows = await idsInPartitions(db, names, written.split);
  await insertArchive(db, { beforeMonth: month, fileSha256: written.sha256, splitRows }, written.signer, now);
  await dropPartitions(db, names);
  return names;
}
