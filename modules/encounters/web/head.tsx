import { ageText } from '@pec-aberto/clinical';
import { formatCns, formatCpf, formatPhone, titleCaseName } from '@pec-aberto/brazil';
import { labelOf, sexes } from '#modules/citizens/contract/codes';
import { Avatar, formatDate } from '#ui/index';
import type { Encounter } from '../contract/parts.ts';
import { AllergyTags } from './head-tags.tsx';

type Citizen = Encounter['citizen'];

/** Social name where there is one. */
export const nameOf = ({ name }: Citizen): string => titleCaseName(name);

/** "Maria A. N.": what a tab of a shared computer may say of a person. */
export function initialsOf(citizen: Citizen): string {
  const [first = '', ...rest] = nameOf(citizen).split(' ');
  const initials = rest.filter((word) => word.length > 2).map((word) => `${word[0]}.`);
  return [first, ...initials].join(' ');
}

/** Who is attended, above every tab: how old she is on the day of the encounter, and what tells her from another. */
export function Head({ encounter: { citizen, day } }: { encounter: Encounter }) {
  const { civilName, birthDate, sex, cpf, cns, motherName, phone, deceased } = citizen;
  const about = [
    ageText(birthDate, day) || 'Idade não informada',
    labelOf(sexes, sex) ?? 'Sexo não informado',
    civilName && `Nome civil: ${titleCaseName(civilName)}`,
  ].filter(Boolean);
  const facts: ReadonlyArray<readonly [string, string | null]> = [
    ['CPF', cpf && formatCpf(cpf)],
    ['CNS', cns && formatCns(cns)],
    ['Nasc.', birthDate && formatDate(birthDate)],
    ['Mãe', motherName && titleCaseName(motherName)],
    ['Tel.', phone && formatPhone(phone)],
  ];
  return (
    <div className="encounter-who">
      <Avatar name={nameOf(citizen)} />
      <div className="column gap-2 grow">
        <div className="row wrap gap-6">
          <span className="strong">{about.join(' · ')}</span>
          <AllergyTags />
          {deceased ? <span className="tag danger">Óbito</span> : null}
          {cpf === null && cns === null ? <span className="tag warning">Cadastro sem CPF/CNS</span> : null}
        </div>
        <dl className="encounter-ids">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt> <dd>{value || '–'}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
