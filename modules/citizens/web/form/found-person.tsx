import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { type Person, PersonIdentification } from '../person-identification.tsx';

/** Somebody on record who may be the person of the form, with the way to that record. */
export function FoundPerson({
  person,
  onOpen,
  action,
  children,
}: {
  person: Person;
  /** Before its page opens. */
  onOpen: () => void;
  action?: ReactNode;
  /** Why it may be the same. */
  children?: ReactNode;
}) {
  return (
    <li className="found-person">
      <PersonIdentification person={person} />
      {children}
      <div className="row wrap">
        {action}
        <Link to="/cidadao/$id" params={{ id: person.id }} className="button text small" onClick={onOpen}>
          Abrir o cadastro
        </Link>
      </div>
    </li>
  );
}
