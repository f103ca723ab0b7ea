import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { runUseCase } from '#platform/usecase/run';
import { purgeCitizenFilesJob } from './server/jobs.ts';
import { runCitizenImport } from './server/run-import.ts';
import { applyCitizenImport } from './server/start.ts';
import { type Desk, openDesk } from '#modules/citizens/test/desk';
import { importedRecord, importLot, jobOf, openImports } from './test/imports.ts';

let desk: Desk;
let imports: Awaited<ReturnType<typeof openImports>>;
beforeAll(async () => {
  desk = await openDesk({ worker: true });
  imports = await openImports(desk);
}, 60_000);
afterAll(() => desk.close());

const SYSTEM = { actor: { kind: 'system' } } as const;
const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;
const db = () => desk.installation.platform.db;
const someFile = async (records = 1) =>
  imports.send(await importLot(Array.from({ length: records }, () => importedRecord())));
const recordsOf = (id: string) =>
  rowsOf(db(), sql`select 1 from citizen_import_record where import_id = ${id}`);
const purge = () => purgeCitizenFilesJob.run(jobOf(desk), {});
/** Acts at a later hour: nobody is signed in then. */
async function after(ms: number, act: () => Promise<unknown>): Promise<void> {
  const { clock } = desk.installation;
  clock.advance(ms);
  await act().finally(() => clock.advance(-ms));
}
const waiting = async (): Promise<number> =>
  (
    await getRow<{ count: number }>(
      db(),
      sql`select count(distinct pid) from pg_locks l join pg_stat_activity a using (pid)
        where not l.granted and a.datname = current_database()`,
    )
  ).count;
const untilWaiting = (count: number) =>
  vi.waitUntil(async () => (await waiting()) >= count, { timeout: 20_000, interval: 20 });

test('names and values go a week after the end, at once when the file is discarded', async () => {
  const discarded = await someFile();
  const kept = await someFile();
  await imports.apply(kept, 'fill');
  await imports.administrator.call('DELETE', `/citizen-imports/${discarded}`);
  expect([(await recordsOf(discarded)).length, (await recordsOf(kept)).length]).toEqual([0, 1]);
  await after(WEEK_MS - MINUTE_MS, purge);
  expect(await recordsOf(kept)).toHaveLength(1);
  await after(WEEK_MS, purge);
  expect(await recordsOf(kept)).toEqual([]);
  const [row] = await imports.rows(kept);
  expect(row).toMatchObject({ name: null, outcome: 'new' });
  expect((await imports.open(row?.id)).body).toMatchObject({ citizen: null, fields: [], notShown: 'gone' });
});

test('past its time nothing of a file is shown or applied, emptied already or not', async () => {
  const id = await someFile();
  const [row] = await imports.rows(id);
  const until = desk.installation.platform.clock.now();
  await sql`update citizen_import set kept_until = ${until} where id = ${id}`.execute(db());
  expect(await imports.see(id)).toMatchObject({ keptUntil: null, canApply: false, canDiscard: false });
  expect((await imports.rows(id))[0]?.name).toBeNull();
  expect((await imports.open(row?.id)).body).toMatchObject({ name: null, fields: [], notShown: 'gone' });
  expect((await imports.apply(id, 'fill')).status).toBe(409);
  expect(await recordsOf(id)).toHaveLength(1);
});

test('an import asked for at the last moment is not emptied while it waits', async () => {
  const id = await someFile();
  let purged: Promise<unknown> = Promise.resolve();
  await runUseCase(desk.installation.platform, SYSTEM, async (context) => {
    await applyCitizenImport(context, id, 'fill');
    await after(WEEK_MS, async () => {
      purged = purge();
      await Promise.race([purged, untilWaiting(1)]);
    });
  });
  await purged;
  await vi.waitUntil(async () => (await imports.see(id)).status === 'imported', { timeout: 20_000 });
  expect((await imports.see(id)).counts['applied']).toBe(1);
});

test('a job that is in the queue keeps its file', async () => {
  const id = await someFile();
  const job = sql`(select job_id from citizen_import where id = ${id})`;
  await sql`update job set state = 'queued', run_at = now() + interval '1 year' where id = ${job}`.execute(
    db(),
  );
  await after(WEEK_MS, purge);
  expect(await recordsOf(id)).toHaveLength(1);
  await sql`update job set state = 'cancelled' where id = ${job}`.execute(db());
  await after(WEEK_MS, purge);
  expect(await recordsOf(id)).toEqual([]);
});

test.each([
  ['discard', [204, 409], 'discarded', 0],
  ['apply', [202, 409], 'imported', 1],
])('discarded and applied at once, the first decides: %s', async (first, statuses, status, applied) => {
  const id = await someFile();
  const { administrator } = imports;
  const acts = [
    () => administrator.call('DELETE', `/citizen-imports/${id}`),
    () => administrator.call('POST', `/citizen-imports/${id}/apply`, { onConflict: 'fill' }),
  ];
  if (first === 'apply') acts.reverse();
  const asked: Array<Promise<{ status: number }>> = [];
  await db()
    .transaction()
    .execute(async (held) => {
      await sql`select 1 from citizen_import where id = ${id} for update`.execute(held);
      for (const act of acts) {
        asked.push(act());
        await untilWaiting(asked.length);
      }
    });
  expect((await Promise.all(asked)).map((answer) => answer.status)).toEqual(statuses);
  await vi.waitUntil(async () => (await imports.see(id)).status === status, { timeout: 20_000 });
  expect((await imports.see(id)).counts['applied']).toBe(applied);
});

test('an import whose records are gone says so instead of ending with nothing entered', async () => {
  const id = await someFile();
  await sql`delete from citizen_import_record where import_id = ${id}`.execute(db());
  expect((await imports.apply(id, 'fill')).status).toBe(202);
  expect(await imports.see(id)).toMatchObject({
    status: 'refused',
    error: { code: 'file-gone', message: expect.stringContaining('Envie o arquivo de novo') },
    counts: { applied: 0 },
  });
});

test('a record that no longer reads stays out with its reason, and the others enter', async () => {
  const id = await someFile(2);
  await sql`update citizen_import_record set bytes = '\\x01' where import_id = ${id} and number = 1`.execute(
    db(),
  );
  await imports.apply(id, 'overwrite');
  expect(await imports.see(id)).toMatchObject({ status: 'imported', counts: { rejected: 1, applied: 1 } });
  const [row] = await imports.rows(id, '?outcome=rejected');
  expect(row).toMatchObject({
    number: 1,
    reasons: [{ message: expect.stringContaining('não está no formato') }],
  });
});

test('what is done never exceeds what there is to do, whatever became of rows before it was cut', async () => {
  const twice = importedRecord();
  const id = await imports.send(await importLot([twice, twice, importedRecord()]));
  const cut = new AbortController();
  const told: unknown[] = [];
  const input = { importId: id, onConflict: 'fill' } as const;
  const stopped = jobOf(desk, {
    signal: cut.signal,
    progress: ({ done }) => {
      if (done === 2) cut.abort();
    },
  });
  await expect(runCitizenImport(stopped, input)).rejects.toThrow('aborted');
  await runCitizenImport(jobOf(desk, { progress: ({ done, total }) => told.push([done, total]) }), input);
  expect(told).toEqual([[3, 3]]);
  // The second of the two was new when it was looked at, and said nothing new when it was gone through.
  expect((await imports.see(id)).counts).toMatchObject({ new: 2, same: 1, applied: 2 });
});

test.each([
  ['looked at', 'preview', null],
  ['stopped in the middle', 'waiting', 'fill'],
])('a file of a former version is said to be one: %s', async (_, status, onConflict) => {
  const id = await someFile();
  await sql`insert into stored_file (id, name, size, sha256, created_at) values (${id}, '', 0, '', now())`.execute(
    db(),
  );
  await sql`update citizen_import set status = ${status}, file_id = ${id} where id = ${id}`.execute(db());
  await sql`update job set state = 'cancelled', input = jsonb_set(input, '{onConflict}', to_jsonb(${onConflict}::text))
    where id = (select job_id from citizen_import where id = ${id}) and ${onConflict}::text is not null`.execute(
    db(),
  );
  expect(await imports.see(id)).toMatchObject({ canApply: false, canDiscard: true, ofFormerVersion: true });
  const { status: answered, text } = await imports.apply(id, 'fill');
  expect([answered, text]).toEqual([409, expect.stringContaining('conferido por uma versão anterior')]);
});
