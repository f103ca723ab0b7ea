import { createHash } from 'node:crypto';
import type { Db, Tx } from '#platform/db/database';
import { addArchive, type Archive, findArchives } from './archive-queries.ts';
import type { Faults } from './faults.ts';
import { isSignedBy, type Signer, type TrustedKeys } from './keys.ts';

/** Rows that left the base after their retention: every one before an instant, and some of split blocks. */
export type ArchivedRows = { before: Date | null; split: ReadonlySet<string> };

const digestOf = ({ beforeMonth, fileSha256, splitRows }: Archive): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(['pec-audit-archive-1', beforeMonth, fileSha256, [...splitRows].sort()]))
    .digest();

/** Notes that the months before one are in a file and no longer in the base. */
export async function insertArchive(tx: Tx, archive: Archive, signer: Signer, now: Date): Promise<void> {
  const { fingerprint } = signer;
  await addArchive(tx, { ...archive, fingerprint, signature: signer.sign(digestOf(archive)) }, now);
}

/** What left the base, as far as the notes are signed: a forged note hides nothing. */
export async function readArchives(db: Db, keys: TrustedKeys, faults: Faults): Promise<ArchivedRows> {
  const split = new Set<string>();
  let before: Date | null = null;
  for (const archive of await findArchives(db)) {
    const key = keys.get(archive.fingerprint);
    if (!key || !isSignedBy(key, digestOf(archive), archive.signature)) {
      faults.add('broken-signature');
      continue;
    }
    before = new Date(`${archive.beforeMonth}T00:00:00Z`);
    for (const row of archive.splitRows) split.add(row);
  }
  return { before, split };
}
