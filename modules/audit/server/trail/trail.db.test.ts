import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  grant,
  signedIn,
  type TestMunicipality,
  type TestPerson,
} from '#apps/installation/testing-people';
import { getRow, rowsOf, sql } from '#platform/db/database';
import type { RouteOutput } from '#platform/contract/route';
import { withStoredFile } from '#platform/files/store';
import type { JobContext } from '#platform/jobs/job';
import { pdfText } from '#platform/testing/pdf-text';
import { runUseCase } from '#platform/usecase/run';
import type { AuditEvent } from '#platform/audit/append';
import type { generateTrail, listEvents, listTrails } from '../../contract.ts';
import { catalogue } from '#apps/installation/modules';
import { codesOf } from '../../catalogue/catalogue.ts';
import { officialTypes } from '../../contract/official-types.ts';
import { sealAll } from '../chain/seal.ts';
import { removeTrailsJob } from './jobs.ts';

type Events = RouteOutput<typeof listEvents>;
type Trail = RouteOutput<typeof generateTrail>;
type Trails = RouteOutput<typeof listTrails>;
type Fault = { code: string; detail: string; fields: Array<{ path: string; message: string }> };

let installation: TestInstallation;
let here: TestMunicipality;
let elsewhere: TestMunicipality;
let admin: Client;
let otherAdmin: Client;
let nurse: TestPerson;
let unit: string;

const DAY = '2027-03-10';
const period = `from=${DAY}&to=${DAY}`;
const noon = new Date(`${DAY}T15:00:00Z`);

beforeAll(async () => {
  installation = await startTestInstallation();
  installation.clock.set(noon);
  here = await buildMunicipality(installation, '4205407');
  elsewhere = await buildMunicipality(installation, '1200401', 'RIO CLARO');
  const [person, other] = [await buildPerson(installation), await buildPerson(installation)];
  await grant(installation, person, 'municipal-admin', here);
  await grant(installation, other, 'municipal-admin', elsewhere);
  nurse = await buildPerson(installation, { name: '=CMD()|ANA' });
  unit = await buildUnit(installation, here, '3127128');
  await buildLotacao(installation, { person: nurse, municipality: here, unitId: unit, cbo: '223505' });
  admin = await signedIn(installation, person);
  otherAdmin = await signedIn(installation, other);
}, 60_000);
afterAll(() => installation.close());

/** Events written by the nurse's address, in this municipality unless told. */
async function happened(event: AuditEvent, ip = '10.9.0.1', municipalityId: string | null = here.id) {
  const actor = { kind: 'person', professionalId: nurse.id, access: null } as const;
  await runUseCase(installation.platform, { actor, ip }, async ({ audit }) => {
    audit({ municipalityId, ...event });
  });
}

const find = async (query: string, client = admin) => {
  const answer = await client.call<Events>('GET', `/audit/events?${period}&${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
};
const typesOf = (events: Events) => events.rows.map((row) => row.type);

describe('filters', () => {
  beforeAll(async () => {
    await happened({
      type: 'profiles.changed',
      subject: { table: 'profile', id: nurse.id },
      fields: ['+importar-cnes'],
    });
    await happened({ type: 'settings.smtp-changed', details: { name: 'Hórus' } }, '10.9.0.2', null);
    await happened({
      type: 'health-network.professional-changed',
      subject: { table: 'professional', id: nurse.id },
    });
    await happened({ type: 'jobs.cancelled' }, '2001:DB8::1');
    await happened({ type: 'activation.activated' }, '10.9.0.1', elsewhere.id);
  });

  test('ADM-P04 type, user, record, id, address and details restrict alone and together', async () => {
    expect(typesOf(await find('types=5'))).toEqual(['profiles.changed']);
    expect(typesOf(await find('detail=horus'))).toEqual(['settings.smtp-changed']);
    expect(typesOf(await find('record=perfil'))).toEqual(['profiles.changed']);
    expect(typesOf(await find(`recordId=${nurse.id}&record=profissional&types=9`))).toEqual([
      'health-network.professional-changed',
    ]);
    expect(typesOf(await find(`recordId=${nurse.cpf}&types=9`))).toEqual([
      'health-network.professional-changed',
    ]);
    expect(typesOf(await find(`professionalId=${nurse.id}&ip=10.9.0.2`))).toEqual(['settings.smtp-changed']);
    expect(typesOf(await find('ip=2001:db8::/32'))).toEqual(['jobs.cancelled']);
    expect(typesOf(await find(`professionalId=${nurse.id}&types=5,9&ip=10.9.0.0/24`)).sort()).toEqual([
      'health-network.professional-changed',
      'profiles.changed',
    ]);
    expect(typesOf(await find('detail=horus&types=5'))).toEqual([]);
    // A wildcard is a sign like any other.
    expect(typesOf(await find('detail=%25%25%25&types=3'))).toEqual([]);
  });

  test('a text of the details is found page by page, the last page in all of the trail', async () => {
    // Looking is an event too, which holds the text looked for: told apart by its address.
    for (const place of [1, 2, 3, 4, 5]) {
      await happened({ type: 'jobs.cancelled', details: { step: `Anúbis ${place}` } }, '10.7.0.1');
      await happened({ type: 'jobs.cancelled', fields: [`toth ${place}`] }, '10.7.0.1');
    }
    const found: string[] = [];
    let after = '';
    for (let page = 1; page <= 3; page++) {
      const { rows, next, total } = await find(`detail=ANUBIS&ip=10.7.0.1&limit=2${after}`);
      expect([total.count, next === null]).toEqual([5, page === 3]);
      found.push(...rows.map((row) => row.detail));
      after = `&after=${next ?? ''}`;
    }
    expect(found.map((detail) => /Anúbis \d/.exec(detail)?.[0])).toEqual(
      [5, 4, 3, 2, 1].map((place) => `Anúbis ${place}`),
    );
    const short = await admin.call<Fault>('GET', `/audit/events?${period}&detail=an`);
    expect([short.status, short.body.fields[0]?.path]).toEqual([422, 'detail']);
  });

  test('ADM-P03 each type that exists can be told apart by its own filter', async () => {
    for (const { number, label } of officialTypes) {
      const code = codesOf(catalogue(), [number]).codes[0] ?? '';
      await happened({ type: code }, `10.8.0.${number}`);
      const { rows } = await find(`types=${number}&ip=10.8.0.0/24`);
      expect(rows.map((row) => [row.type, row.label, row.ip])).toEqual([[code, label, `10.8.0.${number}`]]);
    }
  });

  test('the period is of days of the municipality', async () => {
    const yesterday = await admin.call<Events>('GET', '/audit/events?from=2027-03-09&to=2027-03-09');
    expect(yesterday.body.rows).toEqual([]);
    // 01:30 UTC of the 11th is still the 10th at the coast, and so is 04:30 UTC in Acre.
    installation.clock.set(new Date('2027-03-11T01:30:00Z'));
    await happened({ type: 'activation.refused' });
    installation.clock.set(new Date('2027-03-11T04:30:00Z'));
    await happened({ type: 'activation.refused' }, '10.9.0.1', elsewhere.id);
    await happened({ type: 'activation.refused' });
    installation.clock.set(noon);
    expect(typesOf(await find('types=3')).filter((type) => type === 'activation.refused')).toHaveLength(1);
    const there = typesOf(await find('types=3', otherAdmin));
    expect(there.filter((type) => type === 'activation.refused')).toHaveLength(1);
  });

  test('ADM-P01 dates are mandatory, and an end before the beginning is refused', async () => {
    expect((await admin.call('GET', '/audit/events?from=2027-03-10')).status).toBe(400);
    for (const [query, path] of [
      ['from=2027-03-10&to=2027-03-09', 'to'],
      ['from=2027-02-30&to=2027-03-09', 'from'],
      [`${period}&types=99`, 'types'],
      [`${period}&record=nada`, 'record'],
      [`${period}&recordId=nada`, 'recordId'],
      [`${period}&ip=10.0.0.999`, 'ip'],
      [`${period}&ip=10.0.0.0/33`, 'ip'],
    ]) {
      const answer = await admin.call<Fault>('GET', `/audit/events?${query}`);
      expect([answer.status, answer.body.fields.map((field) => field.path)]).toEqual([422, [path]]);
    }
    const answer = await admin.call<Fault>('POST', '/audit/trails', { from: DAY, to: '2027-03-01' });
    expect(answer.status).toBe(422);
  });

  test('pages by key hold every event once', async () => {
    for (let n = 0; n < 7; n++) await happened({ type: 'scheduling.default-agenda-saved' }, '10.7.7.7');
    const seen: string[] = [];
    for (let after = '', page = 0; page < 10; page++) {
      const { rows, next, total } = await find(`ip=10.7.7.7&limit=3${after}`);
      expect(total).toEqual({ count: 7, capped: false });
      seen.push(...rows.map((row) => row.id));
      if (next === null) break;
      after = `&after=${next}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
    const bad = await admin.call<Fault>('GET', `/audit/events?${period}&after=zzz`);
    expect([bad.status, bad.body.code]).toEqual([400, 'cursor-invalid']);
  });
});

describe('whose trail', () => {
  test('ADM-A04 nothing of another municipality, its people, nor its files', async () => {
    const all = await find('limit=100', otherAdmin);
    expect(all.rows.some((row) => row.user.includes('ANA') && row.type !== 'settings.smtp-changed')).toBe(
      true,
    );
    expect(typesOf(all)).not.toContain('profiles.changed');
    expect(typesOf(all)).toContain('activation.activated');
    expect(typesOf(await find('limit=100'))).not.toContain('activation.activated');
    const mine = await admin.call<Trail>('POST', '/audit/trails', { from: DAY, to: DAY, format: 'csv' });
    expect((await otherAdmin.call('GET', `/audit/trails/${mine.body.id}/file`)).status).toBe(404);
    expect((await otherAdmin.call<Trails>('GET', '/audit/trails')).body.trails).toEqual([]);
    const people = await otherAdmin.call<{ people: unknown[] }>('GET', '/audit/people?search=ana');
    expect(people.body.people).toEqual([]);
    const own = await admin.call<{ people: unknown[] }>('GET', '/audit/people?search=ana');
    expect(own.body.people).toEqual([{ id: nurse.id, name: '=CMD()|ANA' }]);
    await finished(mine.body.id);
  });

  test('ADM-A03 PRF-06 neither a nurse nor the installer', async () => {
    const installer = await buildPerson(installation);
    await grant(installation, installer, 'installer');
    for (const person of [nurse, installer]) {
      const client = await signedIn(installation, person);
      expect((await client.call('GET', `/audit/events?${period}`)).status).toBe(403);
      expect((await client.call('POST', '/audit/trails', { from: DAY, to: DAY })).status).toBe(403);
    }
  });

  test('ADM-P02 a refused sign-in is seen by the municipality, with the CPF of the account', async () => {
    await installation.client().call('POST', '/session', { cpf: nurse.cpf, password: 'wrong1234' });
    const [row] = (await find('types=11')).rows;
    expect(row).toMatchObject({ label: 'Tentativa de autenticação sem sucesso', user: '=CMD()|ANA' });
    expect(row?.detail).toContain(`CPF ${nurse.cpf}`);
  });
});

describe('looking is written down', () => {
  beforeAll(() => installation.clock.set(new Date(noon.getTime() + 3_600_000)));

  test('ADM-P07 opening, generating and downloading, with period and filters, without documents of people', async () => {
    await find(`types=5,9&recordId=${nurse.cpf}&ip=10.9.0.1`);
    const trail = await admin.call<Trail>('POST', '/audit/trails', { from: DAY, to: DAY, types: '10' });
    await finished(trail.body.id);
    await admin.call('GET', `/audit/trails/${trail.body.id}/file`);
    const rows = await rowsOf<{ type: string; details: Record<string, string> | null }>(
      installation.platform.db,
      sql`select type, details from audit_event where type like 'audit.%' order by at desc, id desc limit 3`,
    );
    expect(rows.map((row) => row.type).sort()).toEqual([
      'audit.trail-downloaded',
      'audit.trail-requested',
      'audit.viewed',
    ]);
    expect(rows.find((row) => row.type === 'audit.viewed')?.details).toEqual({
      from: DAY,
      to: DAY,
      types: '5,9',
      recordId: nurse.id,
      ip: '10.9.0.1',
    });
    const detail = (await find('types=2')).rows.find((row) => row.type === 'audit.trail-requested')?.detail;
    expect(detail).toContain(
      'de: 10/03/2027; até: 10/03/2027; tipos de evento: Tentativa de autenticação com sucesso; arquivo: pdf',
    );
  });

  test('an event tells whether it is sealed', async () => {
    await sealAll(installation.platform);
    const { rows } = await find('types=5');
    expect(rows[0]?.seal).toBe('sealed');
    await happened({ type: 'profiles.created' });
    expect((await find('types=5')).rows[0]?.seal).toBe('waiting');
  });

  test.each(['0', '9223372036854775808', '3'])(
    'an event put there by SQL under transaction %s is shown as one that the program did not write',
    async (xid) => {
      const { db } = installation.platform;
      await sql`alter table audit_event disable trigger audit_event_own_transaction`.execute(db);
      await sql`insert into audit_event (at, type, actor_kind, municipality_id, ip, xid)
        values (${new Date(noon)}, 'profiles.created', 'system', ${here.id}, '10.6.6.6', ${xid}::text::xid8)`.execute(
        db,
      );
      await sql`alter table audit_event enable trigger audit_event_own_transaction`.execute(db);
      expect(new Set((await find('ip=10.6.6.6')).rows.map((row) => row.seal))).toEqual(new Set(['foreign']));
    },
  );
});

/** Waits for the file of a trail. */
async function finished(id: string): Promise<Trails['trails'][number]> {
  for (let tries = 0; tries < 100; tries++) {
    const { body } = await admin.call<Trails>('GET', '/audit/trails');
    const trail = body.trails.find((one) => one.id === id);
    if (trail && trail.status !== 'running') return trail;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the trail did not end');
}

describe('files', () => {
  test('ADM-P05 ADM-P10 PDF unless told, generated apart; CSV has the same rows', async () => {
    const pdf = await admin.call<Trail>('POST', '/audit/trails', { from: DAY, to: DAY });
    expect([pdf.status, pdf.body.format, pdf.body.status]).toEqual([202, 'pdf', 'running']);
    const { rows: inPdf } = await finished(pdf.body.id);
    const file = await admin.call('GET', `/audit/trails/${pdf.body.id}/file`);
    expect(file.headers['content-type']).toBe('application/pdf');
    expect(file.text.startsWith('%PDF-')).toBe(true);
    const printed = await printedText(pdf.body.id);
    expect(printed).toContain('MUNICÍPIODESERRACLARA');
    expect(printed).toContain(`${inPdf}eventos`);
    expect(printed.match(/10\/03\/2027\d\d:\d\d:\d\d/g)).toHaveLength(inPdf ?? 0);
    expect(printed).toMatch(new RegExp(`Profissional-=cmd\\(\\)\\|ana\\(${nurse.id}\\)`, 'i'));
    expect(file.headers['content-disposition']).toMatch(
      /trilha-de-auditoria_2027-03-10_2027-03-10_pec-aberto-.*\.pdf/,
    );

    const filters = { from: DAY, to: DAY, ip: '10.9.0.0/24' };
    const csv = await admin.call<Trail>('POST', '/audit/trails', { ...filters, format: 'csv' });
    const done = await finished(csv.body.id);
    const { text } = await admin.call('GET', `/audit/trails/${csv.body.id}/file`);
    const lines = text.replace('\ufeff', '').trimEnd().split('\r\n');
    expect(lines[0]).toBe(
      '"Evento";"Usuário gerador";"Registro afetado";"Componente gerador";"Detalhes do evento"',
    );
    expect(lines).toHaveLength((done.rows ?? 0) + 1);
    expect(lines[1]).toMatch(/^"10\/03\/2027 12:0\d:\d\d Configuração de perfil";"'=CMD\(\)\|ANA";/);
    expect(inPdf).toBeGreaterThan(done.rows ?? 0);
  });

  test('ADM-P06 the history drops trails and their files after seven days', async () => {
    const trail = await admin.call<Trail>('POST', '/audit/trails', { from: DAY, to: DAY, format: 'csv' });
    await finished(trail.body.id);
    installation.clock.advance(7 * 86_400_000 + 60_000);
    // The session ended meanwhile: the history is asked for anew.
    const later = await signedIn(installation, await newAdmin());
    expect((await later.call<Trails>('GET', '/audit/trails')).body.trails).toEqual([]);
    expect((await later.call('GET', `/audit/trails/${trail.body.id}/file`)).status).toBe(404);
    const job: Partial<JobContext> = { platform: installation.platform };
    // The installation's own worker may have been first: what counts is that nothing is left.
    await removeTrailsJob.run(job as JobContext, {});
    const left = await getRow<{ files: number }>(
      installation.platform.db,
      sql`select count(*)::int as files from stored_file where name like 'trilha%'`,
    );
    expect(left.files).toBe(0);
    installation.clock.set(noon);
  });
});

/** What the file of a trail in PDF shows, without blanks: lines are broken where a cell ends. */
async function printedText(id: string): Promise<string> {
  const { fileId } = await getRow<{ fileId: string }>(
    installation.platform.db,
    sql`select file_id as "fileId" from audit_trail where id = ${id}`,
  );
  return withStoredFile(installation.platform, fileId, async (path) =>
    pdfText(await readFile(path)).replaceAll(/\s/g, ''),
  );
}

/** Takes over the municipality. */
async function newAdmin(): Promise<TestPerson> {
  const { db } = installation.platform;
  await sql`update administrative_access set active = false, inactivated_at = now()
    where municipality_id = ${here.id}`.execute(db);
  const person = await buildPerson(installation);
  await grant(installation, person, 'municipal-admin', here);
  return person;
}
