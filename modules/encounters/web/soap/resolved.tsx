import { sentenceCase } from '@pec-aberto/brazil';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { Button, formatDate, useAccess, useRoute } from '#ui/index';
import { listProblems } from '../../contract.ts';
import { RESOLVED } from '../../contract/codes.ts';
import { type Problem, RESOURCES } from '../../contract/parts.ts';
import { useVisit } from '../visit.ts';
import type { TypedProblem } from './values.ts';

/** Those that were resolved, and may be back. */
export function Resolved({
  problems,
  rows,
  reopen,
}: {
  problems: readonly Problem[];
  rows: readonly TypedProblem[];
  reopen: (problem: Problem) => void;
}) {
  const shown = problems.filter(({ id }) => !rows.some(({ problemId }) => problemId === id));
  if (shown.length === 0) return null;
  return (
    <details>
      <summary>Problemas resolvidos ({shown.length})</summary>
      <ul className="encounter-rows">
        {shown.map((problem) => (
          <li key={problem.id} className="row wrap gap-6">
            <span>{sentenceCase(problem.name)}</span>
            <span className="caption text-3">
              {problem.ciap2 ?? problem.cid10}
              {problem.endedOn ? `, até ${formatDate(problem.endedOn)}` : ''}
            </span>
            <span className="grow" />
            <Button
              look="text"
              size="small"
              aria-label={`Reabrir ${sentenceCase(problem.name)}`}
              onClick={() => reopen(problem)}
            >
              Reabrir
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The problems of the record that were resolved, for those who see the list and may change it. */
export function useResolved(): readonly Problem[] {
  const { encounter, rights } = useVisit();
  const { resources } = useAccess();
  const { data } = useRoute(
    listProblems,
    { params: { id: encounter.citizen.id } },
    { enabled: rights.problems && resources.includes(RESOURCES.problems) },
  );
  return (data?.problems ?? []).filter(({ state }) => state === RESOLVED);
}

/** `?reabrir=` of the address, by which the list of the record leads here: done once, when what was written is back. */
export function useAskedToReopen(
  opened: boolean,
  problems: readonly Problem[],
  reopen: (problem: Problem) => void,
): void {
  const { reabrir }: { reabrir?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const asked = opened ? problems.find(({ id }) => id === reabrir) : undefined;
  const begin = useEffectEvent((problem: Problem) => {
    void navigate({ to: '.', search: {}, replace: true });
    reopen(problem);
  });
  useEffect(() => {
    if (asked) begin(asked);
  }, [asked]);
}
