import { auditRead } from '#platform/audit/read';
import type { Catalogue } from '#modules/audit/index';
import { type BoundRoute, change, read } from '#platform/http/bind';
import * as contract from '../contract.ts';
import { chartAccess, openChart } from './openings/chart.ts';
import { lgpdReport } from './report/report.ts';
import { listOpenings } from './openings/list.ts';

const subject = (id: string) => ({ subject: { table: 'citizen', id } });

/** `catalogue`: what all rooms declare: which events are looks at a record, and what each keeps of a person. */
export const routesOver = (catalogue: () => Catalogue): readonly BoundRoute[] => [
  read(contract.getChartAccessContract, (context, { params }) => chartAccess(context, params.id)),
  change(contract.openChartContract, (context, { params, body }) => openChart(context, params.id, body)),
  read(contract.listOpeningsContract, async (context, { params, query }) => {
    const page = await listOpenings(context.db, catalogue(), params.id, query);
    await auditRead(context, { type: 'citizens.openings-viewed', ...subject(params.id) });
    return page;
  }),
  read(contract.getLgpdReportContract, (context, { params }) => lgpdReport(context, catalogue(), params.id)),
];
