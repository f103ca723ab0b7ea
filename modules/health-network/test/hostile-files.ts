import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePackage } from '@pec-aberto/terminology';
import { getRow, sql } from '#platform/db/database';
import { applyLot } from '#modules/fichas/server/apply-lot';
import { register } from '#modules/citizens/test/desk';
import { ficha, identified, lotOf } from '#modules/fichas/test/fichas';
import { importedRecord, importLot } from '#modules/citizen-import/test/imports';
import { forgedFile, type Victim } from './forged-file.ts';
import { finished, importCnes } from './importing.ts';
import { startTwoMunicipalities, type TwoMunicipalities } from './two-municipalities.ts';
import { buildLotacao, buildPerson } from '#apps/installation/testing-people';
import { multipart } from '#apps/installation/testing';
import { receiveLote } from '#modules/production/server/reception/receive-lote';

/** An installation in which the administrator of one municipality has bad intent. */
export type Hunted = TwoMunicipalities & {
  /** The installer, and of the other municipality the administrator, the coordinator, the doctor and the nurse. */
  victims: readonly Victim[];
  /** A citizen whom the other municipality registered. */
  citizen: { id: string; cpf: string };
};

export async function startHunt(): Promise<Hunted> {
  const fixture = await startTwoMunicipalities({ worker: true });
  const { installation, there } = fixture;
  const { db } = installation.platform;
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'SERRA CLARA', 'treinamento', 'prontuario', 'http://localhost', now())`.execute(
    db,
  );
  const doctor = await buildPerson(installation, { name: 'MÉDICA DE VALE FUNDO' });
  await buildLotacao(installation, { person: doctor, ...there, cbo: '225142' });
  const installer = await getRow<Victim>(
    db,
    sql`select p.id, p.cpf from professional p join administrative_access a on a.professional_id = p.id
      where a.kind = 'installer'`,
  );
  await sql`update professional set email = 'dono@' || cpf || '.example', phone = '4833330000'`.execute(db);
  const id = await register(there.coordinator, { name: 'OTACILIA BRANDAO', email: 'otacilia@exemplo.org' });
  const citizen = await getRow<Hunted['citizen']>(db, sql`select id, cpf from citizen where id = ${id}`);
  const victims = [installer, there.adminPerson, there.coordinatorPerson, doctor, there.nurse];
  return { ...fixture, victims, citizen };
}

/** What is read of who is named in a file of citizens: the victims, as if they were also patients, and the citizen. */
const named = ({ victims, citizen }: Hunted) => [citizen, ...victims].map(({ cpf }) => cpf);

async function importCitizens(hunted: Hunted): Promise<void> {
  const { installation, here } = hunted;
  const records = named(hunted).map((cpf) =>
    importedRecord({ cpf, nomeCompleto: 'OTACILIA BRANDAO', email: 'forjado@atacante.example' }),
  );
  const upload = multipart({}, { name: 'cidadaos.zip', bytes: await importLot(records) });
  const path = '/citizen-imports';
  type Started = { importId: string; jobId: string };
  const sent = await here.admin.call<Started>('POST', path, undefined, upload);
  await finished(installation, sent.body.jobId);
  const applied = await here.admin.call<Started>('POST', `${path}/${sent.body.importId}/apply`, {
    onConflict: 'overwrite',
  });
  await finished(installation, applied.body.jobId);
}

async function applyFichas(hunted: Hunted): Promise<void> {
  const fichas = await Promise.all(
    named(hunted).map((cpf, place) =>
      ficha({
        number: 70_000 + place,
        on: '2026-09-01',
        cnes: '3127001',
        person: identified({ cpfCidadao: cpf, nomeCidadao: 'OTACILIA BRANDAO', emailCidadao: 'f@x.example' }),
      }),
    ),
  );
  const lot = await lotOf(fichas);
  const { platform } = hunted.installation;
  for await (const _line of applyLot(platform, [lot.path], () => undefined)) continue;
  await lot.remove();
}

async function receiveLot({ installation }: Hunted): Promise<void> {
  const forged = ficha({ number: 71_000, on: '2026-09-01', cnes: '3127001', person: identified({}) });
  const lot = await lotOf([await forged]);
  const file = { path: lot.path, origin: 'file', responsibleId: null, municipalityId: null } as const;
  const caller = { actor: { kind: 'command-line' } } as const;
  await receiveLote(installation.platform, caller, file, { appliedForms: new Set() });
  await lot.remove();
}

async function importPackage({ installation, installer }: Hunted): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'pec-package-'));
  const path = join(folder, 'municipios.zip');
  const columns = ['ibge', 'nome', 'uf'];
  const manifest = { name: 'municipios', title: 'Municípios', source: 't', version: '8.8.0', columns };
  await writePackage(
    path,
    { ...manifest, date: '2026-11-19', rows: 1 },
    'ibge,nome,uf\n4205407,FORJADA,SC\n',
  );
  const upload = multipart({}, { name: 'municipios.zip', bytes: await readFile(path) });
  const sent = await installer.call<{ jobId?: string }>('POST', '/data-packages', undefined, upload);
  if (sent.body.jobId) await finished(installation, sent.body.jobId);
  await rm(folder, { recursive: true });
}

/** By name of the importer: a file that says all it can of the victims, sent by who has most to gain. */
export const hostileFiles: Readonly<Record<string, (hunted: Hunted) => Promise<unknown>>> = {
  'health-network.cnes': ({ installation, here, victims }) =>
    importCnes(installation, here.admin, forgedFile(victims)),
  'citizens.import': importCitizens,
  'fichas.apply': applyFichas,
  'data-packages.import': importPackage,
  'production.lote': receiveLot,
};
