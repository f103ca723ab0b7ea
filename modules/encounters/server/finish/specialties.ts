import { sentenceCase } from '@pec-aberto/brazil';
import { loadLedi } from '#platform/ledi/load';
import type { Soap } from '../../contract/content.ts';
import { specialtyKey } from '../../contract/plan-entries.ts';

const SPECIALTIES = 'FAI.especialidadeEncaminhamentoAtendimentoIndividual';

/** Those that somebody can be referred to, as the LEDI has them, by name. */
export async function specialties(): Promise<Array<{ code: number; name: string }>> {
  const { layout } = await loadLedi();
  const rows = layout.tables.get(SPECIALTIES)?.rows ?? [];
  return rows
    .flatMap(({ code, label }) =>
      typeof label === 'string' ? [{ code: Number(code), name: sentenceCase(label) }] : [],
    )
    .toSorted((a, b) => a.name.localeCompare(b.name, 'pt-BR'));
}

/** What the specialties that somebody is referred to are called. */
export async function specialtyNames({ plan }: Soap): Promise<Record<string, string>> {
  const wanted = new Set((plan?.referrals?.specialised ?? []).map(({ specialty }) => specialty));
  if (wanted.size === 0) return {};
  const all = await specialties();
  return Object.fromEntries(
    all.flatMap(({ code, name }) => (wanted.has(code) ? [[specialtyKey(code), name]] : [])),
  );
}
