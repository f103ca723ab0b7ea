import { titleCaseName } from '@pec-aberto/brazil';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, formatDate, useAccess } from '#ui/index';
import type { FoundCitizen } from './use-search.ts';

const JOIN = 'gestao-de-cadastros-de-cidadao.unificacao-de-cadastros';
/** So many are joined at once, as the server takes them. */
const MOST = 10;

export type Picking = {
  /** The first one is proposed as the principal; the comparison lets it be another. */
  people: readonly FoundCitizen[];
  /** Those of `keys` are picked: who was stays as known, who is new comes from `shown`. */
  pick: (keys: ReadonlySet<string>, shown: readonly FoundCitizen[]) => void;
  clear: () => void;
};

/** Whether this access joins registrations. */
export const useMayJoin = (): boolean => useAccess().resources.includes(JOIN);

/**
 * Registrations picked to be compared, through several searches of one visit; null for who may not join them. Only
 * in memory: names of people do not stay on a shared computer.
 */
export function usePicking(): Picking | null {
  const [people, setPeople] = useState<readonly FoundCitizen[]>([]);
  const mayJoin = useMayJoin();
  if (!mayJoin) return null;
  return {
    people,
    pick(keys, shown) {
      const fresh = shown.filter(({ id }) => !people.some((one) => one.id === id));
      setPeople([...people, ...fresh].filter(({ id }) => keys.has(id)));
    },
    clear: () => setPeople([]),
  };
}

/** Under the head of the list: who is picked, and the way to the comparison. */
export function PickedBar({ picking: { people, clear } }: { picking: Picking }) {
  const [first, ...others] = people;
  if (!first) return null;
  const names = people.map(
    ({ name, birthDate }) => `${titleCaseName(name)} (${birthDate ? formatDate(birthDate) : 'sem data'})`,
  );
  return (
    <div className="row wrap citizen-search-picked">
      <div className="grow" role="status">
        <strong>{people.length === 1 ? '1 selecionado' : `${people.length} selecionados`}</strong>{' '}
        <span className="text-2">{names.join(' · ')}</span>
        {others.length === 0 ? (
          <div className="caption text-3">Selecione o outro cadastro da pessoa, nesta busca ou em outra.</div>
        ) : null}
        {people.length > MOST ? (
          <div className="caption text-3">Compare no máximo {MOST} cadastros de cada vez.</div>
        ) : null}
      </div>
      {others.length > 0 && people.length <= MOST ? (
        <Link
          to="/unificacao/comparar"
          search={{ principal: first.id, outros: others.map(({ id }) => id).join(',') }}
          className="button primary small"
        >
          Comparar e unificar
        </Link>
      ) : null}
      <Button look="text" size="small" onClick={clear}>
        Limpar seleção
      </Button>
    </div>
  );
}
