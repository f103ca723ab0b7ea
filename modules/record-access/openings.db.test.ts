import { generateCns } from '@pec-aberto/brazil';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import {
  buildLotacao,
  buildPerson,
  buildUnit,
  giveProfiles,
  signedIn,
} from '#apps/installation/testing-people';
import { catalogue } from '#apps/installation/modules';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { type Desk, openDesk, register } from '#modules/citizens/test/desk';
import { fillEarlierOpenings } from './index.ts';

let desk: Desk;
let id: string;
beforeAll(async () => {
  desk = await openDesk();
  id = await register(desk.reception, { name: 'BEATRIZ SOUZA', email: 'bia@exemplo.org' });
}, 60_000);
afterAll(() => desk.close());

type Refusal = { code: string; fields?: Array<{ path: string; message: string }> };
const open = (justification: string, citizen = id) =>
  desk.doctor.call<Refusal>('POST', `/citizens/${citizen}/openings`, { justification });
const history = () => desk.doctor.call<Refusal>('GET', `/citizens/${id}/history`);

describe('the clinical record outside care', () => {
  test('CIT-12 without a justification, or with more than 500 characters, it stays closed; with one, the trail keeps user, text and time', async () => {
    expect([(await history()).status, (await history()).body.code]).toEqual([403, 'justification-required']);
    for (const bad of [
      '',
      '   ',
      'x'.repeat(501),
      'ver \u202eodut',
      'Busca ativa:',
      'resultado de exame. ',
    ]) {
      const answer = await open(bad);
      expect([bad, answer.status, answer.body.fields?.[0]?.path]).toEqual([bad, 422, 'justification']);
    }
    expect((await history()).status).toBe(403);

    const text = `Resultado de exame.\n${'x'.repeat(400)}`;
    expect((await open(text)).status).toBe(201);
    expect((await history()).status).toBe(200);
    const event = await getRow<Record<string, unknown>>(
      desk.installation.platform.db,
      sql`select p.name, e.details->>'reason' as reason, e.at > now() - interval '5 minutes' as recent
        from audit_event e join professional p on p.id = e.professional_id
        where e.subject_id = ${id} and e.type = 'citizens.chart-opened'`,
    );
    expect(event).toEqual({ name: 'PAULO MEDICO', reason: text, recent: true });
  });

  test('the justification is of one person, one access and one day', async () => {
    const access = async (client = desk.doctor) =>
      (await client.call<{ open: boolean }>('GET', `/citizens/${id}/chart-access`)).body.open;
    expect(await access()).toBe(true);
    expect(await access(await desk.join('medico', 'OUTRA MEDICA'))).toBe(false);
    await sql`update citizen_opening set at = at - interval '24 hours'`.execute(
      desk.installation.platform.db,
    );
    expect(await access()).toBe(false);
  });

  test('the reception opens no clinical record; nobody opens that of nobody', async () => {
    expect((await desk.reception.call('GET', `/citizens/${id}/chart-access`)).status).toBe(403);
    expect((await desk.reception.call('GET', `/citizens/${id}/history`)).status).toBe(403);
    expect((await open('Discussão em equipe: caso', uuidV7())).status).toBe(404);
  });
});

describe('a citizen who refuses to share', () => {
  let elsewhere: Client;
  beforeAll(async () => {
    const { installation, municipality } = desk;
    const unitId = await buildUnit(installation, municipality, OTHER_CNES);
    const person = await buildPerson(installation, { name: 'MEDICO DE LA' });
    const lotacao = await buildLotacao(installation, { person, municipality, unitId, cbo: '225142' });
    await giveProfiles(installation, lotacao, ['medico']);
    elsewhere = await signedIn(installation, person);
  });
  const OTHER_CNES = '2077485';
  /** What each entry point answers: code of the refusal, or the status. */
  const entryPoints = async (client: Client, citizen: string) => {
    const said = ({ status, body }: { status: number; body: Refusal }) =>
      status === 403 ? body.code : status;
    const justification = 'Resultado de exame alterado';
    return [
      said(await client.call<Refusal>('GET', `/citizens/${citizen}/history`)),
      said(await client.call<Refusal>('POST', `/citizens/${citizen}/openings`, { justification })),
      said(await client.call<Refusal>('GET', `/citizens/${citizen}/history`)),
    ];
  };
  const OPEN = ['justification-required', 201, 200];
  const CLOSED = ['sharing-refused', 'sharing-refused', 'sharing-refused'];
  const produce = (citizen: string, outcome: string, cnes: string) =>
    sql`insert into citizen_fci (id, uuid, citizen_id, outcome, unit_cnes, layout_version, bytes, received_at)
      values (uuid_v7(), ${uuidV7()}, ${citizen}, ${outcome}, ${cnes}, '8.7.0', '', now())`.execute(
      desk.installation.platform.db,
    );

  test('the unit of the team responsible opens the record; others do not, whatever they write', async () => {
    const team = { automatic: false, teamId: desk.teams[0] };
    const citizen = await register(desk.reception, { team, sharingRefused: true });
    expect(await entryPoints(desk.doctor, citizen)).toEqual(OPEN);
    expect(await entryPoints(elsewhere, citizen)).toEqual(CLOSED);
    const { body } = await elsewhere.call('GET', `/citizens/${citizen}/chart-access`);
    expect(body).toMatchObject({ open: false, hidden: expect.stringContaining('desativou') });
    // The registration is no clinical record.
    expect((await elsewhere.call('GET', `/citizens/${citizen}`)).status).toBe(200);
  });

  test('a refusal closes what was opened before it on the same day', async () => {
    const citizen = await register(desk.reception);
    expect(await entryPoints(elsewhere, citizen)).toEqual(OPEN);
    await desk.reception.call('PUT', `/citizens/${citizen}/sharing`, { refused: true, version: 1 });
    expect(await entryPoints(elsewhere, citizen)).toEqual(CLOSED);
    await desk.reception.call('PUT', `/citizens/${citizen}/sharing`, { refused: false, version: 2 });
    expect((await elsewhere.call('GET', `/citizens/${citizen}/history`)).status).toBe(200);
  });

  test.each([
    ['applied', OPEN],
    ['older', OPEN],
    ['review', CLOSED],
    ['refused', CLOSED],
  ])('a unit whose ficha is %s', async (outcome, expected) => {
    const citizen = await register(desk.reception, { sharingRefused: true });
    await produce(citizen, outcome, OTHER_CNES);
    expect(await entryPoints(elsewhere, citizen)).toEqual(expected);
    // Nobody is responsible, and this unit wrote nothing.
    expect(await entryPoints(desk.doctor, citizen)).toEqual(CLOSED);
  });
});

describe('who opened the record', () => {
  type Opening = { professional: string; what: string; justification: string | null; unit: string };
  type Page = { rows: Opening[]; next: string | null; total: { count: number } };

  test('the coordination sees who looked at registration and record, page by page; the reception does not', async () => {
    await desk.reception.call('GET', `/citizens/${id}`);
    await desk.doctor.call('GET', `/citizens/${id}`);
    await open('Pedido do cidadão: segunda via');
    expect((await desk.reception.call('GET', `/citizens/${id}/openings`)).status).toBe(403);
    const all: Opening[] = [];
    let after = '';
    do {
      const { body } = await desk.coordinator.call<Page>('GET', `/citizens/${id}/openings?limit=2${after}`);
      expect(body.total.count).toBe(5);
      all.push(...body.rows);
      after = body.next === null ? '' : `&after=${encodeURIComponent(body.next)}`;
    } while (after !== '');
    expect(all.map(({ professional, what }) => [professional, what])).toEqual([
      ['PAULO MEDICO', 'Abertura do prontuário'],
      ['PAULO MEDICO', 'Cadastro'],
      ['RENATA RECEPCAO', 'Cadastro'],
      ['PAULO MEDICO', 'Histórico do prontuário'],
      ['PAULO MEDICO', 'Abertura do prontuário'],
    ]);
    expect(all[0]).toMatchObject({
      justification: 'Pedido do cidadão: segunda via',
      unit: 'UBS JARDIM DAS ACÁCIAS',
    });
  });

  test('every way of looking at the data is in the list, by its name', async () => {
    const seen = await register(desk.reception, { name: 'CLARA VISTA' });
    const { coordinator } = desk;
    const ways = ['', '/summary', '/revisions', '/family', '/export?format=csv', '/lgpd-report', '/openings'];
    for (const way of ways)
      expect((await coordinator.call('GET', `/citizens/${seen}${way}`)).status).toBe(200);
    await open('Pedido da paciente', seen);
    desk.installation.clock.advance(120_000);
    await desk.doctor.call('GET', `/citizens/${seen}/history`);
    const { body } = await coordinator.call<Page>('GET', `/citizens/${seen}/openings`);
    expect(body.rows.map(({ what }) => what)).toEqual([
      'Histórico do prontuário',
      'Abertura do prontuário',
      'Relatório do titular',
      'Exportação do cadastro',
      'Família',
      'Alterações do cadastro',
      'Resumo na busca',
      'Cadastro',
    ]);
    // What the trail knows of her and the list leaves out changes her record, or looks at those who looked.
    const types = await rowsOf<{ type: string }>(
      desk.installation.platform.db,
      sql`select distinct type from audit_event where subject_id = ${seen}`,
    );
    const left = types.map(({ type }) => type).filter((type) => !catalogue().looks.has(type));
    expect(left.toSorted()).toEqual([
      'citizens.chart-opened',
      'citizens.created',
      'citizens.openings-viewed',
    ]);
  });

  test('an opening counts once, though its pages read the record again', async () => {
    const { coordinator, doctor, installation } = desk;
    const seen = await register(desk.reception, { name: 'DALVA UMA VEZ' });
    const whats = async () =>
      (await coordinator.call<Page>('GET', `/citizens/${seen}/openings`)).body.rows.map(({ what }) => what);
    await doctor.call('GET', `/citizens/${seen}`);
    await doctor.call('GET', `/citizens/${seen}`);
    await open('Pedido da paciente', seen);
    await doctor.call('GET', `/citizens/${seen}/history`);
    await doctor.call('GET', `/citizens/${seen}/history`);
    expect(await whats()).toEqual(['Abertura do prontuário', 'Cadastro']);
    await coordinator.call('GET', `/citizens/${seen}`);
    installation.clock.advance(120_000);
    await doctor.call('GET', `/citizens/${seen}`);
    expect(await whats()).toEqual(['Cadastro', 'Cadastro', 'Abertura do prontuário', 'Cadastro']);
  });

  test('who looked at a registration that was joined into another is told of the one that stays', async () => {
    const { coordinator, installation } = desk;
    const [stays, goes] = [await register(desk.reception), await register(desk.reception)];
    await desk.doctor.call('GET', `/citizens/${goes}`);
    await desk.reception.call('GET', `/citizens/${stays}`);
    await sql`update citizen set status = 'merged', merged_into = ${stays} where id = ${goes}`.execute(
      installation.platform.db,
    );
    const { body } = await coordinator.call<Page>('GET', `/citizens/${stays}/openings`);
    expect(body.rows.map(({ professional }) => professional)).toEqual(['RENATA RECEPCAO', 'PAULO MEDICO']);
    const report = await coordinator.call('GET', `/citizens/${stays}/lgpd-report`);
    expect(report.body).toMatchObject({
      kept: expect.arrayContaining([
        { what: 'Cadastros já unificados', count: 1 },
        { what: 'Alterações do cadastro', count: 2 },
      ]),
      sources: [{ author: 'RENATA RECEPCAO' }, { author: 'RENATA RECEPCAO' }],
      openings: [
        { professional: 'COORDENADORA DIAS', what: 'Relatório do titular' },
        { professional: 'RENATA RECEPCAO', what: 'Cadastro' },
        { professional: 'PAULO MEDICO', what: 'Cadastro' },
      ],
    });
    type Changes = { rows: Array<{ joined: string | null; version: number }>; next: string | null };
    const changes = (after = '') =>
      coordinator.call<Changes>('GET', `/citizens/${stays}/revisions?limit=1${after}`);
    const first = (await changes()).body;
    const second = (await changes(`&after=${encodeURIComponent(first.next ?? '')}`)).body;
    const { name } = (await coordinator.call<{ name: string }>('GET', `/citizens/${goes}`)).body;
    expect([...first.rows, ...second.rows]).toMatchObject([
      { version: 1, joined: name },
      { version: 1, joined: null },
    ]);
    expect(second.next).toBeNull();
  });

  test('looks in an installation whose base came here are told, with those of here; at its own place each once', async () => {
    const { coordinator, doctor, installation } = desk;
    const { db } = installation.platform;
    const seen = await register(desk.reception, { name: 'ELZA DE OUTRA BASE' });
    await doctor.call('GET', `/citizens/${seen}`);
    const fill = () => db.transaction().execute((tx) => fillEarlierOpenings(tx, catalogue()));
    expect(await fill()).toBeGreaterThan(0);
    expect(await fill()).toBe(0);
    const told = async () => {
      const { body } = await coordinator.call<Page>('GET', `/citizens/${seen}/openings`);
      const { rows, total } = body;
      return [
        total.count,
        ...rows.map(({ professional, what, unit }) => `${professional}: ${what}, ${unit}`),
      ];
    };
    const here = 'PAULO MEDICO: Cadastro, UBS JARDIM DAS ACÁCIAS';
    expect(await told()).toEqual([1, here]);
    // As a unification brings it from another installation.
    await sql`insert into earlier_opening (id, citizen_id, at, type, professional_id, access_id)
      select uuid_v7(), citizen_id, at - interval '1 month', 'citizens.summarised', professional_id, access_id
      from earlier_opening where citizen_id = ${seen}`.execute(db);
    const there = 'PAULO MEDICO: Resumo na busca, UBS JARDIM DAS ACÁCIAS';
    expect(await told()).toEqual([2, here, there]);
    const report = await coordinator.call('GET', `/citizens/${seen}/lgpd-report`);
    expect(report.body).toMatchObject({
      openings: [{ what: 'Relatório do titular' }, { what: 'Cadastro' }, { what: 'Resumo na busca' }],
    });
  });

  test('the report counts what every room keeps of the person', async () => {
    const [one, other] = [await register(desk.reception), await register(desk.reception)];
    await sql`insert into citizen_review (id, kind, citizen_id, other_id, origin, created_at)
      values (uuid_v7(), 'shared-document', ${other}, ${one}, 'registration', now())`.execute(
      desk.installation.platform.db,
    );
    // Of another room.
    await sql`insert into citizen_merge (id, survivor_id, at, actor_kind, choices, citizens_before, documents_before,
        survivor_version, pointing)
      values (uuid_v7(), ${one}, now(), 'person', '{}', '[]', '[]', 2, '{}')`.execute(
      desk.installation.platform.db,
    );
    type Report = { kept: Array<{ what: string }> };
    const { body } = await desk.coordinator.call<Report>('GET', `/citizens/${one}/lgpd-report`);
    expect(body.kept.map(({ what }) => what)).toEqual([
      'Documentos',
      'Alterações do cadastro',
      'Conferências de números e nomes',
      'Unificações anteriores',
    ]);
  });

  test('a number that was taken off is in the report, and is said to be', async () => {
    const one = await register(desk.reception, { cns: generateCns(55_001, 1) });
    type View = { documents: Array<{ id: string; kind: string }> };
    const { body: seen } = await desk.reception.call<View>('GET', `/citizens/${one}`);
    const card = seen.documents.find(({ kind }) => kind === 'cns');
    const gone = await desk.reception.call('DELETE', `/citizens/${one}/documents/${card?.id}`);
    expect(gone.status).toBeLessThan(300);
    type Report = { blocks: Array<{ lines: Array<{ label: string; value: string }> }> };
    const { body } = await desk.coordinator.call<Report>('GET', `/citizens/${one}/lgpd-report`);
    const told = body.blocks.flatMap(({ lines }) => lines).find(({ label }) => label === 'Documentos');
    expect(told?.value.split('; ').toSorted()).toEqual([
      expect.stringMatching(/^CNS [\d ]+ \(retirado\)$/),
      expect.stringMatching(/^CPF [\d.-]+$/),
    ]);
  });

  test('the report for the citizen says what is kept, from where, and who opened; asking for it is audited', async () => {
    type Report = { blocks: Array<{ title: string; lines: Array<{ label: string; value: string }> }> };
    expect((await desk.doctor.call('GET', `/citizens/${id}/lgpd-report`)).status).toBe(403);
    const { body } = await desk.coordinator.call<Report>('GET', `/citizens/${id}/lgpd-report`);
    expect(body).toMatchObject({
      installation: 'SERRA CLARA',
      citizen: { id, name: 'BEATRIZ SOUZA' },
      kept: expect.arrayContaining([{ what: 'Justificativas de acesso', count: 2 }]),
      sources: [{ author: 'RENATA RECEPCAO', origin: 'Cadastro do cidadão' }],
      openings: expect.arrayContaining([
        expect.objectContaining({ professional: 'PAULO MEDICO', what: 'Abertura do prontuário' }),
      ]),
      openingsCapped: false,
    });
    const lines = body.blocks.flatMap((block) => block.lines.map(({ label, value }) => `${label}: ${value}`));
    expect(lines).toEqual(
      expect.arrayContaining([
        'Sexo: Feminino',
        'Município de nascimento: Florianópolis',
        'Telefone celular: (48) 99000-1234',
        'E-mail: bia@exemplo.org',
        expect.stringMatching(/^Documentos: CPF \d{3}\./),
      ]),
    );
    const event = await getRow<{ count: number }>(
      desk.installation.platform.db,
      sql`select count(*) as count from audit_event where subject_id = ${id} and type = 'citizens.lgpd-report'`,
    );
    expect(event.count).toBe(1);
  });
});
