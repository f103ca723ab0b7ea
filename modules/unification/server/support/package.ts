import { freemem, totalmem } from 'node:os';
import { baseBytes } from '#platform/db/bases/room';
import type { UseCaseContext } from '#platform/usecase/context';
import { diskUse } from '#platform/files/disk';
import type { Report } from '../../contract/process.ts';
import { readOurselves } from '../checks/ourselves.ts';
import { piecesOf } from '../plan/plan-text.ts';
import { getLocked } from '../process/change.ts';
import { piecesOfProcess } from '../process/keys-of.ts';
import { planOf } from '../process/plan-of.ts';
import { listProcesses, type ProcessRow } from '../process/process-queries.ts';
import { isPlain } from '../protocol/link.ts';
import { logLines } from './log-lines.ts';
import { scrub } from './scrub.ts';
import { listEvents, listWork, readServer } from './support-queries.ts';

/** Of processes of a side, more than any installation has. */
const MOST = 10_000;

type Clean = (text: string) => string;

/**
 * What helps somebody elsewhere to see why a unification does not go on: states, versions, counts, codes. Only what is named
 * here goes in; names, addresses, the four words, keys and rows of the bases do not.
 */
export async function supportPackage(context: UseCaseContext, id: string): Promise<Record<string, unknown>> {
  const { platform, db, now } = context;
  const row = await getLocked(context, id);
  const { installation, program, schema, purpose } = await readOurselves(platform, db);
  const names = [installation.name, ...(await listNamed(db))];
  const clean: Clean = (text) => scrub(text, names);
  const { postgres, migration } = await readServer(db);
  const { freeBytes } = await diskUse(platform.boot.dataDir);
  context.audit({ type: 'unification.support', subject: { table: 'base_unification', id } });
  return {
    about: 'Unificação de bases: pacote para o suporte, sem dados de pessoas',
    at: now.toISOString(),
    program: { version: program, schema, migration, purpose, node: process.version, os: process.platform },
    server: {
      postgres,
      baseBytes: await baseBytes(db),
      freeBytes,
      memoryBytes: totalmem(),
      freeMemoryBytes: freemem(),
    },
    process: processOf(row, installation.incarnation, clean),
    checks: row.checks.map(({ id: check, side, ok, blocking }) => ({ check, side, ok, blocking })),
    pieces: await piecesHere(context, row),
    rehearsal: row.rehearsal && reportOf(row.rehearsal, clean),
    report: row.report && reportOf(row.report, clean),
    jobs: (await listWork(db, id)).map(({ error, step, ...job }) => ({
      ...job,
      step: step === null ? null : clean(step),
      error: error && { code: error.code, message: clean(error.message) },
    })),
    events: await listEvents(db, id, row.requestedAt),
    log: await logLines(platform.boot.dataDir),
  };
}

/** Of every process: what went wrong in one may call another by its name. */
async function listNamed(db: UseCaseContext['db']): Promise<string[]> {
  const all = [
    ...(await listProcesses(db, 'sending', MOST)),
    ...(await listProcesses(db, 'receiving', MOST)),
  ];
  return [
    ...new Set(
      all.flatMap(({ unitName, peerName, responsible, link }) => [
        unitName,
        peerName,
        responsible,
        link,
        hostOf(link),
      ]),
    ),
  ];
}

const hostOf = (link: string): string => (URL.canParse(link) ? new URL(link).hostname : '');

const processOf = (row: ProcessRow, incarnation: string, clean: Clean) => ({
  id: row.id,
  side: row.side,
  state: row.state,
  wanted: row.wanted,
  problem: row.problem === null ? null : clean(row.problem),
  plainLink: isPlain(row.link),
  /** False where this base was restored since. */
  sameLife: row.ownIncarnation === incarnation,
  requestedAt: row.requestedAt,
  changedAt: row.changedAt,
  checkedAt: row.checkedAt,
  frozenAt: row.frozenAt,
  decideBy: row.decideBy,
  seenAt: row.seenAt,
  endedAt: row.endedAt,
  plan: row.planSha256,
  rehearsed: row.rehearsed,
  entered: row.entered,
  unchanged: row.unchanged,
  provedAt: row.provedAt,
  proofAskedAt: row.proofAskedAt,
});

async function piecesHere({ platform, db }: UseCaseContext, row: ProcessRow) {
  const kept = await planOf(db, row.id);
  if (!kept) return null;
  const names = piecesOf(kept.plan);
  const missing = await (await piecesOfProcess(platform, row)).missing(names);
  const tables = kept.plan.tables.map(({ name, rows }) => ({ name, rows }));
  return { planned: names.length, missing: missing.length, tables };
}

/** Rows are counted, and never called by name. */
function reportOf(report: Report, clean: Clean) {
  const { at, seconds, rows, tables, units, pairs, telling, stays, faults, verified } = report;
  return {
    at,
    seconds,
    rows,
    tables: tables.map(({ table, rows: all, inserted, equal, linked, version, quarantined }) => ({
      table,
      rows: all,
      inserted,
      equal,
      linked,
      version,
      quarantined,
    })),
    units: units.length,
    pairs,
    telling: counted(telling.map(({ table, outcome, reason }) => `${table} ${outcome}: ${clean(reason)}`)),
    stays: stays.map(({ table }) => table),
    faults: faults.map(clean),
    verified: verified && {
      ok: verified.ok,
      tables: verified.tables.map(({ table, rows: all, expected, found }) => ({
        table,
        rows: all,
        expected,
        found,
      })),
      citizens: verified.citizens,
      citizensDiffering: verified.citizensDiffering,
      orphans: verified.orphans,
    },
  };
}

function counted(lines: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of lines) counts[line] = (counts[line] ?? 0) + 1;
  return counts;
}

/** As it is written to a file. */
export const supportText = (found: Record<string, unknown>): string => `${JSON.stringify(found, null, 2)}\n`;
