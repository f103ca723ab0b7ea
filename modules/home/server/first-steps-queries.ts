import type { RawBuilder } from 'kysely';
import { type Db, getRow, sql } from '#platform/db/database';
import { smtpServer } from '#platform/mail/settings';
import { internetSwitch } from '#platform/outbound/gate';
import type { FirstStep } from '../contract.ts';

type Step = FirstStep['step'];
/** Null: of the whole installation, or of all units of the municipality. */
export type Place = { municipalityId: string | null; unitId: string | null };

const here = (column: RawBuilder<unknown>, id: string | null): RawBuilder<unknown> =>
  id === null ? sql`true` : sql`${column} = ${id}::uuid`;

const lotacoes = ({ municipalityId, unitId }: Place) => sql`health_network_lotacao_place l
  where l.active and ${here(sql`l.municipality_id`, municipalityId)} and ${here(sql`l.unit_id`, unitId)}`;

const withoutProfile = sql`not exists (select from access_lotacao_profile p where p.lotacao_id = l.id)`;
const withoutAgenda = sql`l.agenda = 'nenhuma'
  and not exists (select from scheduling_agenda a where a.lotacao_id = l.id)`;

/** Nothing is left of it, and there is somebody of whom it could be. */
const all = (place: Place, lacking: RawBuilder<unknown>) => sql`(select jsonb_build_object(
  'done', count(*) > 0 and count(*) filter (where ${lacking}) = 0, 'left', count(*) filter (where ${lacking}))
  from ${lotacoes(place)})`;
const exists = (rows: RawBuilder<unknown>) =>
  sql`jsonb_build_object('done', exists (select from ${rows}), 'left', 0)`;

/** Of every municipality of the place, and there is one. */
const ofEvery = ({ municipalityId }: Place, saved: RawBuilder<unknown>) => sql`(select jsonb_build_object(
  'done', coalesce(bool_and(exists (select from ${saved})), false), 'left', 0)
  from health_network_municipality m where ${here(sql`m.id`, municipalityId)})`;

/** What a person saves in the pages of the installation; other settings of it are written by itself. */
const SAVED_BY_HAND = [
  'access.idleMinutes',
  'access.maxAttempts',
  'access.blockUntilFreed',
  'access.passwordMonths',
  'access.legacyFirstPassword',
  smtpServer.key,
  internetSwitch.key,
];

const SAVED: Readonly<Record<Step, (place: Place) => RawBuilder<unknown>>> = {
  system: () => exists(sql`platform_setting where key = any(${SAVED_BY_HAND}::text[])`),
  responsible: (place) =>
    ofEvery(
      place,
      sql`access_administrative a where a.kind = 'municipal-admin' and a.active and a.municipality_id = m.id`,
    ),
  activation: ({ municipalityId }) =>
    exists(sql`activation_state where ${here(sql`municipality_id`, municipalityId)}`),
  durations: ({ municipalityId }) =>
    exists(sql`(select municipality_id from scheduling_cbo_duration
      union all select municipality_id from health_network_cbo_offer
      union all select scope_id from platform_setting where key = 'scheduling.defaultAgenda') as saved
      where ${here(sql`municipality_id`, municipalityId)}`),
  cnes: (place) => ofEvery(place, sql`health_network_accepted_import i where i.municipality_id = m.id`),
  profiles: ({ municipalityId }) =>
    exists(sql`(select municipality_id from access_profile_change
      union all select municipality_id from access_profile where slug is null) as saved
      where ${here(sql`municipality_id`, municipalityId)}`),
  professionals: (place) => all(place, withoutProfile),
  agendas: (place) => all(place, withoutAgenda),
};

type Answer = Pick<FirstStep, 'done' | 'left'>;

/** Of each of the steps, whether it was done. */
export async function answersOf(
  db: Db,
  place: Place,
  steps: readonly Step[],
): Promise<Readonly<Record<string, Answer>>> {
  const parts = steps.flatMap((step) => [sql`${step}::text`, SAVED[step](place)]);
  const { answers } = await getRow<{ answers: Record<string, Answer> }>(
    db,
    sql`select jsonb_build_object(${sql.join(parts)}) as answers`,
  );
  return answers;
}
