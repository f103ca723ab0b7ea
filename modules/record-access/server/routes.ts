import { auditRead } from '#platform/audit/read';
import type { TableDeclaration } from '#platform/db/tables';
import { type BoundRoute, change, read } from '#platform/http/bind';
import * as contract from '../contract.ts';
import { chartAccess, openChart } from './openings/chart.ts';
import { lgpdReport } from './report/report.ts';
import { listOpenings } from './openings/list.ts';

const subject = (id: string) => ({ subject: { table: 'citizen', id } });

/** `tables`: of all rooms; the citizen's report counts what each keeps of the person. */
export const routesOver = (tables: () => readonly TableDeclaration[]): readonly BoundRoute[] => [
  read(contract.getChartAccessContract, (context, { params }) => chartAccess(context, params.id)),
  change(contract.openChartContract, (context, { params, body }) => openChart(context, params.id, body)),
  read(contract.listOpeningsContract, async (context, { params, query }) => {
    const page = await listOpenings(context.db, params.id, query);
    await auditRead(context, { type: 'citizens.openings-viewed', ...subject(params.id) });
    return page;
  }),
  read(contract.getLgpdReportContract, (context, { params }) => lgpdReport(context, tables(), params.id)),
];
