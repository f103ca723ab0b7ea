import { titleCaseName } from '@pec-aberto/brazil';
import { formatDate, PersonCell } from '#ui/index';
import { type Evidence, evidenceOf } from '../contract/evidence.ts';

/** A person as others may know of (contract/parts.ts, `Identification`). */
export type Person = {
  id: string;
  name: string;
  birthDate: string | null;
  motherName: string | null;
  cpf: string | null;
  status: 'active' | 'inactive';
};

/** "Nascimento 12/03/1972 · Mãe: Antônia Ribeiro · CPF •••.456.789-••". */
export function PersonIdentification({ person }: { person: Person }) {
  const { birthDate, motherName, cpf, status } = person;
  const second = [
    birthDate && formatDate(birthDate),
    motherName && `Mãe: ${titleCaseName(motherName)}`,
    cpf ? `CPF ${cpf}` : 'sem CPF',
  ];
  return (
    <PersonCell
      name={titleCaseName(person.name)}
      second={second.filter(Boolean).join(' · ')}
      tags={status === 'inactive' ? <span className="tag">Inativo</span> : null}
    />
  );
}

/** Field by field how two people agree: by sign, word and colour. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  return (
    <ul className="evidence">
      {evidence.map((one) => {
        const { label, agreement, text, sign } = evidenceOf(one);
        return (
          <li key={one.field} className={agreement}>
            <span aria-hidden>{sign}</span> {label} {text}
          </li>
        );
      })}
    </ul>
  );
}
