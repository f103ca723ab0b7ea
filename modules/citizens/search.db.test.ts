import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { rowsOf, sql } from '#platform/db/database';
import { type Desk, IBGE, openDesk, register, someone } from './test/desk.ts';

let desk: Desk;
let reception: Client;
const ids: Record<string, string> = {};
const db = () => desk.installation.platform.db;

beforeAll(async () => {
  desk = await openDesk();
  reception = desk.reception;
  const people = {
    maria: {
      name: 'MARIA APARECIDA DOS SANTOS',
      birthDate: '1972-03-12',
      motherName: 'ANTÔNIA RIBEIRO DOS SANTOS',
      cpf: '52998224725',
      phoneMobile: '35987654321',
    },
    mariana: { name: 'MARIANA APARECIDA SANTIAGO', birthDate: '1989-08-02' },
    thiago: { name: 'THIAGO SOUZA XIMENES', sex: 0, municipalityIbge: IBGE },
    tiago: { name: 'TIAGO DE SOUSA XIMENES', sex: 0, birthMunicipalityIbge: '3106200' },
    social: { name: 'JOSÉ CARLOS PINTO', socialName: 'CARLA PINTO', cns: '700000000000005' },
    joana: { name: "JOANA D'ÁVILA SANT'ANA" },
    gone: { name: 'ODETE FARIAS LINS', birthDate: '1946-01-25' },
  };
  for (const [key, change] of Object.entries(people)) ids[key] = await register(reception, change);
  await desk.coordinator.call('POST', `/citizens/${ids['gone']}/inactivate`, {
    reason: 'Mudou-se',
    version: 1,
  });
}, 60_000);
afterAll(() => desk.close());

type Row = Record<string, unknown> & { id: string; name: string };
type Page = {
  rows: Row[];
  next: string | null;
  total: { count: number; capped: boolean };
  meant: string | null;
};
const ask = (body: object, client = reception) => client.call<Page>('POST', '/citizens/search', body);
async function found(body: object | string): Promise<string[]> {
  const { body: page } = await ask(typeof body === 'string' ? { text: body } : body);
  return page.rows.map((row) => Object.keys(ids).find((key) => ids[key] === row.id) ?? row.name);
}

describe('one box', () => {
  test('CIT-07 all fields empty is refused, and so is what holds no letter nor digit', async () => {
    for (const body of [{}, { text: '' }, { text: ' . ' }, { text: '😀', motherName: ' ' }]) {
      const answer = await ask(body);
      expect([answer.status, (answer.body as unknown as { code: string }).code]).toEqual([
        422,
        'search-empty',
      ]);
    }
  });

  test.each([
    ['52998224725', ['maria']],
    ['529.982.247-25', ['maria']],
    ['529982', ['maria']],
    ['700 0000 0000 0005', ['social']],
    ['(35) 98765-4321', ['maria']],
    ['+55 35 98765-4321', ['maria']],
    ['035 98765-4321', ['maria']],
    ['8765-4321', ['maria']],
    ['12/03/1972', ['maria']],
    ['12/03/72', ['maria']],
    ['12031972', ['maria']],
  ])('CIT-07 a number is known by its form: %s', async (text, expected) =>
    expect(await found(text)).toEqual(expected),
  );

  test.each([
    ['maria aparecida santos', ['maria']],
    ['SANTOS Maria', ['maria']],
    ['mária dos santos', ['maria']],
    ['mari apar', ['maria', 'mariana']],
    ['maria 12/03/72', ['maria']],
    ['maria 1972', ['maria']],
    ['ximenes 12/03/72', []],
    ['davila santana', ['joana']],
    ["d'avila", ['joana']],
    ['d avila', ['joana']],
    ['joana avila', ['joana']],
    // By the social name and by that of the papers.
    ['carla pinto', ['social']],
    ['jose carlos', ['social']],
  ])('%s', async (text, expected) => expect(await found(text)).toEqual(expected));

  test('who only sounds so comes after who is written so, and says it', async () => {
    const { body } = await ask({ text: 'thiago souza' });
    expect(body.rows.map(({ id, match }) => [id, match])).toEqual([
      [ids['thiago'], 'name'],
      [ids['tiago'], 'sound'],
    ]);
    expect(body.total).toEqual({ count: 2, capped: false });
  });

  test('whole words come before beginnings, and who is called so first before others', async () => {
    const last = { motherName: 'RITA LIMA' };
    for (const name of ['BIANCA ZULMIRA PAZ', 'ZULMIRANDA PAZ', 'ZULMIRA PAZ', 'ZULMIRA BRAGA'])
      await register(reception, { name, ...last });
    await register(reception, { name: 'ZULMIRA ZANINI', socialName: 'ZULMIRA AZEVEDO', ...last });
    const { body } = await ask({ text: 'zulmira' });
    // Among equals by name, as it is shown: not by when they were registered.
    expect(body.rows.map(({ name }) => name)).toEqual([
      'ZULMIRA AZEVEDO',
      'ZULMIRA BRAGA',
      'ZULMIRA PAZ',
      'BIANCA ZULMIRA PAZ',
      'ZULMIRANDA PAZ',
    ]);
  });
});

test('who is called exactly as typed comes first, particles and all', async () => {
  const last = { motherName: 'RITA LIMA' };
  for (const name of ['YARA ALVES DE ZORZI', 'YARA DE ZORZI', 'YARA ZORZI', 'YARA BRITO DE ZORZI'])
    await register(reception, { name, ...last });
  const namesOf = async (text: string) => (await ask({ text })).body.rows.map(({ name }) => name);
  expect((await namesOf('yara de zorzi'))[0]).toBe('YARA DE ZORZI');
  expect((await namesOf('yara zorzi'))[0]).toBe('YARA ZORZI');
});

describe('filters', () => {
  test('all that is filled in applies together', async () => {
    expect(await found({ motherName: 'antonia ribeiro' })).toEqual(['maria']);
    expect(await found({ text: 'maria', motherName: 'antonia' })).toEqual(['maria']);
    expect(await found({ text: 'maria', motherName: 'josefa' })).toEqual([]);
    expect(await found({ birthDate: '1989-08-02' })).toEqual(['mariana']);
    expect(await found({ text: 'ximenes', birthMunicipalityIbge: '3106200' })).toEqual(['tiago']);
    expect(await found({ text: 'ximenes', municipalityIbge: IBGE })).toEqual(['thiago']);
  });
});

describe('what a list shows', () => {
  test('the social name with that of the papers, the CPF without its ends', async () => {
    const { body } = await ask({ text: 'carla pinto' });
    expect(body.rows[0]).toMatchObject({
      name: 'CARLA PINTO',
      civilName: 'JOSÉ CARLOS PINTO',
      status: 'active',
    });
    const maria = (await ask({ text: '52998224725' })).body.rows[0];
    expect(maria).toMatchObject({ cpf: '•••.982.247-••', birthDate: '1972-03-12', sex: 1, deceased: false });
    expect(JSON.stringify(maria)).not.toContain('52998224725');
  });

  test('who is inactive is there, and marked', async () => {
    expect((await ask({ text: 'odete farias' })).body.rows).toMatchObject([{ status: 'inactive' }]);
  });

  test('an absorbed registration, by its name or its number, gives the survivor and says so', async () => {
    const absorbed = await register(reception, {
      name: 'MARIA AP SANTOS LEAL',
      cpf: '11144477735',
    });
    await sql`update citizen set status = 'merged', merged_into = ${ids['maria']} where id = ${absorbed}`.execute(
      db(),
    );
    for (const text of ['11144477735', 'maria ap santos leal']) {
      const { body } = await ask({ text });
      expect(body.rows).toMatchObject([{ id: ids['maria'], unified: 'MARIA AP SANTOS LEAL' }]);
    }
    // Both fulfil it: the person stands once, by herself.
    const both = (await ask({ text: 'maria santos' })).body.rows.filter(({ id }) => id === ids['maria']);
    expect(both).toMatchObject([{ unified: null }]);
  });
});

describe('many', () => {
  beforeAll(async () => {
    const form = someone();
    const id = await register(reception, { ...form, name: 'JOSE ANTONIO BASE' });
    await sql`
      insert into citizen (id, name, birth_date, search, origin, origin_installation_id, created_at, updated_at,
        updated_origin)
      select uuid_v7(), 'JOSE ' || chr(65 + n % 26) || chr(65 + n / 26 % 26) || 'ES SILVA', c.birth_date,
        array_to_tsvector(array['JOSE', 'SILVA', chr(65 + n % 26) || chr(65 + n / 26 % 26) || 'ES']), 'demo',
        c.origin_installation_id, now(), now(), 'demo'
      from citizen c, generate_series(1, 3000) n where c.id = ${id}`.execute(db());
    // Called so first 632, and 97 after another name.
    await sql`
      insert into citizen (id, name, search, origin, origin_installation_id, created_at, updated_at, updated_origin)
      select uuid_v7(), case when n <= 632 then 'CLARA ' else 'RUTE CLARA ' end || 'PRADO',
        array_to_tsvector(array['CLARA', 'PRADO'] || case when n > 632 then array['RUTE'] else '{}' end), 'demo',
        c.origin_installation_id, now(), now(), 'demo'
      from citizen c, generate_series(1, 729) n where c.id = ${id}`.execute(db());
    await sql`analyze citizen`.execute(db());
    // The process remembers the statistics for ten minutes.
    desk.installation.clock.advance(11 * 60_000);
  });

  test('CIT-07 JOSE with thousands shows the first page, and says that there are many', async () => {
    const { body } = await ask({ text: 'jose' });
    expect(body.rows).toHaveLength(20);
    expect(body.total).toEqual({ count: 1000, capped: true });
  });

  test.each([
    ['clara', { count: 600, capped: true }],
    ['clara rute', { count: 97, capped: false }],
  ])('%s: how many there are is said exactly, or as more than a round number', async (text, total) => {
    const first = (await ask({ text })).body;
    const further = (await ask({ text, after: first.next })).body;
    expect([first.total, further.total]).toEqual([total, total]);
  });

  test('of those who only sound so, who is called so first comes first; in a walk nobody only sounds so', async () => {
    for (const name of ['ANA JOSE ZUQUI', 'JOSE BENTO ZUQUI', 'ELIZABETH JOSE ZUQUI'])
      await register(reception, { name, motherName: 'RITA LIMA' });
    const { body } = await ask({ text: 'joze zuki' });
    expect(body.rows.map(({ name, match }) => [name, match])).toEqual([
      ['JOSE BENTO ZUQUI', 'sound'],
      ['ANA JOSE ZUQUI', 'sound'],
      ['ELIZABETH JOSE ZUQUI', 'sound'],
    ]);
    const last = { motherName: 'RITA LIMA' };
    await register(reception, { name: 'ANTONIO JOSE EVES SILVA', ...last });
    let after: string | null = null;
    do {
      const page: { body: Page } = await ask({
        text: 'silva jose s',
        limit: 100,
        ...(after ? { after } : {}),
      });
      expect(page.body.rows.every(({ match }) => match === 'name')).toBe(true);
      after = page.body.next;
    } while (after);
  });

  test('another spelling of a common name: who is written so, then the many, in one order over the pages', async () => {
    const last = { motherName: 'RITA LIMA' };
    await register(reception, { name: 'JOZE SILVA PRATA', ...last });
    await register(reception, { name: 'JOZEMAR JOSE SILVA', ...last });
    const seen: Row[] = [];
    let after: string | null = null;
    do {
      const { body }: { body: Page } = await ask({
        text: 'joze silva',
        limit: 100,
        ...(after ? { after } : {}),
      });
      expect(body.total).toEqual({ count: 1000, capped: true });
      seen.push(...body.rows);
      after = body.next;
    } while (after);
    expect(seen.slice(0, 2).map(({ name, match }) => [name, match])).toEqual([
      ['JOZE SILVA PRATA', 'name'],
      ['JOZEMAR JOSE SILVA', 'name'],
    ]);
    expect(seen.slice(2).every(({ match }) => match === 'sound')).toBe(true);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(3_000);
  });

  test('the same on pages that those who are written so fill exactly, or alone', async () => {
    const names = async (limit: number) => {
      const first = (await ask({ text: 'joze silva', limit })).body;
      const second = (await ask({ text: 'joze silva', limit, after: first.next })).body;
      return [...first.rows, ...second.rows].map(({ name }) => name);
    };
    const [exactly, alone] = [await names(2), await names(1)];
    expect(exactly).toEqual([
      'JOZE SILVA PRATA',
      'JOZEMAR JOSE SILVA',
      expect.stringMatching(/^JOSE/),
      expect.stringMatching(/^JOSE/),
    ]);
    expect(alone).toEqual(['JOZE SILVA PRATA', 'JOZEMAR JOSE SILVA']);
  });

  test('the same goes on whatever the size of the next page; a cursor of other words is refused', async () => {
    const { next } = (await ask({ text: 'joze silva', limit: 20 })).body;
    const further = await ask({ text: 'joze silva', limit: 1, after: next });
    expect(further.body.rows).toMatchObject([{ name: expect.stringMatching(/^JOSE/), match: 'sound' }]);
    expect((await ask({ text: 'jose silva', after: next })).status).toBe(400);
  });

  test('another spelling of common names that few have together is dug for by sound, and counted', async () => {
    const last = { motherName: 'RITA LIMA' };
    for (const name of ['JOZE PRADO', 'JOZE PRADO NETTO', 'JOSE PRADO FILHO'])
      await register(reception, { name, ...last });
    const { body } = await ask({ text: 'joze prado', limit: 2 });
    expect(body.total).toEqual({ count: 3, capped: false });
  });

  test.each([
    ['Jsoe Sivla', 'jose silva'],
    // What else was typed stays.
    ['jsoe, clra', null],
    ['clra prado', 'clara prado'],
    ['clra prado 01/01/1901', null],
    ['jos', null],
    ['wxyz qqqq', null],
  ])(
    '%s: where nobody is found, what was likely meant is offered if it finds somebody',
    async (text, meant) => {
      const { body } = await ask({ text });
      expect(body.meant).toBe(meant);
    },
  );

  test('in a walk, too, who is called exactly as typed comes first, particles and all', async () => {
    await register(reception, { name: 'JOSE DOS SILVA', motherName: 'RITA LIMA' });
    await register(reception, { name: 'JOSE SILVA', motherName: 'RITA LIMA' });
    const first = async (text: string) => (await ask({ text })).body.rows[0]?.name;
    expect(await first('jose dos silva')).toBe('JOSE DOS SILVA');
    expect(await first('jose silva')).toBe('JOSE SILVA');
  });

  test.each(['jose', 'silva jose', 'jo', 'silva', 'jose da silva'])(
    '%s: pages hold everybody once, in one order',
    async (text) => {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { body }: { body: Page } = await ask({ text, limit: 100, ...(after ? { after } : {}) });
        seen.push(...body.rows.map(({ id }) => id));
        after = body.next;
      } while (after && seen.length < 5_000);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBeGreaterThanOrEqual(3_000);
    },
  );

  test('a walk leads from joined registrations to the person, once, on full pages', async () => {
    const survivor = await register(reception, { name: 'XENIA PRATES LOBO' });
    const josephs = await rowsOf<{ id: string }>(
      db(),
      sql`select id from citizen where name like 'JOSE %ES SILVA' order by name_key desc, id limit 6`,
    );
    const [one, other, elder, later, left, right] = josephs.map(({ id }) => id);
    const join = (into: string | undefined, ...absorbed: Array<string | undefined>) =>
      sql`update citizen set status = 'merged', merged_into = ${into} where id = any(${absorbed}::uuid[])`.execute(
        db(),
      );
    // Found by the names of the joined only, and both of these; found by his own name too.
    await join(survivor, one, other);
    await join(elder, later);
    await join(right, left);
    for (const text of ['jose', 'silva jose', 'silva']) {
      const pages: Row[][] = [];
      let after: string | null = null;
      do {
        const { body }: { body: Page } = await ask({ text, limit: 100, ...(after ? { after } : {}) });
        pages.push(body.rows);
        after = body.next;
      } while (after);
      expect(pages.slice(0, -1).every((rows) => rows.length === 100)).toBe(true);
      const rows = pages.flat();
      const times = (id: string | undefined) => rows.filter((row) => row.id === id);
      expect(times(survivor)).toMatchObject([
        { name: 'XENIA PRATES LOBO', unified: expect.stringMatching('JOSE') },
      ]);
      expect(times(elder)).toMatchObject([{ unified: null }]);
      expect(times(right)).toMatchObject([{ unified: null }]);
      for (const gone of [one, other, later, left]) expect(times(gone)).toEqual([]);
    }
  });

  test('a cursor that is none of ours is refused', async () => {
    for (const after of ['x', Buffer.from('[0,0,"A","no",1]').toString('base64url')]) {
      expect((await ask({ text: 'jose', after })).status).toBe(400);
    }
  });

  test('the few among the many are all found', async () => {
    const { body } = await ask({ text: 'jose antonio base' });
    expect(body.rows.map(({ name }) => name)).toEqual(['JOSE ANTONIO BASE']);
  });
});

describe('trail', () => {
  const events = (type: string) =>
    rowsOf<{ details: Record<string, unknown>; subject_id: string }>(
      db(),
      sql`select details, subject_id from audit_event where type = ${type} order by at, id`,
    );

  test('a search leaves how it was made and how many were found, never what was typed', async () => {
    const other = await desk.join('recepcao', 'OUTRA RECEPCAO');
    const before = (await events('citizens.searched')).length;
    for (const text of ['m', 'ma', 'mariana aparecida']) await ask({ text }, other);
    const after = await events('citizens.searched');
    // Letters typed one after the other are one search.
    expect(after).toHaveLength(before + 1);
    expect(JSON.stringify(after)).not.toMatch(/mari/i);
    expect(after.at(-1)?.details).toMatchObject({ by: 'nome' });
  });

  test('the summary is read with a trace, and is no recent one; opening makes a recent one', async () => {
    const other = await desk.join('recepcao', 'TERCEIRA RECEPCAO');
    const recent = async () =>
      (await other.call<Page>('GET', '/citizens/recent')).body.rows.map(({ id }) => id);
    const summary = await other.call<Row>('GET', `/citizens/${ids['maria']}/summary`);
    expect(summary.body).toMatchObject({ cpf: '52998224725', phone: '35987654321', status: 'active' });
    expect((await events('citizens.summarised')).at(-1)?.subject_id).toBe(ids['maria']);
    expect(await recent()).toEqual([]);
    for (const key of ['thiago', 'maria', 'thiago']) await other.call('GET', `/citizens/${ids[key]}`);
    expect(await recent()).toEqual([ids['thiago'], ids['maria']]);
    const none = await other.call('GET', '/citizens/0198f0f0-0000-7000-8000-000000000000/summary');
    expect(none.status).toBe(404);
  });
});
