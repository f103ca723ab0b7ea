import { writeCitizensInBulk } from '#modules/citizens/index';
import type { BulkStep } from '#platform/bulk/write';
import type { Tx } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE } from '#platform/usecase/run';
import { peopleOf, type World } from './people.ts';
import { holdFill, workingTeams } from './queries.ts';
import { requireNobody, requireTraining } from './refusals.ts';

export type Fill = {
  count: number;
  seed: number;
  municipality: { id: string; ibge: string; uf: string };
  /** aaaa-mm-dd; ages and dates are counted from it. */
  today: string;
  /** Beside the citizens there are; else a base that has some is refused. */
  add?: boolean;
  step?: (step: BulkStep) => void;
  signal?: AbortSignal;
};

/**
 * Fills a base with citizens of a municipality that is in it already: families in their homes, with the teams there
 * are. All or none. The same count, seed, day and teams give the same people.
 */
export async function fillCitizens(platform: Platform, fill: Fill): Promise<number> {
  const { count, seed, today, municipality, add, step, signal } = fill;
  const installationId = await requireTraining(platform.db);
  return writeCitizensInBulk(platform, COMMAND_LINE, {
    source: { origin: 'demo', installationId },
    expected: count,
    async citizens(db) {
      // The second of two finds the first.
      await holdFill(db);
      if (!add) await requireNobody(db);
      return peopleOf({ count, seed, today, municipality, teams: await teamsOf(db, municipality.id) });
    },
    audit: (written) => ({
      type: 'demo.filled',
      municipalityId: municipality.id,
      details: { citizens: written, seed, today },
    }),
    ...(step ? { step } : {}),
    ...(signal ? { signal } : {}),
  });
}

const MICROAREAS = ['01', '02', '03', '04', '05', '06'];

/** The teams that have people of their own (eSF, eAP), where there are such; else all. */
async function teamsOf(db: Tx, municipalityId: string): Promise<World['teams'][number][]> {
  const teams = await workingTeams(db, municipalityId);
  const chosen = teams.some((team) => team.withPeople) ? teams.filter((team) => team.withPeople) : teams;
  return chosen.map(({ id }) => ({ id, microareas: MICROAREAS }));
}
