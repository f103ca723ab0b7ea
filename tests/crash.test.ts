import type { Status } from '#apps/installation/supervisor/state';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Content, contentOf, holdTable, query } from './support/base.ts';
import { importEnd, type StartedImport, startImport } from './support/client.ts';
import { cnesFile } from './support/cnes-files.ts';
import { IBGE, type Installation, startAgain } from './support/installation.ts';
import { startPrepared } from './support/prepared.ts';
import { isAlive, kill, processesOf } from './support/processes.ts';
import { releaseEverything } from './support/program.ts';
import { until } from './support/until.ts';

afterAll(releaseEverything);

const PROFESSIONALS = 3_000;
const big = (seed: number) => cnesFile({ seed, units: 45, professionals: PROFESSIONALS, date: '2026-10-05' });

/** What a file leaves when nothing disturbs its import. */
async function cleanContent(file: string): Promise<Content> {
  const { installer, dataDir, stop } = await startPrepared();
  const { importId } = await startImport(installer, file, { municipality: IBGE });
  await importEnd(installer, importId);
  const content = await contentOf(dataDir);
  await stop();
  return content;
}

/** An import that stands still in the middle of its transaction, until released. */
async function importInTheMiddle({ installer, dataDir }: Installation, file: string) {
  const held = await holdTable(dataDir, 'lotacao');
  const started = await startImport(installer, file, { municipality: IBGE });
  await held.reached();
  expect(await contentOf(dataDir)).toMatchObject({ units: 0, teams: 0, professionals: 0, lotacoes: 0 });
  return { ...started, release: held.release };
}

const running = ({ status }: Installation, changed: (status: Status) => boolean) =>
  until('every process to be up again', async () => {
    const now = await status();
    return now.state === 'running' && changed(now) && now;
  });

/** The import ended well, once, and left what an undisturbed one leaves. */
async function expectImported(one: Installation, { importId, jobId }: StartedImport, clean: Content) {
  const report = await importEnd(one.installer, importId);
  expect(report).toMatchObject({ status: 'imported', error: null, inconsistencies: 0 });
  expect(report.counts?.professionals).toMatchObject({ added: PROFESSIONALS, updated: 0 });
  expect(await contentOf(one.dataDir)).toEqual(clean);
  const imported = await query(one.dataDir, `select id from cnes_import where status = 'imported'`);
  expect(imported).toEqual([{ id: importId }]);
  const applied = `select count(*)::int as times from audit_event where type = 'health-network.cnes-imported'`;
  expect(await query(one.dataDir, applied)).toEqual([{ times: 1 }]);
  expect(await query(one.dataDir, `select state from job where id = '${jobId}'`)).toEqual([
    { state: 'done' },
  ]);
}

describe('kill -9 during an import', () => {
  let file = '';
  let clean: Content;
  beforeAll(async () => {
    file = await big(11);
    clean = await cleanContent(file);
    if (clean.professionals !== PROFESSIONALS) throw new Error('the undisturbed import failed');
  });

  it.each(['web', 'worker', 'postgres'] as const)(
    'of %s: it comes back and the import ends',
    async (name) => {
      const one = await startPrepared();
      const before = await one.status();
      const started = await importInTheMiddle(one, file);
      kill(before.pids[name]);
      const after = await running(one, ({ pids }) => pids[name] !== null && pids[name] !== before.pids[name]);
      await started.release();
      await expectImported(one, started, clean);
      const others = Object.entries(after.pids).filter(([part]) => part !== name);
      expect(others).toEqual(Object.entries(before.pids).filter(([part]) => part !== name));
      await one.stop();
      expect(processesOf(one.dataDir)).toEqual([]);
    },
  );

  it('of the supervisor: its children go by themselves and the next start needs no help', async () => {
    const one = await startPrepared();
    const { pids } = await one.status();
    const started = await importInTheMiddle(one, file);
    kill(pids.supervisor);
    await until('the children to stop', () => !Object.values(pids).some(isAlive));
    await until('PostgreSQL to leave nothing', () => processesOf(one.dataDir).length === 0);
    await started.release();

    const again = await startAgain(one);
    await expectImported(again, started, clean);
    await again.stop();
    expect(processesOf(one.dataDir)).toEqual([]);
  });

  it('of everything at once, as in a power cut: the import is taken up again', async () => {
    const one = await startPrepared();
    const started = await importInTheMiddle(one, file);
    const pids = processesOf(one.dataDir);
    expect(pids.length).toBeGreaterThan(4);
    for (const pid of pids.filter(isAlive)) kill(pid);
    await until('everything to be gone', () => processesOf(one.dataDir).length === 0);
    await started.release();
    const again = await startAgain(one);
    await expectImported(again, started, clean);
    await again.stop();
  });
});
