import type pg from 'pg';
import type { Tx } from '#platform/db/database';
import { type OneClient, onOneClient } from '#platform/db/one-client';
import { conflict } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import type { Report } from '../../contract/process.ts';
import { enteringTables } from './catalogue-queries.ts';
import {
  analyzeRows,
  analyzeTables,
  countByCitizen,
  countKept,
  enter,
  forgetRows,
  freePointers,
  indexPointers,
  keepPeople,
  keepRows,
  leave,
  lockTables,
  makeMonths,
  type Proof,
  prove,
  tellChanges,
} from './enter-queries.ts';
import { judge } from './judge.ts';
import { reportOf, secondsSince } from './report.ts';
import { pairsOfOneFicha } from './report-queries.ts';
import { stage } from './stage.ts';
import { enteredRows, enteringRows } from './row-queries.ts';
import { dropStage, findStage, settleSession, takeTurn } from './stage-queries.ts';
import { type EnteringTable, findTable, PEOPLE } from './table.ts';
import type { Staged, Work } from './work.ts';

export type { Staged, Work } from './work.ts';

/** Loads what lacks and finds what would become of each row. No row that is in use changes. */
export async function rehearse(work: Work): Promise<Report> {
  const began = performance.now();
  return inTurn(work, async ({ client, db }) => {
    const tables = await stage(client, work);
    return db.transaction().execute(async () => {
      const orphans = await judge(client, tables, work);
      return reportOf(client, tables, work, { orphans, began });
    });
  });
}

/**
 * Lets the staged rows enter, in one transaction that reads them back and proves them; `settle` says in it what else is true
 * from then on. Throws a Problem, and nothing changed, where something does not fit. Doing it again is for the caller to
 * keep from happening: `settle` changes the state of the process.
 */
export async function apply(work: Work, settle: (tx: Tx, report: Report) => Promise<void>): Promise<Report> {
  const began = performance.now();
  return inTurn(work, async ({ client, db }) => {
    const tables = await stage(client, work);
    for (const table of tables) await makeMonths(client, table);
    await client.query('set synchronous_commit = on');
    return db.transaction().execute(async (tx) => {
      await lockTables(client, tables);
      const orphans = await judge(client, tables, work);
      const found = await reportOf(client, tables, work, { orphans, began });
      if (found.faults.length > 0)
        throw conflict('unification-faults', `${found.faults.join(' ')} Nada foi alterado.`);
      const entered = await enterAll({ client, tx }, tables, work);
      await analyzeTables(client, tables);
      const verified = { ...(await verify(client, tables, work, { report: found, entered })), orphans };
      if (!verified.ok) throw conflict('unification-differs', differs(verified.tables));
      const done: Report = { ...found, seconds: secondsSince(began), verified };
      await settle(tx, done);
      return done;
    });
  });
}

/** Takes away all that entered, in one transaction; `settle` says in it what is true from then on. */
export async function undo(work: Staged, settle: (tx: Tx) => Promise<void>): Promise<void> {
  await inTurn(work, async ({ client, db }) => {
    const tables = await enteringTables(client, work.tables);
    const { processId } = work;
    const at = work.platform.clock.now();
    await db.transaction().execute(async (tx) => {
      await lockTables(client, tables);
      await analyzeRows(client);
      const kept = await countKept(client, processId);
      work.progress('Preparando para desfazer');
      const forgetIndexes = await indexPointers(client, tables);
      await freePointers(client, tables, processId);
      for (const [place, table] of tables.toReversed().entries()) {
        work.signal.throwIfAborted();
        work.progress('Desfazendo', place, tables.length);
        await tellChanges(tx, table, { at, rows: enteredRows(table, processId), operation: 'D' });
        if ((await leave(client, table, processId)) !== (kept.get(table.name) ?? 0))
          throw changedSince(table);
      }
      await forgetRows(client, processId);
      await forgetIndexes();
      await settle(tx);
    });
    await analyzeTables(client, tables);
  });
}

/** Pairs of an arrived and a present citizen that hold one ficha. Asked before `forget`. */
export const pairsOfArrivals = (work: Staged): Promise<{ a: string; b: string }[]> =>
  inTurn(work, async ({ client }) => {
    if ((await findStage(client))?.processId !== work.processId) return [];
    return pairsOfOneFicha(client, await enteringTables(client, work.tables));
  });

/** What waited beside the base is taken away. */
export const forget = (work: Pick<Staged, 'platform' | 'processId' | 'signal'>): Promise<void> =>
  inTurn(work, async ({ client }) => {
    if ((await findStage(client))?.processId === work.processId) await dropStage(client);
  });

const busy = () =>
  conflict(
    'unification-busy',
    'Outra unificação está em andamento nesta instalação. Tente de novo quando ela terminar.',
  );

const changedSince = ({ name }: EnteringTable) =>
  conflict(
    'unification-changed',
    `Registros de ${name} que entraram foram apagados depois. Para voltar, restaure a cópia de segurança feita antes.`,
  );

const differs = (proofs: readonly Omit<Proof, 'there'>[]) =>
  `O que entrou não confere com o que veio (${proofs
    .filter(({ expected, found }) => expected !== found)
    .map(({ table }) => table)
    .join(', ')}). Nada foi alterado.`;

type Turn = { platform: Pick<Platform, 'databaseUrl'>; signal: AbortSignal };

const inTurn = <T>({ platform, signal }: Turn, work: (one: OneClient) => Promise<T>): Promise<T> =>
  onOneClient(
    platform.databaseUrl,
    'pec-unification',
    async (one) => {
      await settleSession(one.client);
      if (!(await takeTurn(one.client))) throw busy();
      return work(one);
    },
    signal,
  );

async function enterAll(
  { client, tx }: { client: pg.ClientBase; tx: Tx },
  tables: readonly EnteringTable[],
  work: Work,
): Promise<Map<string, number>> {
  const entered = new Map<string, number>();
  const { id } = work.plan.installation;
  const at = work.platform.clock.now();
  for (const [place, table] of tables.entries()) {
    work.signal.throwIfAborted();
    work.progress('Gravando na central', place, tables.length);
    entered.set(table.name, await enter(client, table, id));
    await keepRows(client, table, work.processId, id);
    await tellChanges(tx, table, { at, rows: enteringRows(table, id), operation: 'I' });
  }
  return entered;
}

async function verify(
  client: pg.ClientBase,
  tables: readonly EnteringTable[],
  work: Work,
  { report, entered }: { report: Report; entered: ReadonlyMap<string, number> },
): Promise<Omit<NonNullable<Report['verified']>, 'orphans'>> {
  const { id } = work.plan.installation;
  const people = findTable(tables, PEOPLE);
  const proofs: Proof[] = [];
  let citizensDiffering = 0;
  if (people) await keepPeople(client, people, id);
  for (const [place, table] of tables.entries()) {
    work.signal.throwIfAborted();
    work.progress('Conferindo o que entrou', place, tables.length);
    proofs.push(await prove(client, table, id));
    if (!people) continue;
    for (const { column } of table.declaration.citizen ?? [])
      citizensDiffering += await countByCitizen(client, table, column, id);
  }
  const planned = new Map(work.plan.tables.map(({ name, rows }) => [name, rows]));
  const accounted = report.tables.every(({ table, rows }) => rows === planned.get(table));
  const isProved = ({ table, rows, there, expected, found }: Proof) =>
    rows === there && rows === entered.get(table) && expected === found;
  return {
    ok: accounted && citizensDiffering === 0 && proofs.every(isProved),
    tables: proofs.map(({ there: _there, ...proof }) => proof),
    citizens: report.tables.find(({ table }) => table === PEOPLE)?.inserted ?? 0,
    citizensDiffering,
  };
}
