import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RouteOutput } from '#platform/contract/route';
import { resourcesOffered, resourceTree, standardProfiles } from '#modules/access/index';
import type { listTemplates } from './contract.ts';
import { TEMPLATES } from './server/templates.ts';
import { buildWorld, create, listed, type World } from './test/people.ts';

type Rows = RouteOutput<typeof listTemplates>['rows'];

describe('templates of profiles', () => {
  let world: World;
  beforeAll(async () => {
    world = await buildWorld();
  });
  afterAll(() => world.installation.close());

  const templates = async () =>
    (await world.places[0].admin.call<{ rows: Rows }>('GET', '/profile-templates')).body.rows;

  it('PRF-01 there are some for each kind of unit, and none of them is a profile of anybody', async () => {
    const rows = await templates();
    expect([...new Set(rows.map(({ unit }) => unit))]).toEqual([
      'CAPS',
      'CEO',
      'UPA',
      'Policlínica',
      'SAD',
      'Consultório na rua',
      'Sala de espera',
    ]);
    expect(standardProfiles()).toHaveLength(26);
    const names = new Set((await listed(world.places[0].admin)).map(({ name }) => name));
    expect(rows.filter(({ name }) => names.has(name))).toEqual([]);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });

  it('each is what its standard profile holds, less and more what it says, and may be held in a lotação', async () => {
    const known = new Set(resourceTree().map(({ id }) => id));
    const standard = new Map(standardProfiles().map((profile) => [profile.slug, profile]));
    const offered = resourcesOffered('lotacao');
    const rows = await templates();
    for (const { id, base, without, more } of TEMPLATES) {
      const held = rows.find((row) => row.id === id)?.resources ?? [];
      const before = standard.get(base)?.resources ?? [];
      expect([id, [...without, ...(more?.branches ?? [])].filter((one) => !known.has(one))]).toEqual([
        id,
        [],
      ]);
      expect([id, held.filter((one) => !offered.has(one))]).toEqual([id, []]);
      // One that were the standard profile again would be no template.
      expect(held.toSorted()).not.toEqual(before.toSorted());
      for (const gone of without) expect(held).not.toContain(gone);
      if (!more) continue;
      const others = standard.get(more.of)?.resources ?? [];
      for (const branch of more.branches) {
        const under = others.filter((one) => one === branch || one.startsWith(`${branch}.`));
        expect([id, branch, under.length > 0]).toEqual([id, branch, true]);
        expect(held).toEqual(expect.arrayContaining(under));
      }
    }
  });

  it('the television of the waiting room holds its panel and nothing else', async () => {
    const held = (await templates()).find(({ id }) => id === 'televisao')?.resources;
    expect(held).toEqual(['painel-de-chamadas', 'painel-de-chamadas.exibir']);
  });

  it('PRF-01 a profile saved from one is the municipality’s own, alone; only who edits profiles sees them', async () => {
    const [here, there] = world.places;
    const [first] = await templates();
    const saved = await create(here.admin, { name: first?.name, resources: first?.resources });
    expect([saved.status, saved.body.standard, saved.body.resources.toSorted()]).toEqual([
      201,
      false,
      first?.resources.toSorted(),
    ]);
    expect((await listed(there.admin)).map(({ name }) => name)).not.toContain(first?.name);
    expect(standardProfiles()).toHaveLength(26);
    const { client } = await world.worker(['coordenador-ubs']);
    expect((await client.call('GET', '/profile-templates')).status).toBe(403);
  });
});
