import { copyLine } from '#platform/db/copy';
import { uuidV7 } from '#platform/db/uuid';
import { endOf, posologyOf } from '../finish/prescribed.ts';
import type { Past, Rows } from './past.ts';

type Table = { name: string; columns: readonly string[]; lines: (rows: Rows, past: Past) => string[] };

/** As COPY takes them, each table after those that it points at. */
export const TABLES: readonly Table[] = [
  {
    name: 'encounter',
    columns: [
      'id',
      'municipality_id',
      'unit_id',
      'citizen_id',
      'entry_id',
      'kind',
      'state',
      'lotacao_id',
      'cbo',
      'team_id',
      'started_at',
      'ended_at',
      'day',
      'time_zone',
      'written',
    ],
    lines: ({ encounters }, { municipalityId, timeZone }) =>
      encounters.map(({ id, post, citizenId, entryId, kind, startedAt, endedAt, day, written }) =>
        copyLine([
          id,
          municipalityId,
          post.unitId,
          citizenId,
          entryId,
          kind,
          'finalizado',
          post.id,
          post.cbo,
          post.teamId,
          startedAt,
          endedAt,
          day,
          timeZone,
          JSON.stringify(written),
        ]),
      ),
  },
  {
    name: 'problem',
    columns: ['id', 'citizen_id', 'ciap2', 'name', 'state', 'started_on', 'evolutions', 'evolved_at'],
    lines: ({ problems }) =>
      problems.map(({ id, citizenId, ciap2, name, startedOn, evolutions, evolvedAt }) =>
        copyLine([id, citizenId, ciap2, name, 0, startedOn, evolutions, evolvedAt]),
      ),
  },
  {
    name: 'problem_evolution',
    columns: ['id', 'problem_id', 'sequence', 'encounter_id', 'state', 'started_on'],
    lines: ({ evolutions }) =>
      evolutions.map(({ problemId, sequence, encounterId, startedOn }) =>
        copyLine([uuidV7(), problemId, sequence, encounterId, 0, startedOn]),
      ),
  },
  {
    name: 'measurement',
    columns: ['id', 'encounter_id', 'what', 'value', 'citizen_id', 'measured_at'],
    lines: ({ measured }) =>
      measured.map(({ encounterId, what, value, citizenId, at }) =>
        copyLine([uuidV7(), encounterId, what, value, citizenId, at]),
      ),
  },
  {
    name: 'prescription',
    columns: [
      'id',
      'encounter_id',
      'citizen_id',
      'position',
      'catmat',
      'name',
      'item',
      'posology',
      'continuous',
      'starts_on',
      'ends_on',
    ],
    lines: ({ prescribed }) =>
      prescribed.map(({ encounterId, citizenId, item }) =>
        copyLine([
          uuidV7(),
          encounterId,
          citizenId,
          0,
          item.catmat ?? null,
          item.name,
          JSON.stringify(item),
          posologyOf(item),
          item.dosage.continuous,
          item.dosage.start,
          endOf(item),
        ]),
      ),
  },
];
