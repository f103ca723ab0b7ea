import { auditRead } from '#platform/audit/read';
import type { Db } from '#platform/db/database';
import type { TableDeclaration } from '#platform/db/tables';
import type { Catalogue } from '#modules/audit/index';
import { notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import { documentKinds, labelOf, origins } from '#modules/citizens/contract/codes';
import { labelledBlocks, shownValue } from '#modules/citizens/contract/labels';
import { findCitizen, newestRevisions, registrationsOf } from '#modules/citizens/index';
import { newestOpenings } from '../openings/list.ts';
import { countPointing, findInstallationName } from './queries.ts';

/** So many openings and changes fit a printed report. */
const MOST = 500;

/**
 * "Relatório do titular" (LGPD art. 18): what is kept of a citizen, where it came from and who opened it, as people
 * read it. Asking for it is audited. 404 when there is no such citizen.
 */
export async function lgpdReport(context: ReadContext, catalogue: Catalogue, id: string) {
  const { db } = context;
  const row = await findCitizen(context.platform, id);
  if (!row) throw notFound('O cadastro');
  await auditRead(context, { type: 'citizens.lgpd-report', subject: { table: 'citizen', id } });
  const registrations = await registrationsOf(db, id);
  const [installation, revisions, opened, kept] = await Promise.all([
    findInstallationName(db),
    newestRevisions(db, id, registrations, MOST),
    newestOpenings(db, catalogue, registrations, MOST),
    countKept(db, catalogue.tables, registrations),
  ]);
  return {
    generatedAt: context.now.toISOString(),
    installation,
    citizen: { id, name: row.socialName ?? row.name, birthDate: row.birthDate },
    blocks: blocksOf({
      ...row,
      birthMunicipalityIbge: row.birthMunicipalityName ?? row.birthMunicipalityIbge,
      municipalityIbge: row.municipalityName ?? row.municipalityIbge,
      occupationCbo: row.occupationName ?? row.occupationCbo,
      teamId: row.team && `${row.team.name} (${row.team.unitName})`,
      responsibleId: row.responsible?.name ?? null,
      documents: row.documents
        .map(({ kind, number, removedAt }) => {
          const label = labelOf(documentKinds, kind) ?? kind;
          return `${label} ${shownValue(kind, number)}${removedAt ? ' (retirado)' : ''}`;
        })
        .join('; '),
    }),
    kept,
    sources: revisions.map(({ at, author, origin }) => ({
      at,
      author,
      origin: labelOf(origins, origin) ?? origin,
    })),
    openings: opened.openings,
    openingsCapped: opened.capped,
  };
}

/** Blocks with what is told; dates of events in the record are left to its history. */
function blocksOf(values: Readonly<Record<string, unknown>>) {
  return labelledBlocks
    .map(({ title, fields }) => ({
      title,
      lines: fields
        .map(([field, label]) => ({
          label,
          value: values[field] instanceof Date ? '' : shownValue(field, values[field]),
        }))
        .filter(({ value }) => value !== ''),
    }))
    .filter(({ lines }) => lines.length > 0);
}

/** Rows that point at the person, by what they are: of every column that some room declared. */
async function countKept(
  db: Db,
  tables: readonly TableDeclaration[],
  registrations: readonly string[],
): Promise<Array<{ what: string; count: number }>> {
  const byWhat = new Map<string, number>();
  for (const { name: table, citizen = [] } of tables) {
    for (const { column, label } of citizen) {
      const count = await countPointing(db, { table, column }, registrations);
      const what = `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`;
      byWhat.set(what, (byWhat.get(what) ?? 0) + count);
    }
  }
  return [...byWhat].filter(([, count]) => count > 0).map(([what, count]) => ({ what, count }));
}
