import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { type Desk, openDesk, register, someone } from './test/desk.ts';

let desk: Desk;
let reception: Client;
beforeAll(async () => {
  desk = await openDesk();
  reception = desk.reception;
}, 60_000);
afterAll(() => desk.close());

type Fields = Array<{ path: string; message: string }>;
type Refusal = { code: string; detail: string; fields?: Fields; data?: Record<string, unknown> };
type View = Record<string, unknown> & { version: number; documents: Array<Record<string, unknown>> };
const db = () => desk.installation.platform.db;
const see = async (id: string) => (await reception.call<View>('GET', `/citizens/${id}`)).body;
const send = (client: Client, form: object) =>
  client.call<Refusal & { id: string }>('POST', '/citizens', form);
/** What a page sends back: the form as it came, with its change. */
async function save(id: string, change: Record<string, unknown>, version?: number) {
  const seen = await see(id);
  const form = Object.fromEntries(Object.keys(someone()).map((field) => [field, seen[field]]));
  const body = { ...form, version: version ?? seen.version, ...change };
  return reception.call<Refusal & { version: number }>('PUT', `/citizens/${id}`, body);
}
const paths = (body: Refusal) => body.fields?.map(({ path }) => path);

describe('the form', () => {
  test('CIT-09 without telephone, without race, MARIA and ANA B SILVA fail on their fields', async () => {
    const refusal = async (change: Record<string, unknown>) => {
      const answer = await send(reception, someone(change));
      expect([answer.status, answer.body.code]).toEqual([422, 'registration-invalid']);
      return paths(answer.body);
    };
    expect(await refusal({ phoneMobile: '' })).toEqual(['phoneMobile']);
    expect(await refusal({ race: null })).toEqual(['race']);
    expect(await refusal({ name: 'MARIA' })).toEqual(['name']);
    expect(await refusal({ name: 'ANA B SILVA' })).toEqual(['name']);
    expect(await refusal({ motherName: '' })).toEqual(['motherName']);
    expect(await refusal({ race: 5 })).toEqual(['ethnicity']);
    const blank = await register(reception, { motherName: '', motherUnknown: true, race: 5, ethnicity: 1 });
    expect(await see(blank)).toMatchObject({ motherName: null, motherUnknown: true, ethnicity: 1 });
  });

  test('CIT-10 Naturalizado asks for date and ordinance, Estrangeiro for country and entry; no city of birth', async () => {
    const refusal = async (change: Record<string, unknown>) =>
      paths((await send(reception, someone(change))).body);
    expect(await refusal({ nationality: 2 })).toEqual(['naturalizedOn', 'naturalizationOrdinance']);
    expect(await refusal({ nationality: 3 })).toEqual(['birthCountry', 'enteredBrazilOn']);
    const foreigner = await register(reception, {
      nationality: 3,
      birthCountry: 4,
      enteredBrazilOn: '2020-01-01',
    });
    expect(await see(foreigner)).toMatchObject({ birthMunicipalityIbge: null, birthCountry: 4 });
  });

  test('what is typed is kept in one form, names of its codes come with it', async () => {
    const id = await register(reception, {
      name: ' josé  d’ávila ',
      socialName: 'Bia',
      cep: '88010-000',
      municipalityIbge: '4205407',
      street: 'rua das flores',
      occupationCbo: '223505',
    });
    expect(await see(id)).toMatchObject({
      id,
      version: 1,
      status: 'active',
      name: "JOSÉ D'ÁVILA",
      socialName: 'BIA',
      cep: '88010000',
      uf: 'SC',
      municipalityName: 'Florianópolis',
      birthMunicipalityName: 'Florianópolis',
      pending: [],
      sharedNumbers: [],
      occupationName: expect.stringMatching(/enfermeiro/i),
      updatedBy: { name: 'RENATA RECEPCAO' },
      origin: 'registration',
    });
  });

  test('a code that stands in no table is refused on its field', async () => {
    const answer = await send(reception, someone({ occupationCbo: '999999', municipalityIbge: '4299996' }));
    expect(paths(answer.body)?.toSorted()).toEqual(['municipalityIbge', 'occupationCbo']);
  });

  test('emoji, marks of direction, control signs, one letter and 71 letters have their own sentences', async () => {
    const names = ['ANA 😀 LIMA', 'ANA \u202eAMIL', 'ANA\u0000 LIMA', 'A', `ANA ${'B'.repeat(67)}`];
    const sentences = await Promise.all(
      names.map(async (name) => (await send(reception, someone({ name }))).body.fields?.[0]?.message),
    );
    expect(new Set(sentences).size).toBe(names.length);
    expect(sentences.every((sentence) => typeof sentence === 'string')).toBe(true);
  });
});

describe('numbers of others', () => {
  test('who holds one number is told, however many hold the other', async () => {
    const [cns, cpf] = [generateCns(7_301), generateCpf(7_301)];
    const sharing = await Promise.all(Array.from({ length: 12 }, () => register(reception)));
    const holder = await register(reception, { name: 'ZULMIRA ZANINI ZORZI', cpf });
    await sql`insert into citizen_document (id, citizen_id, kind, number, origin, added_at)
      select uuid_v7(), id, 'cns', ${cns}, 'registration', now() from unnest(${sharing}::uuid[]) id`.execute(
      db(),
    );
    const refused = await send(reception, someone({ cpf, cns }));
    const holders = refused.body.data?.['holders'] as Array<{ field: string; citizen: { id: string } }>;
    expect(holders.filter(({ field }) => field === 'cpf').map(({ citizen }) => citizen.id)).toEqual([holder]);
    expect(holders.filter(({ field }) => field === 'cns')).toHaveLength(10);
  });

  test('a CPF in use names who has it; with a reason the two share it, and the pair waits for review', async () => {
    const cpf = generateCpf(7_001);
    const mother = await register(reception, { cpf, name: 'IVONE BATISTA', birthDate: '1958-07-04' });
    const child = someone({
      cpf,
      name: 'LUCAS BATISTA',
      birthDate: '2020-02-02',
      motherName: 'IVONE BATISTA',
    });
    const refused = await send(reception, child);
    expect([refused.status, refused.body.code]).toEqual([409, 'document-in-use']);
    const citizen = { id: mother, name: 'IVONE BATISTA', birthDate: '1958-07-04' };
    expect(refused.body.data).toMatchObject({ holders: [{ field: 'cpf', citizen }] });
    expect(refused.text).not.toContain(cpf);
    expect(refused.body.detail).not.toContain('IVONE');

    const taken = await send(reception, { ...child, acceptSharedDocument: { reason: 'Usa o CPF da mãe' } });
    expect(taken.status).toBe(201);
    const reviews = await rowsOf(
      db(),
      sql`select kind, other_id, document_kind, number, reason, settled_at from citizen_review
        where citizen_id = ${taken.body.id}`,
    );
    expect(reviews).toEqual([
      {
        kind: 'shared-document',
        other_id: mother,
        document_kind: 'cpf',
        number: cpf,
        reason: 'Usa o CPF da mãe',
        settled_at: null,
      },
    ]);
    // Both records say so while the pair waits.
    const waits = { kind: 'cpf', reason: 'Usa o CPF da mãe' };
    const seen = async () => [(await see(taken.body.id)).sharedNumbers, (await see(mother)).sharedNumbers];
    expect(await seen()).toEqual([
      [{ ...waits, id: mother, name: 'IVONE BATISTA' }],
      [{ ...waits, id: taken.body.id, name: 'LUCAS BATISTA' }],
    ]);
    await sql`update citizen_review set settled_at = now() where other_id = ${mother}`.execute(db());
    expect(await seen()).toEqual([[], []]);
    // Saving again what they share already asks nothing.
    expect((await save(taken.body.id, { email: 'lucas@exemplo.org' })).status).toBe(200);
  });

  test('taking the number of another on saving asks too; a number taken off is free', async () => {
    const cns = generateCns(7_002);
    const first = await register(reception, { cns });
    const second = await register(reception);
    expect((await save(second, { cns })).body.code).toBe('document-in-use');
    expect((await save(first, { cns: null })).status).toBe(200);
    expect((await save(second, { cns })).status).toBe(200);
    expect((await see(first)).documents).toContainEqual(
      expect.objectContaining({ kind: 'cns', number: cns, removedAt: expect.any(String) }),
    );
  });
});

describe('the same person', () => {
  const twice = () => someone({ cpf: null });

  test('somebody just like one registered is asked about; "none of these" registers and is remembered', async () => {
    const form = twice();
    const first = await send(reception, form);
    const again = await send(reception, form);
    expect([again.status, again.body.code]).toEqual([409, 'likely-duplicate']);
    expect(again.body.data).toMatchObject({ candidates: [{ citizen: { id: first.body.id } }] });
    const other = await send(reception, { ...form, notThese: [first.body.id] });
    expect(other.status).toBe(201);
    const said = await getRow<{ state: string; decided: boolean }>(
      db(),
      sql`select state, decided_by is not null as decided from duplicate_pair
        where ${other.body.id} in (a_id, b_id) and ${first.body.id} in (a_id, b_id)`,
    );
    expect(said).toEqual({ state: 'different', decided: true });
  });

  test('of a pair that waits in the queue, what the desk says stands beside it and decides nothing', async () => {
    const name = 'JURANDIR FONTES VIANA';
    const first = await send(reception, { ...twice(), name, birthDate: '1970-02-11' });
    const second = await send(reception, { ...twice(), name: 'OTACILIO REIS', birthDate: '1970-02-11' });
    const ids = [first.body.id, second.body.id].toSorted();
    await sql`insert into duplicate_pair (id, a_id, b_id, score, evidence, origin, found_at)
      values (uuid_v7(), ${ids[0]}, ${ids[1]}, 0.5, '{}', 'scan', now())`.execute(db());
    const notThese = [first.body.id];
    const changed = { ...twice(), name, birthDate: '1970-02-11', version: 1, notThese };
    const saved = await reception.call('PUT', `/citizens/${second.body.id}`, changed);
    expect(saved.status).toBe(200);
    const kept = await getRow<{ id: string; state: string; reason: string; score: number }>(
      db(),
      sql`select id, state, reason, score from duplicate_pair where a_id = ${ids[0]} and b_id = ${ids[1]}`,
    );
    expect(kept).toMatchObject({ state: 'open', reason: 'Conferido no cadastro: não é a mesma pessoa.' });
    expect(kept.score).toBeGreaterThan(0.9);
    const { operations } = await getRow<{ operations: string[] }>(
      db(),
      sql`select array_agg(operation::text) as operations from changelog where row_id = ${kept.id}`,
    );
    expect(operations).toEqual(['U']);
  });

  test('registered at once from eight desks, one enters and the others are told', async () => {
    const desks = await Promise.all(
      Array.from({ length: 4 }, (_, n) => desk.join('recepcao', `BALCAO ${'ABCD'[n]}`)),
    );
    for (const form of [twice(), someone(), twice(), someone()]) {
      const answers = await Promise.all([...desks, ...desks].map((client) => send(client, form)));
      const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
      expect(statuses).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
      const registered = answers.find(({ status }) => status === 201)?.body.id;
      const told = answers.filter(({ status, text }) => status === 409 && text.includes(registered ?? '?'));
      expect(told).toHaveLength(7);
    }
  });

  test('registered at once with the name written in two ways, the second desk is told all the same', async () => {
    const other = await desk.join('recepcao', 'BALCAO E');
    const { cpf: _, ...form } = { ...someone(), noCpfReason: 3 };
    const people = [
      {
        ways: ['LUIZ CARLOS MOURA', 'LUIS CARLOS MOURA'],
        motherName: 'HELENA MOURA',
        birthDate: '1981-04-03',
      },
      {
        ways: ['THEREZA PRADO NUNES', 'TERESA PRADO NUNES'],
        motherName: 'IRENE PRADO',
        birthDate: '1954-11-20',
      },
      { ways: ['WALTER ROSA DIAS', 'VALTER ROSA DIAS'], motherName: 'CELIA ROSA', birthDate: '2003-08-29' },
    ];
    for (const { ways, ...who } of people) {
      const answers = await Promise.all(
        ways.map((name, place) => send(place === 0 ? reception : other, { ...form, ...who, name })),
      );
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe('likely-duplicate');
    }
  });

  test('sent again over a bad link, also at the same time, it is registered once', async () => {
    const form = someone();
    const headers = { 'idempotency-key': 'the-same-save-again' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => reception.call<{ id: string }>('POST', '/citizens', form, { headers })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const { count } = await getRow<{ count: number }>(
      db(),
      sql`select count(*) as count from citizen where cpf = ${form.cpf}`,
    );
    expect(count).toBe(1);
  });
});

describe('saving', () => {
  test('over an older version tells who changed what meanwhile, and changes nothing', async () => {
    const id = await register(reception);
    const email = 'outra@exemplo.org';
    await desk.coordinator.call('PUT', `/citizens/${id}/sharing`, { refused: true, version: 1 });
    const late = await save(id, { email }, 1);
    expect([late.status, late.body.code]).toEqual([409, 'changed-meanwhile']);
    expect(late.body.data).toMatchObject({
      version: 2,
      revisions: [
        {
          version: 2,
          author: 'COORDENADORA DIAS',
          changes: [{ field: 'sharingRefused', before: false, after: true }],
        },
      ],
    });
    expect(await see(id)).toMatchObject({ email: null, sharingRefused: true });
    expect((await save(id, { email })).body.version).toBe(3);
  });

  test('two at once: one is saved, the other is told', async () => {
    const id = await register(reception);
    const [one, other] = await Promise.all([
      save(id, { email: 'a@exemplo.org' }),
      save(id, { email: 'b@exemplo.org' }),
    ]);
    expect([one.status, other.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  test('nothing changed, nothing is written', async () => {
    const id = await register(reception);
    expect((await save(id, {})).body.version).toBe(1);
  });

  test('of who was always Brazilian, a country of birth that nobody told stays untold', async () => {
    const id = await register(reception);
    await sql`update citizen set birth_country = null where id = ${id}`.execute(db());
    expect((await save(id, {})).body.version).toBe(1);
    await save(id, { email: 'x@exemplo.org' });
    expect(await see(id)).toMatchObject({ birthCountry: null, email: 'x@exemplo.org' });
    // Who becomes Brazilian on the form was born here, as in a new registration.
    await sql`update citizen set nationality = 3, birth_country = 4 where id = ${id}`.execute(db());
    await save(id, { nationality: 1, birthMunicipalityIbge: '4205407' });
    expect(await see(id)).toMatchObject({ birthCountry: 31 });
  });

  test('a record merged meanwhile names the survivor', async () => {
    const id = await register(reception);
    const survivor = await register(reception);
    await sql`update citizen set status = 'merged', merged_into = ${survivor} where id = ${id}`.execute(db());
    const answer = await save(id, { email: 'a@exemplo.org' });
    expect([answer.status, answer.body.code, answer.body.data]).toEqual([
      409,
      'merged',
      { survivorId: survivor },
    ]);
    expect(await see(id)).toMatchObject({ status: 'merged', mergedInto: survivor });
  });

  test('the history has author, origin and the changed fields only', async () => {
    const cns = generateCns(7_100);
    const id = await register(reception, { cns });
    await save(id, { email: 'x@exemplo.org', cns: null });
    const { body } = await reception.call<{ rows: Array<{ changes: Array<{ field: string }> }> }>(
      'GET',
      `/citizens/${id}/revisions`,
    );
    expect(body.rows).toHaveLength(2);
    expect(body.rows[0]).toMatchObject({ version: 2, author: 'RENATA RECEPCAO', origin: 'registration' });
    expect(body.rows[0]?.changes.map(({ field }) => field).toSorted()).toEqual(['cns', 'documents', 'email']);
  });
});

describe('inactive and deleted', () => {
  test('only the coordination inactivates; the record stays, marked, and comes back', async () => {
    const id = await register(reception);
    const body = { reason: 'Cadastro de teste', version: 1 };
    expect((await reception.call('POST', `/citizens/${id}/inactivate`, body)).status).toBe(403);
    expect((await desk.coordinator.call('POST', `/citizens/${id}/inactivate`, body)).status).toBe(200);
    expect(await see(id)).toMatchObject({ status: 'inactive', inactivationReason: 'Cadastro de teste' });
    const again = await desk.coordinator.call<Refusal>('POST', `/citizens/${id}/inactivate`, {
      ...body,
      version: 2,
    });
    expect(again.body.code).toBe('already-inactive');
    await desk.coordinator.call('POST', `/citizens/${id}/reactivate`, { version: 2 });
    expect(await see(id)).toMatchObject({ status: 'active', inactivatedAt: null, version: 3 });
  });

  test('deleting takes documents and history along; with anything that depends on it, it is refused', async () => {
    const head = await register(reception, { family: { isResponsible: true } });
    const child = await register(reception, {
      family: { isResponsible: false, responsibleId: head, kinship: 138 },
    });
    const refused = await reception.call<Refusal>('DELETE', `/citizens/${head}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'citizen-in-use']);
    expect(refused.body.data).toEqual({ depends: [{ what: 'pessoas da família', count: 1 }] });
    expect((await reception.call('DELETE', `/citizens/${child}`)).status).toBe(204);
    expect((await reception.call('DELETE', `/citizens/${head}`)).status).toBe(204);
    expect((await reception.call('GET', `/citizens/${head}`)).status).toBe(404);
    expect((await reception.call('DELETE', `/citizens/${uuidV7()}`)).status).toBe(404);
  });
});
