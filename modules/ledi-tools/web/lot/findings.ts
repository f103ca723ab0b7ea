import type { Finding, Layout, LediRecord, StructLayout, Verdict } from '@pec-aberto/ledi';
import { getStruct } from '@pec-aberto/ledi';
import type { FindingView } from './protocol.ts';

const TRANSPORT = 'DadoTransporteThrift';

/** The names of a path: 'vacinas[0].lote' as ['vacinas', 0, 'lote']. */
const partsOf = (path: string): (number | string)[] =>
  Array.from(path.matchAll(/[^.[\]]+/g), ([part]) => (/^\d+$/.test(part) ? Number(part) : part));

/** The struct that a path of a finding starts from: transport fields come by their own name. */
function rootOf(layout: Layout, record: LediRecord | null, path: string): StructLayout | null {
  const transport = getStruct(layout, TRANSPORT);
  const [first] = partsOf(path);
  if (typeof first !== 'string') return null;
  if (transport.byName.has(first)) return transport;
  return record?.formData ? getStruct(layout, record.formData.struct) : null;
}

/** 'atendimentosIndividuais[0].sexo' as 'Atendimentos individuais 1 › Sexo'. */
function placeOf(layout: Layout, record: LediRecord | null, path: string): string {
  let struct = rootOf(layout, record, path);
  const labels: string[] = [];
  for (const part of partsOf(path)) {
    if (typeof part === 'number') {
      labels.push(`${labels.pop() ?? ''} ${part + 1}`.trim());
      continue;
    }
    const field = struct?.byName.get(part);
    labels.push(field?.label ?? part);
    struct = field?.struct ?? null;
  }
  return labels.join(' › ');
}

/** Errors and then warnings of a record, with the place of each in words. */
export function findingsOf(layout: Layout, record: LediRecord | null, verdict: Verdict): FindingView[] {
  const view = (finding: Finding, isWarning: boolean): FindingView => ({
    ...finding,
    place: placeOf(layout, record, finding.path),
    isWarning,
  });
  return [
    ...verdict.errors.map((finding) => view(finding, false)),
    ...verdict.warnings.map((finding) => view(finding, true)),
  ];
}
