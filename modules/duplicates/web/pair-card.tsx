import { titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { Button, formatDateTime, useAction } from '#ui/index';
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
  base: 'a mesma ficha veio com outra base,',
};

function Place({ unit, team, updatedAt }: Person) {
  const where = [unit && titleCasePlace(unit), team].filter(Boolean).join(' · ') || 'sem equipe';
  return (
    <div className="caption text-3 pair-place">
      {where} · atualizado {formatDateTime(updatedAt)}
    </div>
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

/** What became of the pair, by whom, and the way back. */
function Decided({ pair, onReopen }: { pair: Pair; onReopen: () => void }) {
  const { state, decidedAt, decidedBy, reason, people } = pair;
  const survivor = people.find(({ status }) => status !== 'merged');
  const by = decidedBy ? `, por ${titleCaseName(decidedBy)}` : '';
  return (
    <>
      <span className="caption text-2">
        {state === 'merged' ? 'Unificados' : 'Pessoas diferentes'}
        {decidedAt ? ` em ${formatDateTime(decidedAt)}` : ''}
        {by}
        {reason ? `: ${reason}` : ''}
      </span>
      {state === 'different' ? (
        <Button size="small" onClick={onReopen}>
          Devolver à fila
        </Button>
      ) : null}
      {state === 'merged' && survivor ? (
        <span className="row-main">
          <Link to="/cidadao/$id/unificacoes" params={{ id: survivor.id }} className="button small">
            Ver a unificação
          </Link>
        </span>
      ) : null}
    </>
  );
}

function Acts({
  names,
  compare,
  onDifferent,
}: {
  names: string;
  compare: Record<string, string>;
  onDifferent: () => void;
}) {
  return (
    <>
      <Button size="small" onClick={onDifferent} aria-label={`Não é a mesma pessoa: ${names}`}>
        Não é a mesma pessoa
      </Button>
      <span className="row-main">
        <Link
          to="/unificacao/comparar"
          search={compare}
          className="button primary small"
          aria-label={`Comparar e unificar ${names}`}
        >
          Comparar e unificar
        </Link>
      </span>
    </>
  );
}

/** Two cadastros that may be of one person: who they are, why, and what to do. */
export function PairCard({
  pair,
  compare,
  inTabOrder,
  onFocus,
  onDecided,
}: {
  pair: Pair;
  /** What the address of the comparison asks. */
  compare: Record<string, string>;
  inTabOrder: boolean;
  onFocus: () => void;
  onDecided: () => Promise<void>;
}) {
  const [asking, setAsking] = useState(false);
  const reopen = useAction(reopenContract);
  const { id, people, evidence, against, reason, state, suggested } = pair;
  const names = people.map(({ name }) => titleCaseName(name)).join(' e ');
  return (
    <div role="row" className="pair" tabIndex={inTabOrder ? 0 : -1} onFocus={onFocus}>
      <div role="gridcell" className="pair-cell">
        <div className="row wrap gap-6 pair-head">
          <div className="grow">
            <Head pair={pair} />
          </div>
          {state === 'open' ? (
            <Acts names={names} compare={compare} onDifferent={() => setAsking(true)} />
          ) : (
            <Decided
              pair={pair}
              onReopen={() => reopen.mutate({ params: { id } }, { onSuccess: () => void onDecided() })}
            />
          )}
        </div>
        <div className="pair-people">
          {people.map((person) => (
            <div key={person.id}>
              <PersonLines
                person={person}
                tags={
                  state === 'open' && person.id === suggested?.id && suggested.why ? (
                    <span className="tag info" title={suggested.why}>
                      Principal sugerido<span className="visually-hidden">: {suggested.why}</span>
                    </span>
                  ) : null
                }
              />
              <Place {...person} />
            </div>
          ))}
        </div>
        <PairEvidence evidence={evidence} against={against} />
        {state === 'open' && reason ? <p className="caption text-2">Dito no cadastro: {reason}</p> : null}
        {asking ? (
          <DifferentDialog id={id} names={names} onClose={() => setAsking(false)} onDecided={onDecided} />
        ) : null}
      </div>
    </div>
  );
}
