import { titleCaseName } from '@pec-aberto/brazil';
import type { ReactNode } from 'react';
import { formatDate, PersonCell } from '#ui/index';

type Person = {
  name: string;
  birthDate: string | null;
  motherName: string | null;
  cpf: string | null;
  status?: 'active' | 'inactive' | 'merged' | undefined;
};

/** "12/03/1972 · Mãe: Antônia Ribeiro · CPF •••.456.789-••". */
export const personLine = ({ birthDate, motherName, cpf }: Omit<Person, 'name' | 'status'>): string =>
  [
    birthDate ? formatDate(birthDate) : 'sem data de nascimento',
    motherName && `Mãe: ${titleCaseName(motherName)}`,
    cpf ? `CPF ${cpf}` : 'sem CPF',
  ]
    .filter(Boolean)
    .join(' · ');

/** A person by name and by what tells one from another. */
export function PersonLines({ person, tags }: { person: Person; tags?: ReactNode }) {
  return (
    <PersonCell
      name={titleCaseName(person.name)}
      second={personLine(person)}
      tags={
        <>
          {person.status === 'inactive' ? <span className="tag">Inativo</span> : null}
          {person.status === 'merged' ? <span className="tag info">Unificado</span> : null}
          {tags}
        </>
      }
    />
  );
}
