import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadLedi } from '#platform/ledi/load';
import { findRow, sql } from '#platform/db/database';
import { type Clinic, openClinic, VISIT } from './test/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const db = () => clinic.installation.platform.db;
async function begin() {
  const { citizenId, entryId } = await clinic.arrive();
  return { citizenId, id: (await clinic.start(clinic.physician, entryId)).body.id };
}
const ending = (end: object) => ({ ...VISIT, end: { ...VISIT.end, ...end } });
const faultsOf = async (end: object) => {
  const { status, body } = await clinic.finish(clinic.physician, (await begin()).id, ending(end));
  return [status, body.fields?.map(({ path }) => path)];
};
async function faiOf(encounterId: string) {
  const stored = await findRow<{ envelope: Buffer }>(
    db(),
    sql`select f.envelope from encounter_ficha e join ficha f on f.uuid = e.uuid
      where e.encounter_id = ${encounterId} and f.tipo = 4`,
  );
  const ledi = await loadLedi();
  return stored && ledi.decodeRecord(ledi.layout, stored.envelope).form;
}

test('who attended too is in the header of the FAI and in what is told, and makes no production of her own', async () => {
  const { citizenId, id } = await begin();
  const guest = { lotacaoId: clinic.nurseLotacao, participation: 3 };
  const { status, body } = await clinic.finish(clinic.physician, id, ending({ guest }));
  expect([status, body.fichas.map(({ form, valid }) => [form, valid])]).toEqual([
    200,
    [
      ['fai', true],
      ['fp', true],
    ],
  ]);
  expect(await faiOf(id)).toMatchObject({
    headerTransport: {
      lotacaoFormPrincipal: { cboCodigo_2002: '225142' },
      lotacaoFormAtendimentoCompartilhado: { cboCodigo_2002: '223565' },
    },
    atendimentosIndividuais: [{ tipoParticipacaoProfissionalConvidado: 3 }],
  });
  // In care again her record is open.
  await clinic.start(clinic.physician, (await clinic.add(citizenId)).body.id);
  const told = await clinic.physician.call('GET', `/citizens/${citizenId}/encounters/${id}`);
  expect(told.text).toContain('JOANA NUNES');
});

test('nobody is her own guest, and none comes who does not work in the unit', async () => {
  const guest = (lotacaoId: string) => ({ guest: { lotacaoId, participation: 2 } });
  expect(await faultsOf(guest(clinic.physicianLotacao))).toEqual([422, ['end.guest.lotacaoId']]);
  expect(await faultsOf(guest('01a00000-0000-7000-8000-000000000000'))).toEqual([
    422,
    ['end.guest.lotacaoId'],
  ]);
  await sql`update lotacao set active = false, inactivated_at = now() where id = ${clinic.nurseLotacao}`.execute(
    db(),
  );
  expect(await faultsOf(guest(clinic.nurseLotacao))).toEqual([422, ['end.guest.lotacaoId']]);
  await sql`update lotacao set active = true, inactivated_at = null where id = ${clinic.nurseLotacao}`.execute(
    db(),
  );
});

test('in an encounter of procedures, whose ficha tells of no guest, a guest is refused', async () => {
  const { entryId } = await clinic.arrive();
  const { id } = (await clinic.start(clinic.technician, entryId)).body;
  const visit = {
    plan: { procedures: [{ code: '0301100039' }] },
    end: { guest: { lotacaoId: clinic.nurseLotacao, participation: 2 } },
  };
  const { status, body } = await clinic.finish(clinic.technician, id, visit);
  expect([status, body.fields?.map(({ path }) => path)]).toEqual([422, ['end.guest']]);
});

test('actions of an eMulti are of who works in one', async () => {
  expect(await faultsOf({ emulti: [1] })).toEqual([422, ['end.emulti']]);
  await sql`update team set type_code = '72' where id = ${clinic.teams[0]}`.execute(db());
  const { id } = await begin();
  const { body } = await clinic.physician.call<{ rights: { emulti: boolean } }>('GET', `/encounters/${id}`);
  expect(body.rights.emulti).toBe(true);
  const done = await clinic.finish(clinic.physician, id, ending({ emulti: [1, 3] }));
  expect([done.status, done.body.fichas[0]?.valid]).toEqual([200, true]);
  expect(await faiOf(id)).toMatchObject({ atendimentosIndividuais: [{ emultis: [1, 3] }] });
});
