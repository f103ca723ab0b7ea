import { labelOf } from '#platform/contract/choices';
import { sentenceCase } from '@pec-aberto/brazil';
import { Card } from '#ui/index';
import { PROBLEM_STATES } from '../../../contract/codes.ts';
import { type Problem, RESOURCES } from '../../../contract/parts.ts';
import { today } from '../chart-of.ts';
import { dayOf, sinceText } from '../since.ts';
import { CardLink } from './card-link.tsx';
import type { CardOf } from './card-of.ts';

/** So many are shown; the list has the others. */
const SHOWN = 5;
const ACTIVE = 0;

function Row({ problem: { name, ciap2, cid10, state, startedOn, evolvedAt } }: { problem: Problem }) {
  const since = sinceText(startedOn, today());
  const updated = `atualizado em ${dayOf(evolvedAt)}`;
  return (
    <li>
      <span className="column">
        <strong>{sentenceCase(name)}</strong>
        <span className="caption text-2">{[since, updated].filter(Boolean).join(' · ')}</span>
      </span>
      {state === ACTIVE ? null : <span className="tag">{labelOf(PROBLEM_STATES, state)}</span>}
      {[ciap2, cid10].map((code) =>
        code ? (
          <span key={code} className="tag mono">
            {code}
          </span>
        ) : null,
      )}
    </li>
  );
}

/** "Lista de problemas/condições": active and latent ones, never those that were resolved. */
export function ProblemsCard({ chart: { at }, sheet: { problems } }: CardOf) {
  const active = problems.filter(({ state }) => state === ACTIVE).length;
  return (
    <Card
      title="Lista de problemas/condições"
      note={problems.length > 0 ? `${active} ${active === 1 ? 'ativo' : 'ativos'}` : null}
      action={
        <CardLink to={`${at}/problemas`} needs={RESOURCES.problems}>
          Ver todos
        </CardLink>
      }
    >
      {problems.length === 0 ? <p className="text-2">Nenhum problema ativo ou latente.</p> : null}
      <ul className="chart-rows">
        {problems.slice(0, SHOWN).map((problem) => (
          <Row key={problem.id} problem={problem} />
        ))}
      </ul>
    </Card>
  );
}
