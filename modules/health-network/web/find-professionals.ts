import { maskCpf, titleCaseName } from '@pec-aberto/brazil';
import { IconKey, IconLockOpen, IconStethoscope } from '@tabler/icons-react';
import type { RouteOutput } from '#platform/contract/route';
import { callApi, type SearchHit } from '#ui/index';
import { plainText } from '#ui/kit/plain-text';
import { listProfessionals } from '../contract.ts';
import { shownCbo } from './shown.ts';

type Row = RouteOutput<typeof listProfessionals>['rows'][number];

const SHOWN = 6;
const LEAST = 2;
/** Words of "redefinir a senha de", in any order and number, before a name. */
const RESET = new Set(['redefinir', 'desbloquear', 'senha']);
const BETWEEN = new Set([...RESET, 'e', 'a', 'de', 'da', 'do']);

/** "redefinir senha edna": the name, and whether its password is what the person wants. */
function readAsked(text: string): { name: string; reset: boolean } {
  const words = text.trim().split(/\s+/);
  const plain = words.map(plainText);
  if (!RESET.has(plain[0] ?? '')) return { name: text.trim(), reset: false };
  const first = plain.findIndex((word) => !BETWEEN.has(word));
  return { name: first < 0 ? '' : words.slice(first).join(' '), reset: true };
}

function opens({ id, name, cpf, cbos }: Row): SearchHit {
  const detail = [...cbos.map(shownCbo), cpf && maskCpf(cpf)];
  return {
    id,
    label: titleCaseName(name),
    detail: detail.filter(Boolean).join(' · ').replaceAll('*', '•'),
    icon: IconStethoscope,
    open: { to: '/profissionais/$id', params: { id } },
  };
}

function resets(row: Row): SearchHit {
  const verb = row.blocked ? 'Desbloquear e redefinir' : 'Redefinir';
  return {
    ...opens(row),
    label: `${verb} senha de ${titleCaseName(row.name)}`,
    icon: row.blocked ? IconLockOpen : IconKey,
    open: { to: '/profissionais/$id', params: { id: row.id }, state: () => ({ askedReset: true }) },
  };
}

/** Professionals by name, CPF, CNS or CBO; after "redefinir senha", the password of those whose it may be. */
export async function findProfessionals(
  text: string,
  { signal, mayReset }: { signal: AbortSignal; mayReset: boolean },
): Promise<SearchHit[]> {
  const { name, reset } = readAsked(text);
  if (name.length < LEAST || (reset && !mayReset)) return [];
  const query = { search: name, limit: SHOWN, showWithoutActive: true };
  const { rows } = await callApi(listProfessionals, { query }, { signal });
  return reset ? rows.filter(({ manageable }) => manageable).map(resets) : rows.map(opens);
}
