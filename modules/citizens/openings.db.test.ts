import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { looks } from '#modules/audit/index';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { type Desk, openDesk, register } from './test/desk.ts';

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
    for (const bad of ['', '   ', 'x'.repeat(501), 'ver \u202eodut']) {
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
    expect((await open('Discussão em equipe', uuidV7())).status).toBe(404);
  });
});

describe('who opened the record', () => {
  type Opening = { professional: string; what: string; justification: string | null; unit: string };
  type Page = { rows: Opening[]; next: string | null; total: { count: number } };

  test('the coordination sees who looked at registration and record, page by page; the reception does not', async () => {
    await desk.reception.call('GET', `/citizens/${id}`);
    await desk.doctor.call('GET', `/citizens/${id}`);
    await open('Pedido do cidadão');
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
    expect(all[0]).toMatchObject({ justification: 'Pedido do cidadão', unit: 'UBS JARDIM DAS ACÁCIAS' });
  });

  test('every way of looking at the data is in the list, by its name', async () => {
    const seen = await register(desk.reception, { name: 'CLARA VISTA' });
    const { coordinator } = desk;
    const ways = ['', '/summary', '/revisions', '/family', '/export?format=csv', '/lgpd-report', '/openings'];
    for (const way of ways)
      expect((await coordinator.call('GET', `/citizens/${seen}${way}`)).status).toBe(200);
    await open('Pedido da paciente', seen);
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
    const left = types.map(({ type }) => type).filter((type) => !looks.has(type));
    expect(left.toSorted()).toEqual([
      'citizens.chart-opened',
      'citizens.created',
      'citizens.openings-viewed',
    ]);
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
