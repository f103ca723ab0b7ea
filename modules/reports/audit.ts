import { type AuditDeclaration, ofInstallation } from '#platform/audit/declaration';
import { PRINTED_REPORTS, printedReports } from './contract/print-limits.ts';

export const audit: AuditDeclaration = {
  types: {
    'reports.print-limits-saved': ofInstallation('Configuração de impressão alterada'),
  },
  words: Object.fromEntries(printedReports.map((report) => [report, PRINTED_REPORTS[report].label])),
};
