import { titleCaseName } from '@pec-aberto/brazil';
import { IconUser } from '@tabler/icons-react';
import { callApi, formatDate, type SearchHit, type SearchProvider } from '#ui/index';
import { searchCitizensContract } from '../../contract/search.ts';
import { rightsOf } from '../record/rights.ts';
import type { FoundCitizen } from './use-search.ts';

const SHOWN = 6;

/** Who may see the clinical record opens it, as `Enter` of a profile of care does; the others see the registration. */
const pageFor = ({ chart }: { chart: boolean }) => (chart ? '/cidadao/$id/folha-de-rosto' : '/cidadao/$id');

function hitOf({ id, name, birthDate, motherName, cpf }: FoundCitizen, to: string): SearchHit {
  const detail = [birthDate && formatDate(birthDate), motherName && `Mãe: ${titleCaseName(motherName)}`, cpf];
  return {
    id,
    label: titleCaseName(name),
    detail: detail.filter(Boolean).join(' · '),
    icon: IconUser,
    record: { type: 'cidadao', id },
    open: { to, params: { id } },
  };
}

/** "Cidadãos" in Ctrl K. */
const citizensProvider: SearchProvider = {
  group: 'Cidadãos',
  finds: 'cidadão',
  needs: { anyOf: ['gestao-de-cadastros-de-cidadao.visualizar-cidadao'] },
  from: 3,
  async search(text, { signal, access: { resources } }) {
    const body = { text, limit: SHOWN };
    const { rows, meant } = await callApi(searchCitizensContract, { body }, { signal });
    const rights = rightsOf(resources);
    if (rows.length > 0) return rows.map((row) => hitOf(row, pageFor(rights)));
    const { insteadOf } = await import('./instead.ts');
    return insteadOf(text, { meant, mayAdd: rights.edit });
  },
};

export const searchProviders: readonly SearchProvider[] = [citizensProvider];
