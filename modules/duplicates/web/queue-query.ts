import type { QueueFilters } from './queue-filters.tsx';

export const LISTS = [
  { value: 'parecidos', label: 'Parecidos', query: {} },
  { value: 'numeros', label: 'Mesmo número', query: { kind: 'shared-number' } },
  { value: 'resolvidos', label: 'Resolvidos', query: { state: 'decided' } },
] as const;

/** What the server is asked for these filters. */
export function queryOf({ lista, unidade, equipe, minima, bases }: QueueFilters) {
  const list = LISTS.find(({ value }) => value === lista) ?? LISTS[0];
  return {
    ...list.query,
    ...(unidade ? { unitId: unidade } : {}),
    ...(equipe ? { teamId: equipe } : {}),
    ...(minima ? { minScore: Number(minima) } : {}),
    ...(bases ? { bases: 'different' as const } : {}),
  };
}

type Placed = {
  id: string;
  score: number | null;
  people: ReadonlyArray<{ id: string }>;
  suggested: { id: string } | null;
};

/**
 * The address that compares a pair of the queue: the filters and its place go along, so that the next one can be
 * offered once it is decided.
 */
export function compareSearch({ id, score, people, suggested }: Placed, filters: Partial<QueueFilters>) {
  const principal = suggested?.id ?? people[0]?.id ?? '';
  const others = people.map((one) => one.id).filter((one) => one !== principal);
  const kept = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
  return { ...kept, principal, outros: others.join(','), depois: `${score ?? 0}~${id}` };
}
