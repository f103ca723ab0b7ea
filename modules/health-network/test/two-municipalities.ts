import { sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  grant,
  signedIn,
  signedInInstaller,
  type TestMunicipality,
  type TestPerson,
} from '#apps/installation/testing-people';
import { IBGE, NEIGHBOUR } from './cnes-file.ts';

const COORDINATOR = '131210';
export const NURSE = '223505';

export type Place = {
  municipality: TestMunicipality;
  unitId: string;
  teamId: string;
  admin: Client;
  adminPerson: TestPerson;
  coordinator: Client;
  coordinatorPerson: TestPerson;
  /** Works in the unit. */
  nurse: TestPerson;
  nurseLotacao: string;
};

export type TwoMunicipalities = {
  installation: TestInstallation;
  installer: Client;
  here: Place;
  there: Place;
  /** A second unit of `here`, with a nurse of its own. */
  otherUnitId: string;
  otherNurse: TestPerson;
  close(): Promise<void>;
};

async function buildTeam({ platform }: TestInstallation, unitId: string, ine: string): Promise<string> {
  const id = uuidV7();
  await sql`insert into team (id, unit_id, ine, name, updated_at)
    values (${id}, ${unitId}, ${ine}, ${`EQUIPE ${ine.slice(-2)}`}, now())`.execute(platform.db);
  return id;
}

async function buildPlace(
  installation: TestInstallation,
  { ibge, name, cnes, ine }: { ibge: string; name: string; cnes: string; ine: string },
): Promise<Place> {
  const municipality = await buildMunicipality(installation, ibge, name);
  const unitId = await buildUnit(installation, municipality, cnes, `UBS DE ${name}`);
  const adminPerson = await buildPerson(installation, { name: `ADMINISTRADORA DE ${name}` });
  await grant(installation, adminPerson, 'municipal-admin', municipality);
  const coordinatorPerson = await buildPerson(installation, { name: `COORDENADORA DE ${name}` });
  await buildLotacao(installation, { person: coordinatorPerson, municipality, unitId, cbo: COORDINATOR });
  const nurse = await buildPerson(installation, { name: `ENFERMEIRA DE ${name}` });
  return {
    municipality,
    unitId,
    teamId: await buildTeam(installation, unitId, ine),
    adminPerson,
    admin: await signedIn(installation, adminPerson),
    coordinatorPerson,
    coordinator: await signedIn(installation, coordinatorPerson),
    nurse,
    nurseLotacao: await buildLotacao(installation, { person: nurse, municipality, unitId, cbo: NURSE }),
  };
}

/** Two municipalities, each with an administrator, a unit, its coordinator and its nurse; a second unit here. */
export async function startTwoMunicipalities({ worker = false } = {}): Promise<TwoMunicipalities> {
  const installation = await startTestInstallation({ worker });
  const installer = await signedInInstaller(installation);
  const here = await buildPlace(installation, {
    ibge: IBGE,
    name: 'SERRA CLARA',
    cnes: '3127001',
    ine: '0000000101',
  });
  const there = await buildPlace(installation, {
    ibge: NEIGHBOUR,
    name: 'VALE FUNDO',
    cnes: '3127002',
    ine: '0000000202',
  });
  const otherUnitId = await buildUnit(installation, here.municipality, '3127003', 'UBS DO ALTO');
  const otherNurse = await buildPerson(installation, { name: 'ENFERMEIRA DO ALTO' });
  await buildLotacao(installation, {
    person: otherNurse,
    municipality: here.municipality,
    unitId: otherUnitId,
    cbo: NURSE,
  });
  return { installation, installer, here, there, otherUnitId, otherNurse, close: () => installation.close() };
}
