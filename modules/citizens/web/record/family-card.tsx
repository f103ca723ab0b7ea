import { titleCaseName } from '@pec-aberto/brazil';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, Card, ErrorState, formatDate, Skeleton, useRoute } from '#ui/index';
import { kinships, labelOf } from '../../contract/codes.ts';
import { getFamilyContract } from '../../contract/person.ts';
import { describe } from '../describe.ts';
import type { CitizenView } from '../form/values.ts';
import type { Person } from '../person-identification.tsx';
import { FamilyDialog } from './block-dialogs.tsx';
import { useRights } from './rights.ts';

function Member({ person, kin, self }: { person: Person; kin: string; self: boolean }) {
  const name = titleCaseName(person.name);
  return (
    <li>
      <span className="grow">
        {self ? (
          <strong>{name}</strong>
        ) : (
          <Link to="/cidadao/$id" params={{ id: person.id }}>
            {name}
          </Link>
        )}{' '}
        <span className="caption text-3">
          {[kin, person.birthDate && formatDate(person.birthDate)].filter(Boolean).join(' · ')}
        </span>
      </span>
    </li>
  );
}

function Members({ citizen }: { citizen: CitizenView }) {
  const { data, isError, error, refetch } = useRoute(getFamilyContract, { params: { id: citizen.id } });
  if (!data) {
    return isError ? (
      <ErrorState what="a família" error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={2} />
    );
  }
  const { responsible, responsibleDocument, members } = data;
  const alone = !responsible && members.length === 0;
  return (
    <ul className="citizen-list">
      {responsible ? (
        <Member person={responsible} kin="responsável familiar" self={responsible.id === citizen.id} />
      ) : null}
      {members
        .filter(({ citizen: person }) => person.id !== responsible?.id)
        .map(({ citizen: person, kinship }) => (
          <Member
            key={person.id}
            person={person}
            kin={labelOf(kinships, kinship)?.toLowerCase() ?? ''}
            self={person.id === citizen.id}
          />
        ))}
      {alone ? (
        <li className="text-3">
          {responsibleDocument
            ? `Responsável sem cadastro aqui: ${describe('responsibleDocument', responsibleDocument)}`
            : 'Ninguém informado.'}
        </li>
      ) : null}
    </ul>
  );
}

/** The family: who answers for it, and who depends on that person. */
export function FamilyCard({ citizen }: { citizen: CitizenView }) {
  const { edit } = useRights();
  const [changing, setChanging] = useState(false);
  return (
    <Card
      title="Família"
      action={
        edit ? (
          <Button look="text" size="small" onClick={() => setChanging(true)}>
            Alterar família
          </Button>
        ) : null
      }
    >
      <Members citizen={citizen} />
      {changing ? <FamilyDialog citizen={citizen} onClose={() => setChanging(false)} /> : null}
    </Card>
  );
}
