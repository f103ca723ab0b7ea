import { titleCaseName } from '@pec-aberto/brazil';
import { IconUser } from '@tabler/icons-react';
import { callApi, formatDate, type SearchHit, type SearchProvider } from '#platform/ui/index';
import { searchCitizensContract } from '../../contract/search.ts';
import type { FoundCitizen } from './use-search.ts';

const SHOWN = 6;

function hitOf({ id, name, birthDate, motherName, cpf }: FoundCitizen): SearchHit {
  const detail = [birthDate && formatDate(birthDate), motherName && `Mãe: ${titleCaseName(motherName)}`, cpf];
  return {
    id,
    label: titleCaseName(name),
    detail: detail.filter(Boolean).join(' · '),
    icon: IconUser,
    open: { to: '/cidadao/$id', params: { id } },
  };
}

/** "Cidadãos" in Ctrl K. */
export const citizensProvider: SearchProvider = {
  group: 'Cidadãos',
  finds: 'cidadão',
  needs: { anyOf: ['gestao-de-cadastros-de-cidadao.visualizar-cidadao'] },
  from: 3,
  async search(text, signal) {
    const { rows } = await callApi(searchCitizensContract, { body: { text, limit: SHOWN } }, { signal });
    return rows.map(hitOf);
  },
};
