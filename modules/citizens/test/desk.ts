import { generateCpf } from '@pec-aberto/brazil';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  giveProfiles,
  signedIn,
  type TestMunicipality,
} from '#apps/installation/testing-people';
import { sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import type { FormInput } from '../contract/fields.ts';

export const IBGE = '4205407';

/** An installation with one municipality, a unit with two teams, and people at its desk. */
export type Desk = {
  installation: TestInstallation;
  municipality: TestMunicipality;
  unitId: string;
  /** INE 0000000001 and 0000000002. */
  teams: readonly [string, string];
  /** Coordenação: registers, inactivates, deletes, and gives the report of the LGPD. */
  coordinator: Client;
  reception: Client;
  doctor: Client;
  /** A further person at the desk, with the profile of this slug. */
  join(slug: string, name?: string): Promise<Client>;
  close(): Promise<void>;
};

export const CNES = '3127128';

export async function openDesk(options: { ibge?: string; worker?: boolean } = {}): Promise<Desk> {
  const installation = await startTestInstallation({ worker: false, ...options });
  const { db } = installation.platform;
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'SERRA CLARA', 'treinamento', 'prontuario', 'http://localhost', now())`.execute(
    db,
  );
  const municipality = await buildMunicipality(installation, options.ibge ?? IBGE);
  const unitId = await buildUnit(installation, municipality, CNES);
  const team = async (ine: string) => {
    const id = uuidV7();
    await sql`insert into team (id, unit_id, ine, name, updated_at)
      values (${id}, ${unitId}, ${ine}, ${`ESF ${ine.slice(-1)}`}, now())`.execute(db);
    return id;
  };
  const join = async (slug: string, name = `PESSOA ${slug.toUpperCase()}`) => {
    const person = await buildPerson(installation, { name });
    const lotacao = await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
    await giveProfiles(installation, lotacao, [slug]);
    return signedIn(installation, person);
  };
  return {
    installation,
    municipality,
    unitId,
    teams: [await team('0000000001'), await team('0000000002')],
    coordinator: await join('coordenador-ubs', 'COORDENADORA DIAS'),
    reception: await join('recepcao', 'RENATA RECEPCAO'),
    doctor: await join('medico', 'PAULO MEDICO'),
    join,
    close: () => installation.close(),
  };
}

let made = 0;

/** A good form of somebody new each time; `change` says what is special in it. */
export function someone(change: Partial<FormInput> & Record<string, unknown> = {}): FormInput {
  made++;
  const letters = (number: number): string =>
    number === 0 ? '' : letters(Math.floor(number / 26)) + String.fromCodePoint(65 + (number % 26));
  return {
    cpf: generateCpf(50_000 + made),
    name: `CIDADA ${letters(made + 26)} PEREIRA`,
    birthDate: `19${String(30 + (made % 60))}-0${1 + (made % 9)}-1${made % 10}`,
    sex: 1,
    race: 4,
    motherName: `MAE ${letters(made + 26)} PEREIRA`,
    fatherUnknown: true,
    nationality: 1,
    birthMunicipalityIbge: IBGE,
    phoneMobile: '48990001234',
    informsSexualOrientation: false,
    informsGenderIdentity: false,
    ...change,
  };
}

/** Registers somebody and gives the id. Throws what the server answered when it did not take the form. */
export async function register(client: Client, change: Parameters<typeof someone>[0] = {}): Promise<string> {
  const answer = await client.call<{ id: string }>('POST', '/citizens', someone(change));
  if (answer.status !== 201) throw new Error(`registering answered ${answer.status}: ${answer.text}`);
  return answer.body.id;
}
