import { cutPage, oneMore, PAGE_ROWS, totalOf } from '#platform/db/paging';
import { notFound } from '#platform/errors/problem';
import { type BoundRoute, change, read, uploadOf } from '#platform/http/bind';
import { municipalityScope, requireMunicipality } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import * as contract from '../../contract.ts';
import { getMunicipalityInScope } from '../scope.ts';
import { groupOf } from './codes.ts';
import { writeInconsistenciesCsv, writeLeavingCsv } from './csv.ts';
import {
  countInconsistencies,
  findImportRow,
  type ImportDetails,
  listImports,
  listInconsistencyTotals,
  listWithoutAgenda,
  readInconsistencies,
} from './history-queries.ts';
import { discardImport } from './discard-import.ts';
import { receiveImport } from './receive-import.ts';
import { listLeaving } from './leaving-queries.ts';
import { applyImport } from './start-import.ts';

async function getImport(context: ReadContext, id: string): Promise<ImportDetails> {
  const row = await findImportRow(context.db, id);
  if (!row) throw notFound('A importação');
  requireMunicipality(context.actor, row.municipalityId);
  return row;
}

export const cnesImportRoutes: readonly BoundRoute[] = [
  change(contract.startCnesImport, (context, _input, http) => receiveImport(context, uploadOf(http))),
  change(contract.applyCnesImport, (context, { params, body }) =>
    applyImport(context, params.id, {
      mode: body.mode ?? 'import',
      allowOlder: body.allowOlder ?? false,
    }),
  ),
  change(contract.discardCnesImport, (context, { params }) => discardImport(context, params.id)),
  read(contract.listCnesImports, async (context, { query }) => {
    const { municipality, ...page } = query;
    const scope = municipality
      ? { municipalityId: (await getMunicipalityInScope(context, municipality)).id }
      : municipalityScope(context.actor);
    return listImports(context.db, scope, page);
  }),
  read(contract.getCnesImport, async (context, { params }) => {
    const { municipalityId: _, ...report } = await getImport(context, params.id);
    return { ...report, inconsistencyTotals: await listInconsistencyTotals(context.db, params.id) };
  }),
  read(contract.listCnesInconsistencies, async (context, { params, query }) => {
    const { id } = await getImport(context, params.id);
    const limit = query.limit ?? PAGE_ROWS;
    const after = Number(query.after ?? 0) || 0;
    const filter = {
      ...(query.section ? { section: query.section } : {}),
      ...(query.code ? { code: query.code } : {}),
    };
    const rows = await readInconsistencies(context.db, id, { after, limit: oneMore(limit), ...filter });
    const count = await countInconsistencies(context.db, id, filter);
    const page = cutPage(rows, limit, ({ number }) => String(number));
    return {
      rows: page.rows.map((row) => ({ ...row, group: groupOf(row.code) })),
      next: page.next,
      total: totalOf(count),
    };
  }),
  read(contract.downloadCnesInconsistencies, async (context, { params }, { reply }) => {
    const report = await getImport(context, params.id);
    return writeInconsistenciesCsv(context.db, report, reply);
  }),
  read(contract.listCnesLeaving, async (context, { params, query }) => {
    const { id } = await getImport(context, params.id);
    return listLeaving(context.db, id, query);
  }),
  read(contract.downloadCnesLeaving, async (context, { params }, { reply }) => {
    const report = await getImport(context, params.id);
    return writeLeavingCsv(context.db, report, reply);
  }),
  read(contract.listWithoutAgenda, async (context, { params, query }) => {
    const { id } = await getImport(context, params.id);
    return listWithoutAgenda(context.db, id, query);
  }),
];
