import { generateCpf, timeZoneOfMunicipality } from '@pec-aberto/brazil';
import { sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { runUseCase } from '#platform/usecase/run';
import {
  type AdministrativeKind,
  assignDefaultProfiles,
  grantAdministrativeAccess,
  setPassword,
  termsVersion,
} from '#modules/access/index';
import type { Client, TestInstallation } from './testing.ts';

export const PASSWORD = 'Abcdefg1';
const caller = { actor: { kind: 'system' } } as const;
let seed = 1000;

export type TestPerson = { id: string; cpf: string };

/** A professional with a password that needs no change, who accepted the terms of use. */
export async function buildPerson(
  { platform }: TestInstallation,
  person: {
    name?: string;
    cns?: string;
    password?: string | null;
    mustChange?: boolean;
    terms?: boolean;
  } = {},
): Promise<TestPerson> {
  const id = uuidV7();
  const cpf = generateCpf(seed++);
  await sql`insert into professional (id, cpf, cns, name, origin, created_at, updated_at)
    values (${id}, ${cpf}, ${person.cns ?? null}, ${person.name ?? 'ROSA HELENA DIAS'}, 'manual', now(), now())`.execute(
    platform.db,
  );
  const password = person.password === undefined ? PASSWORD : person.password;
  if (password !== null) {
    await runUseCase(platform, caller, (context) =>
      setPassword(context, { professionalId: id, password, mustChange: person.mustChange ?? false }),
    );
  }
  if (person.terms !== false) {
    await sql`update account set terms_version = ${termsVersion} where professional_id = ${id}`.execute(
      platform.db,
    );
  }
  return { id, cpf };
}

export type TestMunicipality = { id: string; ibge: string };

export async function buildMunicipality(
  { platform }: TestInstallation,
  ibge: string,
  name = 'SERRA CLARA',
): Promise<TestMunicipality> {
  const id = uuidV7();
  await sql`insert into municipality (id, ibge, name, uf, time_zone, created_at)
    values (${id}, ${ibge}, ${name}, 'SC', ${timeZoneOfMunicipality(ibge)}, now())`.execute(platform.db);
  return { id, ibge };
}

export async function buildUnit(
  { platform }: TestInstallation,
  municipality: TestMunicipality,
  cnes: string,
  name = 'UBS JARDIM DAS ACÁCIAS',
): Promise<string> {
  const id = uuidV7();
  await sql`insert into unit (id, municipality_id, cnes, name, updated_at)
    values (${id}, ${municipality.id}, ${cnes}, ${name}, now())`.execute(platform.db);
  return id;
}

/** A lotação with the default profiles of its CBO. */
export async function buildLotacao(
  { platform }: TestInstallation,
  lotacao: { person: TestPerson; municipality: TestMunicipality; unitId: string; cbo: string },
): Promise<string> {
  const id = uuidV7();
  const { person, municipality, unitId, cbo } = lotacao;
  await sql`insert into lotacao (id, municipality_id, professional_id, unit_id, cbo, origin, update_on_cnes,
      created_at, updated_at)
    values (${id}, ${municipality.id}, ${person.id}, ${unitId}, ${cbo}, 'manual', false, now(), now())`.execute(
    platform.db,
  );
  await assignDefaultProfiles(platform.db, [id]);
  return id;
}

/** Gives a lotação exactly these profiles, by slug or id. */
export async function giveProfiles(
  { platform }: TestInstallation,
  lotacaoId: string,
  profiles: readonly string[],
): Promise<void> {
  await sql`delete from lotacao_profile where lotacao_id = ${lotacaoId}`.execute(platform.db);
  await sql`insert into lotacao_profile select ${lotacaoId}::uuid, id from profile
    where slug = any(${[...profiles]}::text[]) or id::text = any(${[...profiles]}::text[])`.execute(
    platform.db,
  );
}

/** A municipality, or the state of a state's manager. */
export async function grant(
  { platform }: TestInstallation,
  person: TestPerson,
  kind: AdministrativeKind,
  place?: TestMunicipality | { uf: string },
): Promise<string> {
  return runUseCase(platform, caller, (context) =>
    grantAdministrativeAccess(context, {
      professionalId: person.id,
      kind,
      municipalityId: place && 'id' in place ? place.id : null,
      ...(place && 'uf' in place ? { uf: place.uf } : {}),
    }),
  );
}

/** A browser signed in, with its access chosen (the only one, or the one given). */
export async function signedIn(
  installation: TestInstallation,
  person: TestPerson,
  accessId?: string,
): Promise<Client> {
  const client = installation.client();
  const answer = await client.call('POST', '/session', { cpf: person.cpf, password: PASSWORD });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}: ${answer.text}`);
  if (accessId) await client.call('POST', '/session/access', { accessId });
  return client;
}

/** An installer, signed in. */
export async function signedInInstaller(installation: TestInstallation): Promise<Client> {
  const person = await buildPerson(installation, { name: 'TEREZA COUTO' });
  await grant(installation, person, 'installer');
  return signedIn(installation, person);
}
