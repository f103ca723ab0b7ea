import { generateCns, generateCpf } from '@pec-aberto/brazil';
import type { Struct } from '@pec-aberto/ledi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRow, getRow, rowsOf, sql } from '#platform/db/database';
import { applyLot, type LotLine } from './test/apply-lot.ts';
import { type Desk, openDesk, register, someone } from '#modules/citizens/test/desk';
import { type Ficha, ficha, identified, lotOf, noon } from './test/fichas.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
afterAll(() => desk.close());

const db = () => desk.installation.platform.db;
let number = 0;
/** Fichas of this test in the order given; those without a number get the next. */
async function apply(...fichas: Array<Omit<Ficha, 'number'> & { number?: number }>): Promise<LotLine[]> {
  const bytes: Buffer[] = [];
  for (const one of fichas) bytes.push(await ficha({ ...one, number: one.number ?? ++number }));
  return applyBytes(bytes);
}
async function applyBytes(bytes: readonly Buffer[]): Promise<LotLine[]> {
  const lot = await lotOf(bytes);
  const lines: LotLine[] = [];
  for await (const line of applyLot(desk.installation.platform, lot.path)) lines.push(line);
  await lot.remove();
  return lines;
}
type View = Record<string, unknown> & { version: number; team: { id: string } | null };
const see = async (id: string | null | undefined) =>
  (await desk.reception.call<View>('GET', `/citizens/${id}`)).body;
type Person = Struct & { cpfCidadao: string; nomeCidadao: string; nomeMaeCidadao: string };
const FIRST = [
  'JOANA',
  'BEATRIZ',
  'CLEUSA',
  'DORALICE',
  'EDNA',
  'FRANCISCA',
  'GILDA',
  'HELOISA',
  'IRACEMA',
  'LUZIA',
];
const LAST = [
  'ABREU',
  'BRANDAO',
  'CARVALHO',
  'DUARTE',
  'ESTEVES',
  'FONTES',
  'GUIMARAES',
  'MACHADO',
  'PAIVA',
  'TAVARES',
];
/** Somebody whom nobody knows, with a CPF. */
const newPerson = (change: Struct & { nomeCidadao?: string; nomeMaeCidadao?: string } = {}): Person => {
  const n = ++number;
  const last = `${LAST[n % 10]} ${LAST[Math.floor(n / 10) % 10]}`;
  return {
    ...identified({
      dataNascimentoCidadao: noon(`19${50 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`),
      telefoneCelular: `4899${String(1_000_000 + n * 7_919).slice(0, 7)}`,
    }),
    cpfCidadao: generateCpf(90_000 + n),
    nomeMaeCidadao: `${FIRST[(n * 3) % 10]} ${last}`,
    nomeCidadao: `${FIRST[n % 10]} ${FIRST[(n * 7 + 3) % 10]} ${last}`,
    ...change,
  };
};

describe('somebody new', () => {
  test('is registered with what the ficha says and nothing invented; bytes, revision, change log and audit stay', async () => {
    const person = newPerson({
      emailCidadao: 'jo@exemplo.org',
      microArea: '07',
      estadoCivil: 2,
      dnv: '12345678901',
    });
    const bytes = await ficha({
      number: ++number,
      on: '2026-10-05',
      ine: '0000000001',
      person,
      social: { grauInstrucaoCidadao: 55 },
    });
    const [line] = await applyBytes([bytes]);
    expect(line).toMatchObject({ outcome: 'applied', unfit: [] });
    const citizen = await see(line?.citizenId);
    expect(citizen).toMatchObject({
      version: 1,
      name: person['nomeCidadao'],
      cpf: person.cpfCidadao,
      email: 'jo@exemplo.org',
      microarea: '07',
      maritalStatus: 2,
      education: 55,
      familyResponsible: true,
      residenceCountry: null,
      origin: 'fci',
      updatedOrigin: 'fci',
      updatedBy: null,
      team: { id: desk.teams[0] },
      fci: { filledAt: '2026-10-05T15:00:00.000Z' },
    });
    const kept = await getRow<{ same: boolean; outcome: string }>(
      db(),
      sql`select bytes = ${bytes} as same, outcome from citizen_fci where citizen_id = ${line?.citizenId}`,
    );
    expect(kept).toEqual({ same: true, outcome: 'applied' });
    const [traces] = await rowsOf<Record<string, unknown>>(
      db(),
      sql`select r.origin, r.origin_ref as ref, r.actor_kind as actor,
          (select count(*) from changelog l where l.row_id = r.citizen_id) as changes,
          (select array_agg(type order by type) from audit_event e where e.subject_id = r.citizen_id
            and type like 'citizens.fci%') as events
        from citizen_revision r where r.citizen_id = ${line?.citizenId}`,
    );
    expect(traces).toEqual({
      origin: 'fci',
      ref: line?.uuid,
      actor: 'command-line',
      changes: 1,
      events: ['citizens.fci-applied', 'citizens.fci-received'],
    });
  });

  test('the same ficha twice, also in one lot, changes nothing', async () => {
    const bytes = await ficha({ number: ++number, on: '2026-10-05', person: newPerson() });
    const lines = await applyBytes([bytes, bytes]);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['applied', 'repeated']);
    const again = await applyBytes([bytes]);
    expect(again[0]?.outcome).toBe('repeated');
    expect((await see(lines[0]?.citizenId)).version).toBe(1);
  });

  test('two processes with one lot: each ficha is applied once', async () => {
    const lots = await Promise.all(
      [1, 2, 3, 4].map(async () => ficha({ number: ++number, on: '2026-10-05', person: newPerson() })),
    );
    const [one, other] = await Promise.all([applyBytes(lots), applyBytes(lots)]);
    const outcomes = one.map((line, place) => new Set([line.outcome, other[place]?.outcome]));
    expect(outcomes).toEqual(lots.map(() => new Set(['applied', 'repeated'])));
  });
});

describe('somebody registered', () => {
  test('a newer ficha changes what it states; an older one changes nothing; by hand stays by hand', async () => {
    const person = newPerson({ emailCidadao: 'um@exemplo.org' });
    const [first] = await apply({ on: '2026-08-01', person });
    const [older, newer] = await apply(
      { on: '2026-07-01', person: { ...person, telefoneCelular: '48911110000' } },
      {
        on: '2026-09-01',
        person: { ...person, telefoneCelular: '48922220000', emailCidadao: undefined },
      },
    );
    expect([older, newer]).toMatchObject([
      { outcome: 'older', citizenId: first?.citizenId },
      { outcome: 'applied', citizenId: first?.citizenId },
    ]);
    expect(await see(first?.citizenId)).toMatchObject({
      phoneMobile: '48922220000',
      email: 'um@exemplo.org',
      fci: { filledAt: '2026-09-01T15:00:00.000Z' },
    });
  });

  test('what was changed at the desk after the ficha was filled in stays', async () => {
    const form = someone({ phoneMobile: '48955550000' });
    const id = await register(desk.reception, form);
    const person = identified({
      nomeCidadao: form.name,
      dataNascimentoCidadao: noon(form.birthDate ?? ''),
      nomeMaeCidadao: form.motherName ?? '',
      cpfCidadao: form.cpf ?? '',
      telefoneCelular: '48911110000',
      estadoCivil: 3,
    });
    const [line] = await apply({ on: '2026-01-10', person });
    expect(line).toMatchObject({ outcome: 'applied', citizenId: id });
    expect(await see(id)).toMatchObject({ phoneMobile: '48955550000', maritalStatus: 3 });
  });

  test('a further CNS becomes a further document; "unknown" empties no name', async () => {
    const cns = [generateCns(9_001), generateCns(9_002)];
    const withCns = (n: number) => ({
      cpfCidadao: undefined,
      cnsCidadao: cns[n],
      stNaoPossuiCpf: true,
      justificativaNaoPossuiCpf: 8,
    });
    const person = { ...newPerson(), ...withCns(0) } as Struct;
    const [first] = await apply({ number: ++number, on: '2026-08-01', person });
    const update = { ...person, ...withCns(1), desconheceNomeMae: true, nomeMaeCidadao: undefined } as Struct;
    const [second] = await apply({ on: '2026-09-01', updates: number, person: update });
    expect(second).toMatchObject({ outcome: 'applied', citizenId: first?.citizenId });
    const citizen = await see(first?.citizenId);
    expect(citizen).toMatchObject({
      cns: cns[0],
      motherName: person['nomeMaeCidadao'],
      motherUnknown: false,
    });
    expect(citizen['documents']).toContainEqual(
      expect.objectContaining({ number: cns[1], principal: false }),
    );
  });

  test('CIT-11 automatic: a newer ficha of team B links to B; by hand it stays A', async () => {
    const person = newPerson();
    const [first] = await apply({ on: '2026-08-01', ine: '0000000001', person });
    const id = first?.citizenId;
    expect((await see(id)).team?.id).toBe(desk.teams[0]);
    await apply({ on: '2026-08-02', ine: '0000000002', person });
    expect((await see(id)).team?.id).toBe(desk.teams[1]);
    const { version } = await see(id);
    await desk.reception.call('PUT', `/citizens/${id}/team`, {
      version,
      automatic: false,
      teamId: desk.teams[0],
    });
    await apply({ on: '2026-08-03', ine: '0000000002', person });
    expect(await see(id)).toMatchObject({ team: { id: desk.teams[0] }, teamAutomatic: false });
    const manual = await see(id);
    await desk.reception.call('PUT', `/citizens/${id}/team`, { version: manual.version, automatic: true });
    expect((await see(id)).team?.id).toBe(desk.teams[1]);
  });

  test('who left the territory has no team, and an older ficha does not bring it back; who died is marked', async () => {
    const person = newPerson();
    const [first] = await apply({ on: '2026-08-01', ine: '0000000001', person });
    const [left] = await apply({
      on: '2026-09-01',
      ine: '0000000001',
      person,
      form: { saidaCidadaoCadastro: { motivoSaidaCidadao: 136 } },
    });
    expect(left?.outcome).toBe('applied');
    expect((await see(first?.citizenId)).team).toBeNull();
    const [late] = await apply({ on: '2026-08-15', ine: '0000000001', person });
    expect(late?.outcome).toBe('older');
    expect((await see(first?.citizenId)).team).toBeNull();
    const exit = { motivoSaidaCidadao: 135, dataObito: noon('2026-09-20'), numeroDO: '123456789' };
    await apply({ on: '2026-10-01', person, form: { saidaCidadaoCadastro: exit } });
    expect(await see(first?.citizenId)).toMatchObject({
      deceased: true,
      diedOn: '2026-09-20',
      deathCertificate: '123456789',
    });
  });
});

describe('whose ficha it is', () => {
  test('a CPF that is of somebody else goes to review: the child with the mother’s, the namesake born another day', async () => {
    const mother = newPerson({ nomeCidadao: 'IVONE BATISTA', dataNascimentoCidadao: noon('1980-01-10') });
    const [first] = await apply({ on: '2026-08-01', person: mother });
    const child = {
      ...mother,
      nomeCidadao: 'LUCAS BATISTA',
      dataNascimentoCidadao: noon('2019-03-03'),
      sexoCidadao: 0,
      statusEhResponsavel: false,
    };
    const namesake = { ...mother, dataNascimentoCidadao: noon('1957-11-22') };
    const lines = await apply({ on: '2026-09-01', person: child }, { on: '2026-09-01', person: namesake });
    expect(lines).toMatchObject([
      {
        outcome: 'review',
        citizenId: first?.citizenId,
        reason: expect.stringContaining('não parece ser da mesma pessoa'),
      },
      { outcome: 'review' },
    ]);
    expect(await see(first?.citizenId)).toMatchObject({ name: 'IVONE BATISTA', version: 1 });
  });

  test('names written in another way, and a date two digits away under the same name, are the same person', async () => {
    const born = { dataNascimentoCidadao: noon('1980-05-20') };
    const person = newPerson({ nomeCidadao: 'THIAGO LUIZ DE SOUZA', sexoCidadao: 0, ...born });
    const [first] = await apply({ on: '2026-08-01', person });
    const written = { ...person, nomeCidadao: 'TIAGO LUIS SOUSA' };
    const day = { ...person, nomeCidadao: 'TIAGO LUIS SOUSA', dataNascimentoCidadao: noon('1980-05-02') };
    const lines = await apply({ on: '2026-08-02', person: written }, { on: '2026-08-03', person: day });
    expect(lines).toMatchObject([
      { outcome: 'applied', citizenId: first?.citizenId },
      { outcome: 'applied', citizenId: first?.citizenId },
    ]);
  });

  test('without a number in common: name, mother, birth and sex are enough, less goes to review', async () => {
    const form = someone({ cpf: null });
    const id = await register(desk.reception, form);
    const same = newPerson({
      nomeCidadao: form.name,
      nomeMaeCidadao: form.motherName ?? '',
      dataNascimentoCidadao: noon(form.birthDate ?? ''),
    });
    const [doubt] = await apply({
      on: '2026-08-01',
      person: { ...same, nomeMaeCidadao: 'OUTRA MAE', cpfCidadao: generateCpf(9_500) },
    });
    expect(doubt).toMatchObject({ outcome: 'review', citizenId: id });
    const [line] = await apply({ on: '2026-08-01', person: same });
    expect(line).toMatchObject({ outcome: 'applied', citizenId: id });
    expect((await see(id))['cpf']).toBe(same.cpfCidadao);
  });

  test('the fichas of a merged record go to the survivor', async () => {
    const person = newPerson({ dataNascimentoCidadao: noon('1980-05-20') });
    const [first] = await apply({ on: '2026-08-01', person });
    const survivor = await register(desk.reception, {
      cpf: null,
      name: 'OUTRO NOME QUALQUER',
      motherName: person.nomeMaeCidadao,
    });
    await sql`update citizen set name = ${person.nomeCidadao}, birth_date = '1980-05-20' where id = ${survivor}`.execute(
      db(),
    );
    await sql`update citizen set status = 'merged', merged_into = ${survivor} where id = ${first?.citizenId}`.execute(
      db(),
    );
    const [line] = await apply({ on: '2026-09-01', person });
    expect(line).toMatchObject({ outcome: 'applied', citizenId: survivor });
  });
});

test('a dependent who comes before the responsible finds her when she comes', async () => {
  const head = newPerson();
  const child = newPerson({ statusEhResponsavel: false, cpfResponsavelFamiliar: head.cpfCidadao });
  const [first] = await apply({ on: '2026-08-01', person: child, social: { relacaoParentescoCidadao: 138 } });
  expect(await see(first?.citizenId)).toMatchObject({
    responsible: null,
    responsibleDocument: head.cpfCidadao,
    kinship: 138,
  });
  const [second] = await apply({ on: '2026-08-02', person: head });
  expect(await see(first?.citizenId)).toMatchObject({
    responsible: { id: second?.citizenId },
    responsibleDocument: null,
    kinship: 138,
  });
});

test('a responsible registered later at the desk, or who receives the number there, gets the dependents too', async () => {
  const cpf = generateCpf(9_610);
  const cns = generateCns(9_610);
  const numbers = { cpfResponsavelFamiliar: cpf, cnsResponsavelFamiliar: undefined };
  const byCpf = newPerson({ statusEhResponsavel: false, ...numbers });
  const byCns = newPerson({ statusEhResponsavel: false, cnsResponsavelFamiliar: cns });
  const social = { relacaoParentescoCidadao: 138 };
  const [one, other] = await apply(
    { on: '2026-08-01', person: byCpf, social },
    { on: '2026-08-01', person: byCns, social },
  );
  const head = await register(desk.reception, { cpf });
  expect(await see(one?.citizenId)).toMatchObject({
    responsible: { id: head },
    responsibleDocument: null,
    kinship: 138,
    updatedOrigin: 'registration',
  });
  expect((await see(other?.citizenId))['responsible']).toBeNull();
  const { version } = await see(head);
  const added = await desk.reception.call('POST', `/citizens/${head}/documents`, {
    kind: 'cns',
    number: cns,
    version,
  });
  expect(added.status).toBe(201);
  expect((await see(other?.citizenId))['responsible']).toMatchObject({ id: head });
});

test('who depends on another answers for nobody until the head of a family; a number of two finds no responsible', async () => {
  const dependent = { isResponsible: false, responsibleId: await register(desk.reception), kinship: 138 };
  const [own, shared] = [generateCpf(9_620), generateCpf(9_621)];
  const [alone, one] = [
    await register(desk.reception, { cpf: own, family: dependent }),
    await register(desk.reception, { cpf: shared, family: dependent }),
  ];
  const child = (cpf: string) => newPerson({ statusEhResponsavel: false, cpfResponsavelFamiliar: cpf });
  const [ofOwn, ofShared] = await apply(
    { on: '2026-08-01', person: child(own) },
    { on: '2026-08-01', person: child(shared) },
  );
  expect((await see(ofOwn?.citizenId))['responsible']).toBeNull();
  await register(desk.reception, { cpf: shared, acceptSharedDocument: { reason: 'CPF da mãe' } });
  for (const id of [alone, one]) {
    const { version } = await see(id);
    await desk.reception.call('PUT', `/citizens/${id}/family`, { version, isResponsible: true });
  }
  expect((await see(ofOwn?.citizenId))['responsible']).toMatchObject({ id: alone });
  expect(await see(ofShared?.citizenId)).toMatchObject({ responsible: null, responsibleDocument: shared });
});

describe('what is not applied', () => {
  test('a refusal is kept and registers nobody', async () => {
    const form = { statusTermoRecusaCadastroIndividualAtencaoBasica: true };
    const person = newPerson();
    const [alone, of] = await apply({ on: '2026-08-01', form }, { on: '2026-08-01', form, person });
    expect([alone?.outcome, of?.outcome]).toEqual(['applied', 'applied']);
    expect(await findRow(db(), sql`select 1 from citizen where cpf = ${person.cpfCidadao}`)).toBeUndefined();
    const { count } = await getRow<{ count: number }>(
      db(),
      sql`select count(*) as count from citizen_fci where refusal and uuid = any(${[alone?.uuid, of?.uuid]}::text[])`,
    );
    expect(count).toBe(2);
  });

  test('invalid, of another place, of a newer layout, of another model and unreadable are told apart', async () => {
    const bad = newPerson({ nomeCidadao: 'MARIA' });
    const elsewhere = await ficha({
      number: ++number,
      on: '2026-08-01',
      person: newPerson(),
      transport: { cnesDadoSerializado: '9999999' },
      form: {
        headerTransport: {
          profissionalCNS: '700000000000005',
          cboCodigo_2002: '515105',
          cnes: '9999999',
          dataAtendimento: noon('2026-08-01'),
          codigoIbgeMunicipio: '4205407',
        },
      },
    });
    const newer = await ficha({
      number: ++number,
      on: '2026-08-01',
      person: newPerson(),
      transport: { versao: { major: 99, minor: 0, revision: 0 } },
    });
    const invalid = await ficha({ number: ++number, on: '2026-08-01', person: bad });
    const lines = await applyBytes([invalid, elsewhere, newer, Buffer.from([1, 2, 3])]);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'held', 'unreadable']);
    expect(lines[0]?.reason).toContain('nomeCidadao');
    expect(lines[1]?.reason).toContain('de CNES 9999999, não está no cadastro de');
    // Refused for a unit that was unknown: once it is known, the same lot is applied.
    await sql`insert into unit (id, municipality_id, cnes, name, updated_at)
      values (uuid_v7(), ${desk.municipality.id}, '9999999', 'UBS NOVA', now())`.execute(db());
    expect((await applyBytes([elsewhere]))[0]?.outcome).toBe('applied');
  });
});
