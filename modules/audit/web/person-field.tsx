import { titleCaseName } from '@pec-aberto/brazil';
import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { callApi, SearchField, useRoute } from '#ui/index';
import { listPeople } from '../contract.ts';
import type { FormFilters } from './trail-filters.ts';

async function findPeople(search: string, call: { signal: AbortSignal }) {
  const { people } = await callApi(listPeople, { query: { search } }, call);
  return people.map(({ id, name }) => ({ value: id, label: titleCaseName(name) }));
}

/** The address carries only the person's id: the name is read and put into the field. */
function useNameOfAddress(): void {
  const { setValue } = useFormContext<FormFilters>();
  const { value, label } = useWatch<FormFilters, 'pessoa'>({ name: 'pessoa' });
  const nameless = value !== '' && label === '';
  const { data } = useRoute(listPeople, { query: { id: value } }, { enabled: nameless });
  const name = data?.people.find(({ id }) => id === value)?.name;
  useEffect(() => {
    if (nameless && name) setValue('pessoa', { value, label: titleCaseName(name) });
  }, [nameless, name, value, setValue]);
}

/** "Usuário gerador do evento": a person of the municipality. */
export function PersonField() {
  useNameOfAddress();
  return (
    <SearchField
      name="pessoa"
      label="Usuário gerador do evento"
      placeholder="Todos"
      source="audit.people"
      find={findPeople}
      none={(typed) => `Ninguém do município com “${typed}”.`}
    />
  );
}
