import { titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { Button, formatDateTime, useAction } from '#platform/ui/index';
import { type listDuplicatesContract, reopenContract } from '../contract/queue.ts';
import { DifferentDialog } from './different-dialog.tsx';
import { PairEvidence, scoreText, scoreWord } from './evidence.tsx';
import { PersonLines } from './person-lines.tsx';

type Pair = RouteOutput<typeof listDuplicatesContract>['rows'][number];
type Person = Pair['people'][number];

const ORIGINS: Readonly<Record<string, string>> = {
  scan: 'encontrado pela busca de duplicados',
  registration: 'encontrado ao cadastrar',
  fci: 'encontrado ao receber uma ficha',
  import: 'encontrado ao importar',
};

function Place({ unit, team, updatedAt }: Person) {
  const where = [unit && titleCasePlace(unit), team].filter(Boolean).join(' · ') || 'sem equipe';
  return (
    <span className="caption text-3 pair-place">
      {where} · atualizado {formatDateTime(updatedAt)}
    </span>
  );
}

function Head({ pair: { score, kind, origin, foundAt } }: { pair: Pair }) {
  return (
    <div className="row wrap gap-6">
      {score === null ? (
        <strong>Mesmo número em dois cadastros</strong>
      ) : (
        <>
          <strong>{scoreWord(score)}</strong> <span className="numeric text-2">{scoreText(score)}</span>
        </>
      )}
      <span className="caption text-3">
        {kind === 'likely' ? `${ORIGINS[origin] ?? ''} em ` : 'desde '}
        {formatDateTime(foundAt)}
      </span>
    </div>
  );
}

function Decided({ pair: { decidedAt, decidedBy, reason }, onReopen }: { pair: Pair; onReopen: () => void }) {
  const by = decidedBy ? `, por ${titleCaseName(decidedBy)}` : '';
  return (
    <div className="row wrap">
      <span className="caption text-2 grow">
        Pessoas diferentes{decidedAt ? `, em ${formatDateTime(decidedAt)}` : ''}
        {by}
        {reason ? `: ${reason}` : ''}
      </span>
      <Button size="small" onClick={onReopen}>
        Devolver à fila
      </Button>
    </div>
  );
}

/** Two cadastros that may be of one person: who they are, why, and what to do. */
export function PairCard({ pair, onChanged }: { pair: Pair; onChanged: () => void }) {
  const [asking, setAsking] = useState(false);
  const reopen = useAction(reopenContract);
  const { id, people, evidence, against, reason, state, suggested } = pair;
  const principal = suggested?.id ?? people[0]?.id ?? '';
  const names = people.map(({ name }) => titleCaseName(name)).join(' e ');
  const others = people.map((one) => one.id).filter((one) => one !== principal);
  return (
    <li className="pair">
      <Head pair={pair} />
      <div className="pair-people">
        {people.map((person) => (
          <div key={person.id} className="column gap-4">
            <PersonLines person={person} />
            <Place {...person} />
            {state === 'open' && person.id === suggested?.id && suggested.why ? (
              <span className="caption text-2 pair-place">Sugerido como principal: {suggested.why}</span>
            ) : null}
          </div>
        ))}
      </div>
      <PairEvidence evidence={evidence} against={against} />
      {state === 'open' && reason ? <p className="caption text-2">Dito no cadastro: {reason}</p> : null}
      {state === 'different' ? (
        <Decided pair={pair} onReopen={() => reopen.mutate({ params: { id } }, { onSuccess: onChanged })} />
      ) : (
        <div className="row wrap">
          <Link
            to="/unificacao/comparar"
            search={{ principal, outros: others.join(',') }}
            className="button primary small"
            aria-label={`Comparar e unificar ${names}`}
          >
            Comparar e unificar
          </Link>
          <Button size="small" onClick={() => setAsking(true)} aria-label={`Não é a mesma pessoa: ${names}`}>
            Não é a mesma pessoa
          </Button>
        </div>
      )}
      {asking ? <DifferentDialog id={id} names={names} onClose={() => setAsking(false)} /> : null}
    </li>
  );
}
