import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownResources } from '#modules/access/index';
import { projectRoot } from '#platform/config/root';
import { rowsOf, sql } from '#platform/db/database';
import type { Client } from '#apps/installation/testing';
import { buildPerson, grant, signedIn } from '#apps/installation/testing-people';
import { type Probes, startProbes } from '#apps/installation/testing-probes';
import { buildWorld, listed, type World } from './test/people.ts';

type Annex = {
  profiles: Array<{ slug: string; accessKind: string; resources: string[] }>;
  resources: Array<{ id: string; profiles?: string[] }>;
};
const annex = (name: string) =>
  JSON.parse(readFileSync(join(projectRoot(), 'modules', 'access', 'data', name), 'utf8')) as Annex;

describe('standard profiles', () => {
  const official = annex('profiles.json');
  const ours = annex('profiles-ours.json').resources;
  const given = (slug: string) =>
    new Set([
      ...(official.profiles.find((profile) => profile.slug === slug)?.resources ?? []),
      ...ours.filter(({ profiles }) => profiles?.includes(slug)).map(({ id }) => id),
    ]);
  let world: World;
  let probes: Probes;
  const sessions = new Map<string, Client>();
  beforeAll(async () => {
    world = await buildWorld();
    probes = await startProbes(world.installation);
    const { installation, places } = world;
    sessions.set('administrador-municipal', places[0].admin);
    const others = [
      ['instalador', 'installer', undefined],
      ['gestor-municipal', 'municipal-manager', places[0].municipality],
      ['gestor-estadual', 'state-manager', { uf: 'SC' }],
    ] as const;
    for (const [slug, kind, place] of others) {
      const person = await buildPerson(installation);
      await grant(installation, person, kind, place);
      sessions.set(slug, await signedIn(installation, person));
    }
    for (const { slug, accessKind } of official.profiles) {
      if (accessKind === 'lotacao') sessions.set(slug, (await world.worker([slug])).client);
    }
  }, 120_000);
  afterAll(async () => {
    await probes.close();
    await world.installation.close();
  });

  const of = (slug: string): Client => {
    const client = sessions.get(slug);
    if (!client) throw new Error(`nobody has the profile ${slug}`);
    return client;
  };
  /** Which of these profiles the guard lets through. */
  async function allowed(
    resource: string,
    slugs: readonly string[] = [...sessions.keys()],
  ): Promise<string[]> {
    const found: string[] = [];
    for (const slug of slugs) if ((await probes.status(of(slug), resource)) === 200) found.push(slug);
    return found.sort();
  }

  it('PRF-01 a new base holds exactly the 26 profiles, with the grants of the annex and those of ours', async () => {
    const rows = await rowsOf<{ slug: string; resources: string[] }>(
      world.installation.platform.db,
      sql`select slug, resources from profile`,
    );
    expect(rows).toHaveLength(26);
    for (const { slug, resources } of rows) {
      expect([slug, resources.toSorted()]).toEqual([slug, [...given(slug)].sort()]);
      expect(new Set(resources).size).toBe(resources.length);
    }
  });

  it('ADM-K12 a session of each of the 26 profiles may do what the annex gives it, and nothing else', async () => {
    expect([...sessions.keys()].sort()).toEqual(official.profiles.map(({ slug }) => slug).sort());
    for (const [slug, client] of sessions) {
      const { body } = await client.call<{ access: { resources: string[] } }>('GET', '/session');
      expect([slug, body.access.resources.toSorted()]).toEqual([slug, [...given(slug)].sort()]);
      const mine = given(slug);
      const [one = ''] = mine;
      const another = [...knownResources()].find((resource) => !mine.has(resource)) ?? '';
      expect([slug, await probes.status(client, one), await probes.status(client, another)]).toEqual([
        slug,
        200,
        403,
      ]);
    }
  });

  it('PRF-02 Recepção works the agenda, citizens and the attendance list, not care, forms nor reports', async () => {
    const may = [
      'visualizar-agenda.marcar-agendamento',
      'gestao-de-cadastros-de-cidadao.visualizar-cidadao.cadastrar-e-editar',
      'gestao-de-cadastros-de-cidadao.visualizar-cidadao.excluir',
      'visualizar-lista-de-atendimento.cadastrar-editar-e-excluir',
    ];
    const mayNot = ['visualizar-lista-de-atendimento.atender', 'visualizar-prontuario', 'cds', 'relatorios'];
    for (const resource of may) expect(await probes.status(of('recepcao'), resource)).toBe(200);
    for (const resource of mayNot) expect(await probes.status(of('recepcao'), resource)).toBe(403);
  });

  it('PRF-03 PRF-04 nurses prescribe but do not certify; pharmacists and other graduates only see prescriptions', async () => {
    const plan = 'visualizar-prontuario.soap.plano';
    const four = [
      'enfermeiro',
      'medico',
      'cirurgiao-dentista',
      'farmaceutico',
      'outro-prof-de-nivel-superior',
    ];
    expect(await allowed(`${plan}.visualizar-receitas`, four)).toEqual(four.toSorted());
    const prescribe = `${plan}.visualizar-receitas.cadastrar-editar-e-excluir`;
    expect(await allowed(prescribe, four)).toEqual(['cirurgiao-dentista', 'enfermeiro', 'medico']);
    expect(await allowed(`${plan}.visualizar-atestados`, four)).toEqual(four.toSorted());
    const certify = `${plan}.visualizar-atestados.cadastrar-editar-e-excluir`;
    expect(await allowed(certify, four)).toEqual(['cirurgiao-dentista', 'medico']);
  });

  it('PRF-05 managers read reports and transmission, no citizen; the state only by município', async () => {
    const report = 'relatorios.producao.atendimento-individual';
    expect(await allowed(`${report}.unidade-de-saude`)).toEqual(['gestor-municipal']);
    expect(await allowed(`${report}.todas-as-equipes`)).toEqual(['coordenador-ubs', 'gestor-municipal']);
    expect(await allowed(`${report}.municipio`)).toEqual(['gestor-estadual']);
    const managers = ['gestor-estadual', 'gestor-municipal'];
    expect(await allowed('transmissao-de-dados.visualizar-envio-de-dados', managers)).toEqual(managers);
    for (const resource of ['gestao-de-cadastros-de-cidadao', 'visualizar-prontuario', 'visualizar-agenda']) {
      expect(await allowed(resource, managers)).toEqual([]);
    }
  });

  it('PRF-06 only the municipal administrator opens Auditoria', async () => {
    expect(await allowed('gerar-trilha-de-auditoria')).toEqual(['administrador-municipal']);
  });

  it('PRF-07 only the coordinator of the UBS unifies registers', async () => {
    const resource = 'gestao-de-cadastros-de-cidadao.unificacao-de-cadastros';
    expect(await allowed(resource)).toEqual(['coordenador-ubs']);
  });

  it('PRF-12 ACE types the forms of household, person and visit, and sees their reports', async () => {
    const forms = [
      'ficha-de-cadastro-domiciliar',
      'ficha-de-cadastro-individual',
      'ficha-de-visita-domiciliar',
    ];
    const held = given('ace-agente-de-combate-a-endemias');
    const typed = [...held].filter(
      (id) => id.startsWith('cds.') && id.endsWith('.cadastrar-editar-e-excluir'),
    );
    expect(typed.sort()).toEqual(forms.map((form) => `cds.${form}.cadastrar-editar-e-excluir`).sort());
    for (const { id } of official.resources) {
      const status = await probes.status(of('ace-agente-de-combate-a-endemias'), id);
      expect([id, status]).toEqual([id, held.has(id) ? 200 : 403]);
    }
    expect([...held].filter((id) => !/^(cds|relatorios)(\.|$)/.test(id))).toEqual([]);
  });

  it('PRF-11 who works as Digitador gets 403 on the record that the other access of hers opens', async () => {
    const { installation, places } = world;
    const two = await world.worker(['medico']);
    const second = await world.worker(['digitador']);
    // Both lotações in one person: another unit, so that they do not clash.
    await sql`update lotacao set professional_id = ${two.person.id}, cbo = '412110'
      where id = ${second.lotacaoId}`.execute(installation.platform.db);
    const typist = await signedIn(installation, two.person, second.lotacaoId);
    const physician = await signedIn(installation, two.person, two.lotacaoId);
    expect(await probes.status(typist, 'visualizar-prontuario')).toBe(403);
    expect(await probes.status(typist, 'cds')).toBe(200);
    expect(await probes.status(physician, 'visualizar-prontuario')).toBe(200);
    expect(places).toHaveLength(2);
  });

  it('the list of a municipality holds those it may give, and its administrator’s, not the installation’s', async () => {
    const rows = await listed(of('administrador-municipal'));
    expect(rows).toHaveLength(24);
    expect(rows.filter(({ editable }) => !editable).map(({ name }) => name)).toEqual([
      'Administrador municipal',
    ]);
    const names = rows.map(({ name }) => name);
    expect(names).not.toContain('Instalador');
    expect(names).not.toContain('Gestor estadual');
    expect(rows.find(({ name }) => name === 'Médico')?.users).toBe(2);
    expect(rows.find(({ name }) => name === 'Gestor municipal')?.users).toBe(1);
  });
});
