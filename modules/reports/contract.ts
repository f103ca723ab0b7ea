import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import {
  MOST,
  PRINTED_REPORTS,
  type PrintedReport,
  type PrintLimit,
  printedReports,
} from './contract/print-limits.ts';

const Count = Type.Integer({ minimum: 1, maximum: MOST });
const limitOf = ({ groups, months }: PrintLimit) =>
  Type.Object(
    { ...(groups === null ? {} : { groups: Count }), ...(months === null ? {} : { months: Count }) },
    { additionalProperties: false },
  );

/** By report: Grupos and Meses, where it counts them. */
export type PrintLimits = Record<PrintedReport, { groups?: number; months?: number }>;
export const PrintLimits = Type.Unsafe<PrintLimits>(
  Type.Object(
    Object.fromEntries(printedReports.map((report) => [report, limitOf(PRINTED_REPORTS[report])])),
    { additionalProperties: false },
  ),
);

const PROCESS = {
  kind: 'resource',
  anyOf: ['relatorios.processar-relatorios'],
  scope: 'installation',
} as const;

export const getPrintLimits = route({
  name: 'reports.getPrintLimits',
  method: 'GET',
  path: '/reports/print-limits',
  summary: 'Configuração de impressão: grupos e meses que cada relatório pode ter de uma vez.',
  permission: PROCESS,
  response: PrintLimits,
});

export const savePrintLimits = route({
  name: 'reports.savePrintLimits',
  method: 'PUT',
  path: '/reports/print-limits',
  summary: 'Grava a configuração de impressão dos catorze relatórios.',
  permission: PROCESS,
  body: PrintLimits,
  response: PrintLimits,
});
