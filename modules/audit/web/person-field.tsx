import { titleCaseName } from '@pec-aberto/brazil';
import { useMemo, useState } from 'react';
import { ComboField, useRoute } from '#platform/ui/index';
import { listPeople } from '../contract.ts';

/** "Usuário gerador do evento": a person of the municipality. `selected` is the id the list is filtered by. */
export function PersonField({ selected }: { selected: string }) {
  const [typed, setTyped] = useState('');
  const found = useRoute(listPeople, { query: { search: typed } }, { enabled: typed !== '' });
  const current = useRoute(listPeople, { query: { id: selected } }, { enabled: selected !== '' });
  const choices = useMemo(
    () => (found.data?.people ?? []).map(({ id, name }) => ({ value: id, label: titleCaseName(name) })),
    [found.data],
  );
  const person = selected === '' ? undefined : current.data?.people[0];
  return (
    <ComboField
      name="pessoa"
      label="Usuário gerador do evento"
      placeholder="Todos"
      choices={choices}
      onType={setTyped}
      empty={`Ninguém do município com “${typed}”`}
      {...(person ? { hint: `Mostrando: ${titleCaseName(person.name)}` } : {})}
    />
  );
}
