import { requireOpenChart } from '#modules/record-access/index';
import { auditRead } from '#platform/audit/read';
import { type BoundRoute, read } from '#platform/http/bind';
import { getChartHistoryContract } from '../../contract.ts';
import { chartHistory } from './history.ts';

export const historyRoutes: readonly BoundRoute[] = [
  read(getChartHistoryContract, async (context, { params: { id }, query }) => {
    await requireOpenChart(context, id);
    const page = await chartHistory(context.db, id, query);
    await auditRead(context, { type: 'citizens.chart-viewed', subject: { table: 'citizen', id } });
    return page;
  }),
];
