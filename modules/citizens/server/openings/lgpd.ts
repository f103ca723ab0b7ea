import { auditRead } from '#platform/audit/read';
import { findRow, rowsOf, sql } from '#platform/db/database';
import { notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import { documentKinds, labelOf, origins } from '../../contract/codes.ts';
import { labelledBlocks, shownValue } from '../../contract/labels.ts';
import { findCitizen } from '../registration/get.ts';
import { findRevisions } from '../registration/revisions.ts';
import { newestOpenings } from './list.ts';

/** So many openings and changes fit a printed report. */
const MOST = 500;

/**
 * "Relatório do titular" (LGPD art. 18): what is kept of a citizen, where it came from and who opened it, as people
 * read it. Asking for it is audited. 404 when there is no such citizen.
 */
export async function lgpdReport(context: ReadContext, id: string) {
  const { db } = context;
  const row = await findCitizen(context.platform, id);
  if (!row) throw notFound('O cadastro');
  await auditRead(context, { type: 'citizens.lgpd-report', subject: { table: 'citizen', id } });
  const [installation, revisions, opened, kept] = await Promise.all([
    findRow<{ name: string }>(db, sql`select name from setup_installation`),
    findRevisions(db, id, { limit: MOST }),
    newestOpenings(db, id, MOST),
    countKept(context, id),
  ]);
  return {
    generatedAt: context.now.toISOString(),
    installation: installation?.name ?? '',
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

async function countKept({ db }: ReadContext, id: string): Promise<Array<{ what: string; count: number }>> {
  return rowsOf<{ what: string; count: number }>(
    db,
    sql`select * from (values
        ('Documentos, com os retirados', (select count(*) from citizen_document where citizen_id = ${id})),
        ('Alterações do cadastro', (select count(*) from citizen_revision where citizen_id = ${id})),
        ('Cadastros individuais recebidos', (select count(*) from citizen_fci where citizen_id = ${id})),
        ('Aberturas do prontuário', (select count(*) from citizen_opening where citizen_id = ${id}))
      ) as kept(what, count)`,
  );
}
