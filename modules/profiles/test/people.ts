import type { RouteOutput } from '#platform/contract/route';
import { rowsOf, sql } from '#platform/db/database';
import {
  type Answer,
  type Client,
  startTestInstallation,
  type TestInstallation,
} from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  giveProfiles,
  grant,
  signedIn,
  type TestMunicipality,
  type TestPerson,
} from '#apps/installation/testing-people';
import type * as contract from '../contract.ts';

export type Row = RouteOutput<typeof contract.listProfiles>['rows'][number];
export type Profile = RouteOutput<typeof contract.getProfile>;
export type Refused = { code: string; detail: string; fields?: Array<{ path: string; message: string }> };

/** An installation of two municipalities, each with an administrator and a unit. */
export type World = {
  installation: TestInstallation;
  places: [Place, Place];
  /** Somebody of the first municipality with these profiles in a lotação. */
  worker(profiles: readonly string[], place?: Place, name?: string): Promise<Worker>;
  idOf(slug: string): Promise<string>;
};
export type Place = {
  municipality: TestMunicipality;
  unitId: string;
  admin: Client;
  adminPerson: TestPerson;
};
export type Worker = { client: Client; person: TestPerson; lotacaoId: string };

export async function buildWorld(): Promise<World> {
  const installation = await startTestInstallation({ worker: false });
  const place = async (ibge: string, cnes: string, name: string): Promise<Place> => {
    const municipality = await buildMunicipality(installation, ibge, name);
    const unitId = await buildUnit(installation, municipality, cnes);
    const adminPerson = await buildPerson(installation, { name: `ADMINISTRADORA DE ${name}` });
    await grant(installation, adminPerson, 'municipal-admin', municipality);
    return { municipality, unitId, adminPerson, admin: await signedIn(installation, adminPerson) };
  };
  const places: World['places'] = [
    await place('4205407', '3127128', 'SERRA CLARA'),
    await place('3550308', '2077485', 'VALE FUNDO'),
  ];
  return {
    installation,
    places,
    async worker(profiles, { municipality, unitId } = places[0], name = 'LUANA MARTINS') {
      const person = await buildPerson(installation, { name });
      const lotacaoId = await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
      await giveProfiles(installation, lotacaoId, profiles);
      return { person, lotacaoId, client: await signedIn(installation, person) };
    },
    async idOf(slug) {
      const [row] = await rowsOf<{ id: string }>(
        installation.platform.db,
        sql`select id from profile where slug = ${slug}`,
      );
      return row?.id ?? '';
    },
  };
}

export const listed = async (client: Client, query = ''): Promise<Row[]> =>
  (await client.call<{ rows: Row[] }>('GET', `/profiles${query}`)).body.rows;
export const read = async (client: Client, id: string): Promise<Profile> =>
  (await client.call<Profile>('GET', `/profiles/${id}`)).body;

/** Saves the profile as read, with these resources more and these, with all under them, less. */
export async function save(
  client: Client,
  id: string,
  change: { add?: string[]; remove?: string[]; version?: string; reason?: string; name?: string },
): Promise<Answer<Profile & Refused>> {
  const profile = await read(client, id);
  const { add = [], remove = [], version = profile.version, ...rest } = change;
  const kept = profile.resources.filter(
    (held) => !remove.some((gone) => held === gone || held.startsWith(`${gone}.`)),
  );
  return client.call('PUT', `/profiles/${id}`, { version, resources: [...kept, ...add], ...rest });
}

export const create = (client: Client, body: object): Promise<Answer<Profile & Refused>> =>
  client.call('POST', '/profiles', { accessKind: 'lotacao', resources: [], ...body });
