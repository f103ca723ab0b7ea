import { listOfferedGroups } from '#modules/exams/contract';
import type { RouteOutput } from '#platform/contract/route';
import { useRoute } from '#ui/index';
import { useVisit } from '../visit.ts';

export type ExamGroup = RouteOutput<typeof listOfferedGroups>['rows'][number];

const NONE: readonly ExamGroup[] = [];

/** "Opções rápidas": the groups of the municipality that fit who is attended; none where the birth date is not known. */
export function useGroups(): readonly ExamGroup[] {
  const { citizen, day } = useVisit().encounter;
  const { sex, birthDate } = citizen;
  const { data } = useRoute(
    listOfferedGroups,
    { query: { sex: sex ?? 4, birth: birthDate ?? day, on: day } },
    { enabled: birthDate !== null, gcTime: Infinity },
  );
  return data?.rows ?? NONE;
}
