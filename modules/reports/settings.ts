import { defineSetting } from '#platform/settings/settings';
import { PrintLimits } from './contract.ts';
import { PRINTED_REPORTS, printedReports } from './contract/print-limits.ts';

/** Of a report, only what it counts. */
const standard = Object.fromEntries(
  printedReports.map((report) => {
    const { label: _label, ...counts } = PRINTED_REPORTS[report];
    return [report, Object.fromEntries(Object.entries(counts).filter(([, most]) => most !== null))];
  }),
) as PrintLimits;

export const printLimits = defineSetting({
  key: 'reports.printLimits',
  title: 'Configuração de impressão',
  schema: PrintLimits,
  default: standard,
  scope: 'installation',
});
