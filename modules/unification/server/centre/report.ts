import type pg from 'pg';
import { OUTCOMES, type Outcome, type Report, type TableCounts } from '../../contract/process.ts';
import { countOutcomes } from './judge-queries.ts';
import { countPairs, tellingRows, tellUnits } from './report-queries.ts';
import { countStaged } from './stage-queries.ts';
import { columnWords, UNIT_WORDS } from './words.ts';
import { type EnteringTable, findTable, FORMS, PEOPLE, UNITS } from './table.ts';
import type { Work } from './work.ts';

const MOST_TELLING = 200;

/** With a tenth. */
export const secondsSince = (began: number): number => Math.round((performance.now() - began) / 100) / 10;

/** What was found, for people; `orphans` are references of the unit that point nowhere. */
export async function reportOf(
  client: pg.ClientBase,
  tables: readonly EnteringTable[],
  work: Work,
  { orphans, began }: { orphans: number; began: number },
): Promise<Report> {
  const { counts, clashes } = await countTables(client, tables);
  const telling: Report['telling'] = [];
  for (const table of tables) {
    const left = MOST_TELLING - telling.length;
    if (left <= 0) break;
    const found = await tellingRows(client, table, left);
    telling.push(
      ...found.map(({ called, outcome, reason, differing }) => ({
        table: table.name,
        kind: kindOf(table),
        called,
        outcome,
        reason: reason ?? `A central tem outros valores: ${columnWords(differing)}`,
      })),
    );
  }
  const people = findTable(tables, PEOPLE);
  const units = findTable(tables, UNITS);
  return {
    at: work.platform.clock.now().toISOString(),
    seconds: secondsSince(began),
    rows: counts.reduce((sum, { rows }) => sum + rows, 0),
    tables: counts,
    units: units ? (await tellUnits(client, units)).map(unitInWords) : [],
    pairs: people ? await countPairs(client, people, findTable(tables, FORMS)) : 0,
    telling,
    stays: staying(work),
    faults: faultsOf(tables, clashes, orphans),
    verified: null,
  };
}

/** Tables that stay at the unit, and rows of others that do, with why. */
function staying({ tables, plan }: Work): Report['stays'] {
  const left = new Map(plan.tables.map((table) => [table.name, table.left]));
  return tables.flatMap(({ name, unification }) => {
    if (unification.rule === 'skip') return [{ table: name, reason: unification.why }];
    const rows = left.get(name) ?? 0;
    if (!unification.only || rows === 0) return [];
    return [{ table: name, reason: `${unification.only.why} Registros: ${rows.toLocaleString('pt-BR')}.` }];
  });
}

const unitInWords = ({ cnes, name, outcome }: { cnes: string; name: string; outcome: Outcome }) => ({
  cnes,
  name,
  outcome: UNIT_WORDS[outcome],
});

const kindOf = ({ rule }: EnteringTable) => rule.label;

async function countTables(client: pg.ClientBase, tables: readonly EnteringTable[]) {
  const found = await countOutcomes(client);
  const clashes = found.filter(({ outcome }) => outcome === 'clash');
  const counts: TableCounts[] = [];
  for (const table of tables) {
    const rows = await countStaged(client, table.name);
    const of = (outcome: Outcome) =>
      found
        .filter((one) => one.table === table.name && one.outcome === outcome)
        .reduce((sum, { count }) => sum + count, 0);
    const told = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, of(outcome)])) as Record<
      Outcome,
      number
    >;
    const others = found.filter((one) => one.table === table.name).reduce((sum, { count }) => sum + count, 0);
    counts.push({ table: table.name, kind: kindOf(table), rows, ...told, inserted: rows - others });
  }
  return { counts, clashes };
}

function faultsOf(
  tables: readonly EnteringTable[],
  clashes: readonly { table: string; count: number }[],
  orphans: number,
): string[] {
  const labels = new Map(tables.map((table) => [table.name, kindOf(table)]));
  const faults = clashes.map(
    ({ table, count }) =>
      `${count.toLocaleString('pt-BR')} ${labels.get(table)} têm o mesmo identificador na central, com outro conteúdo. ` +
      'As duas bases vêm de uma mesma origem (cópia restaurada, ou dados de demonstração iguais): não se unificam.',
  );
  if (orphans > 0) {
    faults.push(
      `${orphans.toLocaleString('pt-BR')} registros apontam para outros que não vieram. Confira a instalação local com pec doctor e ensaie de novo.`,
    );
  }
  return faults;
}
