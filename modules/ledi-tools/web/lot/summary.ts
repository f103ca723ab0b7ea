import type { Finding } from '@pec-aberto/ledi';
import type { LotSummary, RulesBroken } from './protocol.ts';
import type { Searchable } from './search.ts';

const UNKNOWN_FORM = 'Sem modelo conhecido';

/** The counts of a lot, for its head and its filters. */
export function summaryOf(
  records: readonly Searchable[],
): Pick<LotSummary, 'counts' | 'forms' | 'name' | 'rules' | 'total'> {
  const counts = { valid: 0, invalid: 0, held: 0, unreadable: 0, warned: 0 };
  const forms = new Map<number, { tipo: number; title: string; records: number }>();
  const rules = new Map<string, RulesBroken>();
  const files = new Set<string>();
  for (const { verdict, tipo, row } of records) {
    files.add(row.file);
    counts[row.outcome] += 1;
    if (row.warnings > 0) counts.warned += 1;
    const form = forms.get(tipo) ?? { tipo, title: row.form ?? UNKNOWN_FORM, records: 0 };
    form.records += 1;
    forms.set(tipo, form);
    countRules(rules, verdict.errors, false);
    countRules(rules, verdict.warnings, true);
  }
  const [only = ''] = files;
  return {
    name: files.size === 1 ? only : `${files.size} arquivos`,
    total: records.length,
    counts,
    forms: [...forms.values()].sort((a, b) => a.title.localeCompare(b.title, 'pt-BR')),
    rules: [...rules.values()].sort((a, b) => b.records - a.records || (a.code < b.code ? -1 : 1)),
  };
}

/** Each rule once for a record, however many of its fields break it. */
function countRules(rules: Map<string, RulesBroken>, findings: readonly Finding[], isWarning: boolean): void {
  for (const [place, { code, group, message, source }] of findings.entries()) {
    if (findings.findIndex((one) => one.code === code) !== place) continue;
    const known = rules.get(code) ?? { code, group, message, source, isWarning, records: 0 };
    known.records += 1;
    rules.set(code, known);
  }
}
