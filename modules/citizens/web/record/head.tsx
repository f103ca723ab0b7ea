import { ageText } from '@pec-aberto/clinical';
import { formatCns, formatCpf, formatPhone, titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { civilToday } from '#ui/kit/dates';
import { Avatar, displayedZone, formatDate } from '#ui/index';
import { sexes, labelOf } from '../../contract/codes.ts';
import { ageDay } from '../age.ts';
import { deathText } from '../death-text.ts';
import type { CitizenView } from '../form/values.ts';

/** Social name where there is one. */
export const shownName = ({ socialName, name }: CitizenView) => titleCaseName(socialName || name);

/** "Maria A. N.": what a tab of a shared computer may say of a person. */
export function tabName(citizen: CitizenView): string {
  const [first = '', ...rest] = shownName(citizen).split(' ');
  const initials = rest.filter((word) => word.length > 2).map((word) => `${word[0]}.`);
  return [first, ...initials].join(' ');
}

const ageOf = (citizen: CitizenView): string =>
  ageText(citizen.birthDate, ageDay(citizen, civilToday(new Date(), displayedZone())));

/** What changes how the record is read: each by a word. */
function Badges({ citizen }: { citizen: CitizenView }) {
  const { status, deceased, sharingRefused, cpf, cns } = citizen;
  return (
    <>
      {deceased ? <span className="tag danger">{deathText(citizen)}</span> : null}
      {status === 'inactive' ? <span className="tag warning">Inativo</span> : null}
      {status === 'merged' ? <span className="tag warning">Unificado</span> : null}
      {sharingRefused ? <span className="tag info">Compartilhamento desativado</span> : null}
      {cpf === null && cns === null ? <span className="tag warning">Cadastro sem CPF/CNS</span> : null}
    </>
  );
}

type Item = readonly [label: string, value: string | null];

function itemsOf(citizen: CitizenView): Item[] {
  const { cpf, cns, birthDate, motherName, motherUnknown, team, microarea } = citizen;
  const phone = citizen.phoneMobile ?? citizen.phoneHome ?? citizen.phoneContact;
  const place = team ? `${team.name} · ${titleCasePlace(team.unitName)}` : 'sem equipe';
  // What is withheld is not missing: "sem equipe" would be untrue.
  const elsewhere: Item[] = [
    ['Tel.', phone && formatPhone(phone)],
    ['Equipe', microarea ? `${place} · microárea ${microarea}` : place],
  ];
  return [
    ['CPF', cpf && formatCpf(cpf)],
    ['CNS', cns && formatCns(cns)],
    ['Nasc.', birthDate && formatDate(birthDate)],
    ['Mãe', motherUnknown ? 'desconhecida' : motherName && titleCaseName(motherName)],
    ...(citizen.withheld === null ? elsewhere : []),
  ];
}

/** Who it is, above every tab. */
export function CitizenHead({ citizen }: { citizen: CitizenView }) {
  const civil = citizen.socialName ? titleCaseName(citizen.name) : null;
  const age = ageOf(citizen);
  const about = [
    citizen.diedOn && age ? `faleceu com ${age}` : age,
    labelOf(sexes, citizen.sex) ?? 'Sexo não informado',
  ].filter(Boolean);
  return (
    <div className="citizen-head">
      <Avatar name={shownName(citizen)} large />
      <div className="column gap-4 grow">
        <div className="row wrap gap-6">
          <span className="strong">{about.join(' · ')}</span>
          <Badges citizen={citizen} />
        </div>
        {civil ? <div className="caption text-3">Nome civil: {civil}</div> : null}
        <dl className="citizen-ids">
          {itemsOf(citizen).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt> <dd>{value || '–'}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
