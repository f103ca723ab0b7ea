import type { Answer, Client } from '#apps/installation/testing';
import { buildLotacao, buildPerson, giveProfiles, signedIn } from '#apps/installation/testing-people';
import { type Desk, openDesk } from '#modules/citizens/test/desk';
import type { RouteOutput } from '#platform/contract/route';
import { findRow, sql } from '#platform/db/database';
import type { searchEntries } from '../contract.ts';
import type { Entry } from '../contract/parts.ts';

export type List = RouteOutput<typeof searchEntries>;
export type Problem<D = Record<string, unknown>> = {
  code: string;
  detail: string;
  data?: D;
  fields?: Array<{ path: string; message: string }>;
};

/** Native types of service. */
export const TYPES = {
  dressing: '00000000-0000-7000-8000-000000000102',
  spontaneous: '00000000-0000-7000-8000-000000000103',
  vaccine: '00000000-0000-7000-8000-000000000109',
} as const;

/** A front desk: the desk of citizens, with a nurse in the unit's first team. */
export type Front = Desk & {
  nurse: Client;
  nurseLotacao: string;
  nurseId: string;
  add(citizenId: string, change?: object, client?: Client): Promise<Answer<Entry & Problem>>;
  list(filters?: object, client?: Client): Promise<List>;
};

export async function openFront(options: Parameters<typeof openDesk>[0] = {}): Promise<Front> {
  const desk = await openDesk(options);
  const { installation, municipality, unitId, reception } = desk;
  const person = await buildPerson(installation, { name: 'IVAN TELES' });
  const nurseLotacao = await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
  await giveProfiles(installation, nurseLotacao, ['enfermeiro']);
  await sql`update lotacao set team_id = ${desk.teams[0]} where id = ${nurseLotacao}`.execute(
    installation.platform.db,
  );
  return {
    ...desk,
    nurse: await signedIn(installation, person),
    nurseLotacao,
    nurseId: person.id,
    add: (citizenId, change = {}, client = reception) =>
      client.call('POST', '/list-entries', {
        citizenId,
        lotacaoId: null,
        teamId: null,
        serviceTypes: [],
        ...change,
      }),
    list: async (filters = {}, client = reception) => {
      const { status, body, text } = await client.call<List>('POST', '/list-entries/search', filters);
      if (status !== 200) throw new Error(`the list answered ${status}: ${text}`);
      return body;
    },
  };
}

/** Events of the trail about a row, in order. */
export async function toldOf({ installation }: Desk, id: string): Promise<string[]> {
  const row = await findRow<{ types: string[] }>(
    installation.platform.db,
    sql`select coalesce(array_agg(type order by at, id), '{}') as types from audit_event where subject_id = ${id}`,
  );
  return row?.types ?? [];
}
