import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignDefaultProfiles, assignMissingProfiles } from '#modules/access/index';
import { rowsOf, sql } from '#platform/db/database';
import type { Client } from '#apps/installation/testing';
import { buildPerson, giveProfiles, signedIn } from '#apps/installation/testing-people';
import { type Probes, startProbes } from '#apps/installation/testing-probes';
import {
  buildWorld,
  create,
  listed,
  type Profile,
  read,
  type Refused,
  save,
  type World,
} from './test/people.ts';

const LISTEN = 'visualizar-lista-de-atendimento.visualizar-escuta-inicial.realizar-escuta-inicial';
const BOOK = 'visualizar-agenda.marcar-agendamento';

describe('profiles of a municipality', () => {
  let world: World;
  let probes: Probes;
  let admin: Client;
  let neighbour: Client;
  let places: World['places'];
  beforeAll(async () => {
    world = await buildWorld();
    probes = await startProbes(world.installation);
    places = world.places;
    admin = places[0].admin;
    neighbour = places[1].admin;
  });
  afterAll(async () => {
    await probes.close();
    await world.installation.close();
  });

  type Event = { type: string; fields: string[] | null; details: Record<string, string> };
  const eventsOf = (id: string) =>
    rowsOf<Event>(
      world.installation.platform.db,
      sql`select type, fields, details from audit_event where subject_id = ${id} order by at, id`,
    );

  it('ADM-K01 a new profile has no resource but those ticked, and the tree depends on the kind of access', async () => {
    const { status, body } = await create(admin, { name: 'Plantão' });
    expect([status, body.resources, body.standard, body.users]).toEqual([201, [], false, 0]);
    const { body: tree } = await admin.call<Array<{ id: string; kinds: string[] }>>(
      'GET',
      '/profile-resources',
    );
    const kindsOf = (id: string) => tree.find((resource) => resource.id === id)?.kinds;
    expect(kindsOf(LISTEN)).toEqual(['lotacao']);
    expect(kindsOf('relatorios.producao.vacinacao.unidade-de-saude')).toEqual(['municipal-manager']);
    expect(kindsOf('configuracao-de-instalacao')).toBeUndefined();
  });

  it('ADM-K02 the types a municipality may create are exactly Lotação and Gestor municipal', async () => {
    const kinds = ['lotacao', 'municipal-manager', 'municipal-admin', 'installer', 'state-manager'];
    const answers = await Promise.all(
      kinds.map((accessKind) => create(admin, { name: `De ${accessKind}`, accessKind })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 400, 400, 400]);
  });

  it('ADM-K03 PRF-09 a copy keeps type and resources of its source', async () => {
    const source = await read(admin, await world.idOf('gestor-municipal'));
    const { status, body } = await admin.call<Profile>('POST', `/profiles/${source.id}/copies`, {
      name: 'CÓPIA DE GESTOR MUNICIPAL',
      resources: source.resources,
    });
    expect([status, body.accessKind, body.copiedFrom]).toEqual([
      201,
      'municipal-manager',
      'Gestor municipal',
    ]);
    expect(body.resources.toSorted()).toEqual(source.resources.toSorted());
    const smuggled = await admin.call('POST', `/profiles/${source.id}/copies`, {
      name: 'Outra',
      resources: [],
      accessKind: 'lotacao',
    });
    expect(smuggled.status).toBe(400);
  });

  it('ADM-K04 PRF-08 a ticked leaf authorises itself and its ancestors, no sibling; each change is audited', async () => {
    const { body } = await create(admin, { name: 'Marcação', resources: [BOOK] });
    expect(body.resources.toSorted()).toEqual(['visualizar-agenda', BOOK]);
    const { client } = await world.worker([body.id]);
    for (const resource of ['visualizar-agenda', BOOK])
      expect(await probes.status(client, resource)).toBe(200);
    expect(await probes.status(client, 'visualizar-agenda.excluir')).toBe(403);
    await save(admin, body.id, { remove: ['visualizar-agenda'] });
    expect(await probes.status(client, BOOK)).toBe(403);
    expect((await eventsOf(body.id)).map(({ type, fields }) => [type, fields])).toEqual([
      ['profiles.created', ['+visualizar-agenda', `+${BOOK}`]],
      ['profiles.changed', ['-visualizar-agenda', `-${BOOK}`]],
    ]);
  });

  it('ADM-K05 revoking "Realizar escuta inicial" denies the API to an open session at its next request', async () => {
    const id = await world.idOf('escuta-inicial');
    const { client } = await world.worker(['escuta-inicial']);
    expect(await probes.status(client, LISTEN)).toBe(200);
    expect((await save(admin, id, { remove: [LISTEN] })).status).toBe(200);
    expect(await probes.status(client, LISTEN)).toBe(403);
    expect((await save(admin, id, { add: [LISTEN] })).status).toBe(200);
    expect(await probes.status(client, LISTEN)).toBe(200);
  });

  it('ADM-K06 a standard profile changes resources, not name, and is never deleted', async () => {
    const id = await world.idOf('recepcao');
    const renamed = await save(admin, id, { name: 'Balcão' });
    expect([renamed.status, renamed.body.code]).toEqual([422, 'profile-name-locked']);
    expect((await save(admin, id, { add: ['visualizar-lista-de-atendimento.atender'] })).status).toBe(200);
    const deleted = await admin.call<Refused>('DELETE', `/profiles/${id}`);
    expect([deleted.status, deleted.body.code]).toEqual([409, 'profile-standard']);
    const unchanged = await read(admin, id);
    expect(unchanged.name).toBe('Recepção');
    expect(unchanged.standardResources).not.toContain('visualizar-lista-de-atendimento.atender');
  });

  it('ADM-K07 PRF-09 a profile in use is not deleted, also by an inactive lotação; without users it is', async () => {
    const { body } = await create(admin, { name: 'Provisório', resources: [BOOK] });
    const { lotacaoId } = await world.worker([body.id]);
    const { db } = world.installation.platform;
    await sql`update lotacao set active = false, inactivated_at = now() where id = ${lotacaoId}`.execute(db);
    const refused = await admin.call<Refused>('DELETE', `/profiles/${body.id}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'profile-in-use']);
    await giveProfiles(world.installation, lotacaoId, []);
    expect((await admin.call('DELETE', `/profiles/${body.id}`)).status).toBe(204);
    expect((await admin.call('GET', `/profiles/${body.id}`)).status).toBe(404);
    expect((await eventsOf(body.id)).at(-1)).toMatchObject({
      type: 'profiles.deleted',
      details: { profile: 'Provisório' },
    });
  });

  it('ADM-K08 an inactive profile is listed only when asked, gives nothing and is not given at import', async () => {
    const id = await world.idOf('escuta-inicial');
    const { client } = await world.worker(['escuta-inicial', 'recepcao']);
    const active = (value: boolean) => admin.call<Profile>('PATCH', `/profiles/${id}`, { active: value });
    expect((await active(false)).body.active).toBe(false);
    expect((await listed(admin)).map((row) => row.id)).not.toContain(id);
    expect((await listed(admin, '?showInactive=true')).find((row) => row.id === id)?.active).toBe(false);
    expect(await probes.status(client, LISTEN)).toBe(403);
    expect(await probes.status(client, 'visualizar-agenda')).toBe(200);
    // Neither offered for a lotação, nor taken, nor given by the import to the CBO whose profile it is.
    const { body: choices } = await admin.call<{ profiles: Array<{ id: string }> }>(
      'GET',
      '/lotacao-choices',
    );
    expect(choices.profiles.map((row) => row.id)).not.toContain(id);
    const { lotacaoId } = await world.worker(['recepcao']);
    const given = await admin.call<Refused>('PUT', `/lotacoes/${lotacaoId}`, {
      profileIds: [id],
      updateOnCnes: true,
    });
    expect([given.status, given.body.code]).toEqual([422, 'profiles-invalid']);
    const { db } = world.installation.platform;
    await assignDefaultProfiles(db, [lotacaoId]);
    const held = await rowsOf<{ slug: string }>(
      db,
      sql`select p.slug from lotacao_profile lp join profile p on p.id = lp.profile_id
        where lp.lotacao_id = ${lotacaoId}`,
    );
    expect(held).toEqual([{ slug: 'enfermeiro' }]);
    expect((await listed(neighbour)).map((row) => row.id)).toContain(id);
    await active(true);
    expect(await probes.status(client, LISTEN)).toBe(200);
  });

  it('a lotação left without profile gets those of its CBO; one that has some keeps them', async () => {
    const { db } = world.installation.platform;
    const [left, holding] = [await world.worker(['recepcao']), await world.worker(['recepcao'])];
    const ids = [left.lotacaoId, holding.lotacaoId];
    await sql`delete from lotacao_profile where lotacao_id = ${left.lotacaoId}`.execute(db);
    await assignMissingProfiles(db, ids);
    const held = await rowsOf<{ id: string; slug: string }>(
      db,
      sql`select lp.lotacao_id as id, p.slug from lotacao_profile lp join profile p on p.id = lp.profile_id
        where lp.lotacao_id = any(${ids}::uuid[])`,
    );
    expect(held.find(({ id }) => id === holding.lotacaoId)?.slug).toBe('recepcao');
    expect(held.filter(({ id }) => id === left.lotacaoId).map(({ slug }) => slug)).toContain('enfermeiro');
    expect(held.filter(({ id }) => id === left.lotacaoId).map(({ slug }) => slug)).not.toContain('recepcao');
  });

  it('ADM-K09 a change writes "Configuração de perfil": a line of each resource, with the reason', async () => {
    const id = await world.idOf('digitador');
    const cds = 'cds.ficha-de-vacinacao';
    await save(admin, id, { add: [BOOK], remove: [cds], reason: ' Mutirão de fichas ' });
    const last = (await eventsOf(id)).at(-1);
    expect(last?.type).toBe('profiles.changed');
    expect(last?.fields).toEqual([
      '+visualizar-agenda',
      `+${BOOK}`,
      `-${cds}`,
      `-${cds}.cadastrar-editar-e-excluir`,
    ]);
    expect(last?.details).toEqual({ profile: 'Digitador', reason: 'Mutirão de fichas' });
    const before = (await eventsOf(id)).length;
    await save(admin, id, {});
    expect(await eventsOf(id)).toHaveLength(before);
  });

  it('ADM-K13 the coordinator of a unit sees profiles and changes none', async () => {
    const { client } = await world.worker(['coordenador-ubs']);
    const id = await world.idOf('medico');
    expect((await listed(client)).length).toBeGreaterThan(20);
    expect((await read(client, id)).name).toBe('Médico');
    const tries = [
      create(client, { name: 'Meu' }),
      client.call('POST', `/profiles/${id}/copies`, { name: 'Meu', resources: [] }),
      client.call('PUT', `/profiles/${id}`, { version: '1.0', resources: [] }),
      client.call('PATCH', `/profiles/${id}`, { active: false }),
      client.call('DELETE', `/profiles/${id}`),
    ];
    for (const { status } of await Promise.all(tries)) expect(status).toBe(403);
  });

  it('a municipality’s version of a standard profile is no other’s', async () => {
    const id = await world.idOf('farmaceutico');
    const here = (await world.worker(['farmaceutico'])).client;
    const there = (await world.worker(['farmaceutico'], places[1])).client;
    await save(admin, id, { remove: ['visualizar-agenda'], add: [LISTEN] });
    expect(await probes.status(here, 'visualizar-agenda')).toBe(403);
    expect(await probes.status(there, 'visualizar-agenda')).toBe(200);
    expect(await probes.status(there, LISTEN)).toBe(403);
    expect((await read(neighbour, id)).resources).toContain('visualizar-agenda');
    const { body } = await create(neighbour, { name: 'Só do vale', resources: [BOOK] });
    for (const call of [
      admin.call('GET', `/profiles/${body.id}`),
      admin.call('GET', `/profiles/${body.id}/holders`),
      admin.call('PATCH', `/profiles/${body.id}`, { active: false }),
      admin.call('PUT', `/profiles/${body.id}`, { version: '1.0', resources: [] }),
      admin.call('POST', `/profiles/${body.id}/copies`, { name: 'Meu', resources: [] }),
      admin.call('DELETE', `/profiles/${body.id}`),
      admin.call('GET', `/profiles/${id}/holders?companionId=${body.id}`),
    ]) {
      expect((await call).status).toBe(404);
    }
    expect((await listed(admin, '?showInactive=true')).map(({ name }) => name)).not.toContain('Só do vale');
    expect((await create(admin, { name: 'Só do vale' })).status).toBe(201);
  });

  it('what a manager may do follows the profile of the municipality’s own that the access holds', async () => {
    const { body } = await create(admin, {
      name: 'Gestor da vacinação',
      accessKind: 'municipal-manager',
      resources: ['relatorios.producao.vacinacao'],
    });
    const person = await buildPerson(world.installation);
    const { db } = world.installation.platform;
    const here = places[0].municipality.id;
    await sql`update professional set registered_municipality_id = ${here} where id = ${person.id}`.execute(
      db,
    );
    const offered = await admin.call<{ profiles: Array<{ id: string }> }>(
      'GET',
      '/professional-access-choices',
    );
    expect(offered.body.profiles.map(({ id }) => id)).toContain(body.id);
    const give = (profileId: string) =>
      admin.call('POST', `/professionals/${person.id}/accesses`, { kind: 'municipal-manager', profileId });
    expect((await give(await world.idOf('medico'))).status).toBe(422);
    expect((await give(body.id)).status).toBe(201);
    const client = await signedIn(world.installation, person);
    expect(await probes.status(client, 'relatorios.producao.vacinacao')).toBe(200);
    expect(await probes.status(client, 'transmissao-de-dados')).toBe(403);
    expect((await read(admin, body.id)).users).toBe(1);
    expect((await admin.call<Refused>('DELETE', `/profiles/${body.id}`)).body.code).toBe('profile-in-use');
  });

  it('names are unique in a municipality, accents and case aside, the standard ones included', async () => {
    const { body } = await create(admin, { name: '  Sala   de vacina ' });
    expect(body.name).toBe('Sala de vacina');
    for (const name of ['SALA DE VACINA', 'sála de vacína', 'MEDICO', '   ']) {
      const answer = await create(admin, { name });
      expect([name, answer.status, answer.body.fields?.[0]?.path]).toEqual([name, 422, 'name']);
    }
    expect((await save(admin, body.id, { name: 'Sala de vacinas' })).body.name).toBe('Sala de vacinas');
    expect((await save(admin, body.id, { name: 'Enfermeiro' })).body.code).toBe('profile-name-taken');
  });

  it('resources that do not exist, or are of another kind of access, are refused', async () => {
    const strange = [
      'nao-existe',
      'configuracao-de-instalacao.listar-municipios-e-responsaveis',
      'importar-cnes',
    ];
    for (const resource of [...strange, 'visualizar-perfis.cadastrar-editar-e-excluir']) {
      const answer = await create(admin, { name: 'Furo', resources: [resource] });
      expect([resource, answer.status, answer.body.code]).toEqual([resource, 422, 'resource-not-offered']);
    }
    const { body } = await create(admin, { name: 'Sem furo' });
    expect((await save(admin, body.id, { add: ['gerar-trilha-de-auditoria'] })).status).toBe(422);
  });

  it('search, order and people who hold it', async () => {
    const found = await listed(admin, '?search=tecnico%20de%20enf');
    expect(found.map(({ name }) => name)).toEqual([
      'Auxiliar ou técnico de enfermagem',
      'Auxiliar ou técnico de enfermagem AD',
    ]);
    const names = (await listed(admin, '?direction=desc')).map(({ name }) => name);
    const key = (name: string) => name.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();
    expect(names.map(key)).toEqual(names.map(key).toSorted().toReversed());
    const kinds = (await listed(admin, '?sort=accessKind')).map(({ accessKind }) => accessKind);
    expect(kinds).toEqual(kinds.toSorted());
    await world.worker(['tsb-tecnico-em-saude-bucal', 'escuta-inicial'], places[0], 'BENTO LIMA');
    await world.worker(['tsb-tecnico-em-saude-bucal'], places[0], 'ANA LIMA');
    const id = await world.idOf('tsb-tecnico-em-saude-bucal');
    const profile = await read(admin, id);
    expect([profile.users, profile.units]).toEqual([2, 1]);
    expect(profile.companions.map(({ name, accesses }) => [name, accesses])).toEqual([['Escuta inicial', 1]]);
    const holders = async (client: Client, query = '') =>
      (await client.call<{ rows: Array<{ name: string }> }>('GET', `/profiles/${id}/holders${query}`)).body
        .rows;
    expect((await holders(admin)).map(({ name }) => name)).toEqual(['ANA LIMA', 'BENTO LIMA']);
    const companion = `?companionId=${await world.idOf('escuta-inicial')}`;
    expect((await holders(admin, companion)).map(({ name }) => name)).toEqual(['BENTO LIMA']);
    const { client } = await world.worker(['coordenador-ubs'], places[1]);
    expect(await holders(client)).toEqual([]);
  });
});
