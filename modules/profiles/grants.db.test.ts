import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/db/database';
import { loadStandardProfiles, standardProfiles } from '#modules/access/index';
import type { Client } from '#apps/installation/testing';
import { buildLotacao, buildPerson, giveProfiles, grant } from '#apps/installation/testing-people';
import {
  buildWorld,
  create,
  type Place,
  type Profile,
  read,
  type Refused,
  save,
  type World,
} from './test/people.ts';

const BOOK = 'visualizar-agenda.marcar-agendamento';
const ATTEND = 'visualizar-lista-de-atendimento.atender';

describe('who grants, together with whom', () => {
  let world: World;
  let place: Place;
  let admin: Client;
  beforeAll(async () => {
    world = await buildWorld();
    [place] = world.places;
    admin = place.admin;
  });
  afterAll(() => world.installation.close());

  const put = (id: string, version: string, resources: string[]) =>
    admin.call<Profile & Refused>('PUT', `/profiles/${id}`, { version, resources });

  it('two administrators edit one profile: the second is told and loses nothing', async () => {
    const { body } = await create(admin, { name: 'Disputado', resources: [BOOK] });
    const first = await put(body.id, body.version, [BOOK, ATTEND]);
    expect(first.status).toBe(200);
    const second = await put(body.id, body.version, [BOOK, 'visualizar-agenda.excluir']);
    expect([second.status, second.body.code]).toEqual([409, 'profile-changed']);
    const now = await read(admin, body.id);
    expect(now.resources).toContain(ATTEND);
    expect([now.version, now.changedBy]).toEqual([first.body.version, 'ADMINISTRADORA DE SERRA CLARA']);
    const again = await put(body.id, now.version, [...now.resources, 'visualizar-agenda.excluir']);
    expect(again.body.resources).toEqual(expect.arrayContaining([ATTEND, 'visualizar-agenda.excluir']));
  });

  it.each(['recepcao', null])('of ten saves at the same moment one is kept (%s)', async (slug) => {
    const made = slug ? null : await create(admin, { name: 'Simultâneo', resources: [BOOK] });
    const id = slug ? await world.idOf(slug) : (made?.body.id ?? '');
    const { version, resources } = await read(admin, id);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, place) => put(id, version, place % 2 ? [...resources, ATTEND] : [])),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 409),
    ]);
  });

  it('the version grows also with what another act changes', async () => {
    const { body } = await create(admin, { name: 'Ativo e inativo' });
    await admin.call('PATCH', `/profiles/${body.id}`, { active: false });
    expect((await put(body.id, body.version, [BOOK])).status).toBe(409);
  });

  it('two profiles of one name at the same moment: one stays', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => create(admin, { name: 'Gêmeo' })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422, 422, 422]);
  });

  it('a profile given to somebody while it is deleted stays, or is not given', async () => {
    const { body } = await create(admin, { name: 'Corrida', resources: [BOOK] });
    const { lotacaoId } = await world.worker(['medico']);
    const { db } = world.installation.platform;
    const given = sql`insert into lotacao_profile values (${lotacaoId}, ${body.id})`.execute(db).then(
      () => true,
      () => false,
    );
    const deleted = await admin.call('DELETE', `/profiles/${body.id}`);
    expect([await given, deleted.status]).toEqual((await given) ? [true, 409] : [false, 204]);
  });

  it('nobody grants to himself: nothing is added to a profile one holds, in whatever access', async () => {
    const lotacao = await buildLotacao(world.installation, {
      person: place.adminPerson,
      municipality: place.municipality,
      unitId: place.unitId,
      cbo: '223505',
    });
    await giveProfiles(world.installation, lotacao, ['enfermeiro']);
    const id = await world.idOf('enfermeiro');
    expect((await read(admin, id)).own).toBe(true);
    const added = await save(admin, id, { add: ['cds.ficha-de-visita-domiciliar'] });
    expect([added.status, added.body.code]).toEqual([403, 'own-profile']);
    expect((await save(admin, id, { remove: ['cds'] })).status).toBe(200);
    const back = await save(admin, id, { add: ['cds'] });
    expect(back.body.code).toBe('own-profile');
    await admin.call('PATCH', `/profiles/${id}`, { active: false });
    const on = await admin.call<Refused>('PATCH', `/profiles/${id}`, { active: true });
    expect([on.status, on.body.code]).toEqual([403, 'own-profile']);
    // An access that is not in force today may be tomorrow.
    const { db } = world.installation.platform;
    await sql`update lotacao set active = false, inactivated_at = now() where id = ${lotacao}`.execute(db);
    expect((await admin.call('PATCH', `/profiles/${id}`, { active: true })).status).toBe(403);
  });

  it('the administration’s own profile is seen and never changed, copied, inactivated nor deleted', async () => {
    const id = await world.idOf('administrador-municipal');
    const profile = await read(admin, id);
    expect([profile.editable, profile.own]).toEqual([false, true]);
    const refused = [
      await save(admin, id, { remove: ['visualizar-cbo'] }),
      await admin.call<Refused>('PATCH', `/profiles/${id}`, { active: false }),
      await admin.call<Refused>('DELETE', `/profiles/${id}`),
      await admin.call<Refused>('POST', `/profiles/${id}/copies`, { name: 'Eu', resources: [] }),
    ];
    for (const { status, body } of refused) expect([status, body.code]).toEqual([409, 'profile-of-program']);
    for (const slug of ['instalador', 'gestor-estadual']) {
      expect((await admin.call('GET', `/profiles/${await world.idOf(slug)}`)).status).toBe(404);
    }
  });

  it('the installation always keeps an active administrator, whoever asks, and however many at once', async () => {
    const { installation } = world;
    const { db } = installation.platform;
    const first = await grant(installation, await buildPerson(installation), 'installer');
    const end = (id: string) =>
      sql`update administrative_access set active = false, inactivated_at = now() where id = ${id}`;
    await expect(end(first).execute(db)).rejects.toThrow(/without its administrator/);
    await expect(sql`delete from administrative_access where id = ${first}`.execute(db)).rejects.toThrow(
      /without its administrator/,
    );
    const people = await Promise.all(Array.from({ length: 5 }, () => buildPerson(installation)));
    const replaced = await Promise.allSettled(
      people.map((person) =>
        db.transaction().execute(async (tx) => {
          await end(first).execute(tx);
          await sql`insert into administrative_access (id, professional_id, kind, created_at)
            values (uuid_v7(), ${person.id}, 'installer', now())`.execute(tx);
        }),
      ),
    );
    expect(replaced.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const left = await sql`select 1 from administrative_access where kind = 'installer' and active`.execute(
      db,
    );
    expect(left.rows).toHaveLength(1);
  });

  it('ADM-K10 PRF-10 a newer program adds what is new to an edited profile, restores and removes nothing', async () => {
    const { platform } = world.installation;
    const id = await world.idOf('dentista-que-nao-ha');
    expect(id).toBe('');
    const dentist = await world.idOf('cirurgiao-dentista');
    await save(admin, dentist, { remove: ['cds', 'visualizar-agenda.excluir'], add: [`visualizar-perfis`] });
    const before = await read(admin, dentist);
    const newer = standardProfiles().map((profile) =>
      profile.slug === 'cirurgiao-dentista'
        ? {
            ...profile,
            resources: [
              ...profile.resources.filter(
                (resource) => resource !== 'visualizar-agenda.informar-falta-do-cidadao',
              ),
              'novidade',
              'novidade.usar',
              'cds.ficha-nova',
            ],
          }
        : profile,
    );
    await loadStandardProfiles(platform, newer);
    const after = await read(admin, dentist);
    expect(after.resources.toSorted()).toEqual([...before.resources, 'novidade', 'novidade.usar'].sort());
    expect(after.version).not.toBe(before.version);
    const elsewhere = await read(world.places[1].admin, dentist);
    expect(elsewhere.resources).toEqual(expect.arrayContaining(['cds.ficha-nova', 'cds', 'novidade.usar']));
    await loadStandardProfiles(platform, newer);
    expect((await read(admin, dentist)).version).toBe(after.version);
    // Saving afterwards keeps what this program's tree does not offer.
    expect((await save(admin, dentist, { add: ['visualizar-agenda.excluir'] })).status).toBe(200);
    expect((await read(admin, dentist)).resources).toContain('novidade.usar');
  });
});
