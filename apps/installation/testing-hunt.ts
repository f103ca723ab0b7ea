import { register } from '#modules/citizens/test/desk';
import type { Victim } from '#modules/health-network/test/forged-file';
import {
  startTwoMunicipalities,
  type TwoMunicipalities,
} from '#modules/health-network/test/two-municipalities';
import { getRow, sql } from '#platform/db/database';
import { buildLotacao, buildPerson } from './testing-people.ts';

/** An installation in which the administrator of one municipality has bad intent. */
export type Hunted = TwoMunicipalities & {
  /** The installer, and of the other municipality the administrator, the coordinator, the doctor and the nurse. */
  victims: readonly Victim[];
  /** CPF of a citizen whom the other municipality registered, and of the victims, as if they were patients too. */
  named: readonly string[];
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
  const citizen = await getRow<Victim>(db, sql`select id, cpf from citizen where id = ${id}`);
  const victims = [installer, there.adminPerson, there.coordinatorPerson, doctor, there.nurse];
  return { ...fixture, victims, named: [citizen, ...victims].map(({ cpf }) => cpf) };
}
