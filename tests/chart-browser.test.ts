import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfPages } from '#platform/testing/pdf-text';
import { someone } from '../modules/citizens/test/desk.ts';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { attended, begun, visitOf } from './support/attended.ts';
import { query } from './support/base.ts';
import { Client } from './support/client.ts';
import { PASSWORD } from './support/installation.ts';
import { Looks } from './support/looks.ts';

let work: AtWork;
let physician = '';
let desk: Client;
const looks = new Looks();

beforeAll(async () => {
  work = await startAtWork({ holds: 'network' });
  const [one] = await query<{ cpf: string }>(
    work.dataDir,
    `select p.cpf from lotacao l join professional p on p.id = l.professional_id
      where l.cbo like '2251%' and l.active and p.cpf is not null and l.team_id is not null
      group by p.id having count(*) = 1 order by p.name limit 1`,
  );
  physician = one?.cpf ?? '';
  await work.giveLogin(physician);
  desk = await new Client(work.url).signIn(physician, PASSWORD);
});
afterAll(() => work.release());

const register = async (change: Parameters<typeof someone>[0] = {}) =>
  (await desk.post<{ id: string }>('/citizens', someone(change))).id;

const visit = (citizenId: string, change?: object) => attended(desk, citizenId, change);

/** Opens a page of the record, with the justification that it asks for. */
async function openChart(id: string, part: string): Promise<Page> {
  const page = await work.open(`/cidadao/${id}/${part}`, { who: physician });
  const dialog = page.getByRole('dialog', { name: /^Por que você vai abrir este prontuário/ });
  await dialog.waitFor();
  await dialog.getByRole('textbox', { name: 'Justificativa' }).fill('Busca ativa: vacina atrasada');
  await dialog.getByRole('button', { name: 'Abrir prontuário' }).click();
  await dialog.waitFor({ state: 'detached' });
  return page;
}
const card = (page: Page, title: string) =>
  page.locator('section.card').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

describe('the chart', () => {
  it('ENC-17 nothing of it is shown before the justification, and the front sheet tells all after it', async () => {
    const id = await register({ name: 'MARIA APARECIDA NUNES', sex: 1, birthDate: '1960-03-12' });
    await visit(id);
    await visit(id, {
      objective: {
        measured: { systolic: 140, diastolic: 90, weight: 71, capillaryGlucose: 148, glucoseMoment: 0 },
      },
      assessment: { problems: [{ ciap2: 'T90', listed: { state: 0, startedOn: '2022-05' } }] },
      antecedents: {},
    });
    const page = await openChart(id, 'folha-de-rosto');
    await card(page, 'Lista de problemas/condições').getByText('K86').waitFor();
    const told = async (title: string) => (await card(page, title).innerText()).replaceAll(/\s+/g, ' ');
    expect(await told('Lista de problemas/condições')).toMatch(/2 ativos.*há 4 anos.*T90.*há 9 anos.*K86/);
    expect(await told('Alergias/Reações adversas')).toMatch(
      /Dipirona urticária, angioedema · desde 2019.*Crit\. alta/,
    );
    expect(await told('Medicamentos')).toMatch(/Losartana.*contínuo/);
    expect(await told('Medições')).toMatch(/140\/90 mmHg.*HA estágio 1.*IMC/);
    expect(await told('Antecedentes')).toMatch(/gestas 3, partos 3.*Colecistectomia em 2011.*Mãe/);
    expect(await told('Últimos contatos')).toMatch(/Consulta.*T90.*Consulta.*K86/);
    await page.getByRole('button', { name: 'Ver anteriores' }).click();
    await page
      .getByRole('table', { name: /Medições de pressão arterial/ })
      .getByText('156/98 mmHg')
      .waitFor();

    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('l');
    const dialog = page.getByRole('dialog', { name: 'Incluir lembrete' });
    await dialog
      .getByRole('textbox', { name: 'Lembrete' })
      .fill('Mora sozinha; a filha organiza os remédios.');
    await page.keyboard.press('Control+s');
    await dialog.waitFor({ state: 'detached' });
    await card(page, 'Lembretes').getByText('Mora sozinha').waitFor();
    await looks.at(page, 'folha-de-rosto');
    await page.getByRole('link', { name: 'Lembretes' }).click();
    await page.getByRole('button', { name: /^Encerrar lembrete/ }).click();
    await card(page, 'Encerrados').getByText('Mora sozinha').waitFor();
    await looks.at(page, 'lembretes');
  });

  it('ENC-23 a problem that was resolved stands among the antecedents, with its evolutions', async () => {
    const id = await register({ name: 'JOSEFA DAS DORES', sex: 1, birthDate: '1980-01-20' });
    await visit(id);
    await visit(id, {
      assessment: { problems: [{ ciap2: 'K86', listed: { state: 0, startedOn: '2017' } }] },
      antecedents: {},
    });
    const [problem] = await query<{ id: string }>(
      work.dataDir,
      `select id from problem where citizen_id = '${id}'`,
    );
    await visit(id, {
      assessment: {
        problems: [
          { problemId: problem?.id, listed: { state: 2, startedOn: '2017', endedOn: '2020-04-30' } },
        ],
      },
      antecedents: {},
    });
    const page = await openChart(id, 'problemas');
    await page.getByText('Nenhum problema ativo ou latente').waitFor();
    await page.getByRole('button', { name: /^Resolvidos/ }).click();
    await page.getByRole('button', { name: /^Histórico de .*hipertens/i }).click();
    const dialog = page.getByRole('dialog', { name: /^Histórico de/ });
    await dialog.getByText('3ª anotação').waitFor();
    expect(await dialog.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^Resolvido, início em 2017, fim em 30\/04\/2020/),
      expect.stringMatching(/^Ativo/),
      expect.stringMatching(/^Ativo/),
    ]);
    await looks.at(page, 'problemas-historico');
    await page.keyboard.press('Escape');
    await looks.at(page, 'problemas');
    await page.getByRole('link', { name: 'Antecedentes' }).click();
    await card(page, 'Problemas resolvidos').getByText('até 30/04/2020').waitFor();
    await card(page, 'Informações obstétricas').getByText('Cesáreas').waitFor();
    await looks.at(page, 'antecedentes');
  });

  it('ENC-23 in a visit a resolved problem is reopened from the list of the record, and ends as its next evolution', async () => {
    const id = await register({ name: 'IRACEMA LOPES', sex: 1, birthDate: '1980-01-20' });
    await visit(id, {
      assessment: {
        problems: [{ ciap2: 'K86', listed: { state: 2, startedOn: '2017', endedOn: '2020-04-30' } }],
      },
      antecedents: {},
    });
    const encounter = await begun(desk, id);
    const page = await work.open(`/atendimento/${encounter.id}`, { who: physician });
    await page.getByLabel('O que o cidadão relata').fill('Pressão alta outra vez.');
    await page.getByText('Problemas resolvidos (1)').click();
    await page.getByRole('button', { name: /^Reabrir .*hipertens/i }).waitFor();
    await looks.at(page, 'atendimento-problemas-resolvidos');
    await page.getByRole('link', { name: 'Problemas e alergias' }).click();
    await page.getByRole('button', { name: /^Resolvidos/ }).click();
    await looks.at(page, 'atendimento-problemas');
    await page.getByRole('link', { name: /^Reabrir .*hipertens/i }).click();
    const rows = page.getByRole('list', { name: 'Problemas avaliados' }).getByRole('listitem');
    await rows.getByLabel('Situação').waitFor();
    expect(await rows.getByLabel('Situação').inputValue()).toBe('0');
    await expect.poll(() => page.locator(':focus').getAttribute('name')).toMatch(/listed\.state$/);
    expect(await page.getByLabel('O que o cidadão relata').inputValue()).toBe('Pressão alta outra vez.');
    await looks.at(page, 'atendimento-reaberto');
    await page.reload();
    await rows.getByLabel('Situação').waitFor();
    expect(await rows.count()).toBe(1);
    await page.getByRole('button', { name: 'Retorno para consulta agendada' }).click();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/lista-de-atendimentos/);
    const told = await query<{ sequence: number; state: number }>(
      work.dataDir,
      `select v.sequence, v.state from problem_evolution v join problem p on p.id = v.problem_id
        where p.citizen_id = '${id}' order by v.sequence`,
    );
    expect(told).toEqual([
      { sequence: 1, state: 2 },
      { sequence: 2, state: 0 },
    ]);
    const record = await openChart(id, 'problemas');
    await record.getByRole('button', { name: /^Histórico de .*hipertens/i }).click();
    await record
      .getByRole('dialog', { name: /^Histórico de/ })
      .getByText('Reaberto, Ativo')
      .waitFor();
    await looks.at(record, 'problemas-reaberto');
  });

  it('an allergy that another visit changed meanwhile is not written over: who is late is told and sees both', async () => {
    const id = await register({ name: 'ZULMIRA CASTRO', sex: 1, birthDate: '1970-01-01' });
    await visit(id);
    const { id: late } = await begun(desk, id);
    const page = await work.open(`/atendimento/${late}`, { who: physician });
    const change = async (certainty: string) => {
      await page.getByRole('button', { name: 'Editar Dipirona', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Editar alergia' });
      await dialog.getByLabel('Grau de certeza').selectOption(certainty);
      await dialog.getByRole('button', { name: /^Salvar/ }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await change('Refutado');
    // Another page, which knew the same.
    const [allergy] = await query<{ id: string }>(
      work.dataDir,
      `select id from chart_entry where citizen_id = '${id}' and kind = 'alergia'`,
    );
    const again = await desk.post<{ id: string }>('/list-entries', {
      citizenId: id,
      lotacaoId: null,
      teamId: null,
      serviceTypes: [],
      confirmed: ['listed'],
    });
    const other = await desk.post<{ id: string; day: string }>('/encounters', {
      entryId: again.id,
      care: 'atendimento',
    });
    await desk.post(
      `/encounters/${other.id}/finish`,
      visitOf(other.day, {
        assessment: {
          problems: [{ ciap2: 'K86' }],
          allergies: [
            {
              id: allergy?.id,
              revisions: 1,
              category: 'medicamento',
              agent: 'Dipirona',
              criticality: 'alta',
              certainty: 'suspeito',
            },
          ],
        },
        antecedents: {},
      }),
    );
    const problem = page.getByRole('checkbox', { name: /Hipertensão/ });
    await problem.check();
    await page.getByRole('button', { name: 'Retorno para consulta agendada' }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Este registro foi alterado em outro atendimento.').first().waitFor();
    await page.getByText('Na lista agora:').getByText('Suspeito').waitFor();
    await looks.at(page, 'atendimento-alergia-alterada');
    await change('Refutado');
    await problem.uncheck();
    await problem.check();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/lista-de-atendimentos/);
    const told = await query<{ certainty: string }>(
      work.dataDir,
      `select content ->> 'certainty' as certainty from chart_entry_revision where entry_id = '${allergy?.id}' order by sequence`,
    );
    expect(told.map(({ certainty }) => certainty)).toEqual(['confirmado', 'suspeito', 'refutado']);
  });

  it('the history shows one by whole, filters, and prints those that were chosen by the keyboard', async () => {
    const id = await register({ name: 'ADELAIDE MOTA', sex: 1, birthDate: '1975-07-02' });
    const ids = [
      await visit(id),
      await visit(id, { assessment: { problems: [{ ciap2: 'T90' }] }, antecedents: {} }),
    ];
    const page = await openChart(id, 'historico');
    await page.getByText('(T90)').waitFor();
    await looks.at(page, 'historico');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    const print = page.getByRole('link', { name: 'Imprimir os 2 escolhidos' });
    const pdf = await page.request.get(`${work.url}${await print.getAttribute('href')}`);
    expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect(await print.getAttribute('href')).toContain(ids[0]);
    await page.keyboard.press('Enter');
    const whole = page.getByRole('dialog', { name: 'Consulta' });
    await whole.getByText('Cefaleia há 3 dias.').waitFor();
    await whole.getByText('156/98 mmHg').waitFor();
    await looks.at(page, 'historico-atendimento');
    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    const filters = page.getByRole('dialog', { name: 'Filtros' });
    await filters.getByLabel('Tipo').selectOption('Cadastro individual');
    await filters.getByRole('button', { name: 'Ver lista' }).click();
    await page.getByText('Nenhum registro com estes filtros').waitFor();
  });

  it('the papers of a finished visit are printed again from its whole, each recipe by itself, on A5 too', async () => {
    const id = await register({ name: 'DALVA PIRES', sex: 1, birthDate: '1968-02-11' });
    const { id: encounterId, day } = await begun(desk, id);
    const [losartan] = visitOf(day).plan.prescribed;
    const plan = {
      prescribed: [losartan, { ...losartan, name: 'Clonazepam 2 mg, comprimido', recipe: 'azul' }],
      examRequests: [{ costly: false, exams: [{ code: '0202010503' }], justification: 'Diabetes' }],
      referrals: { kinds: ['caps'], specialised: [] },
      certificates: [{ model: 'padrao', day, time: '10:30', days: 3 }],
      guidance: ['Medir a pressão em casa.'],
    };
    await desk.post(`/encounters/${encounterId}/finish`, visitOf(day, { plan }));
    const page = await openChart(id, 'historico');
    await page.getByRole('button', { name: /^Ver Consulta de/ }).click();
    const whole = page.getByRole('dialog', { name: 'Consulta' });
    const papers = whole.getByRole('region', { name: 'Documentos deste atendimento' });
    await papers.getByRole('link', { name: 'Imprimir orientações' }).waitFor();
    const links = papers.getByRole('link');
    expect(await links.allInnerTexts()).toEqual([
      'Imprimir receita: comum',
      'Imprimir receita: azul',
      'Imprimir pedido de exames',
      'Imprimir encaminhamento',
      'Imprimir atestado',
      'Imprimir orientações',
    ]);
    const read = async (name: string) => {
      const href = await papers.getByRole('link', { name }).getAttribute('href');
      const answer = await page.request.get(`${work.url}${href}`);
      const pages = pdfPages(await answer.body());
      const text = pages.flatMap(({ lines }) => lines).join(' ');
      return { width: Math.round(pages[0]?.size[0] ?? 0), text };
    };
    const common = await read('Imprimir receita: comum');
    expect([common.width, common.text]).toEqual([595, expect.stringContaining('Losartana')]);
    expect(common.text).not.toContain('Clonazepam');
    expect((await read('Imprimir pedido de exames')).text).toContain('Justificativa: Diabetes');
    await looks.at(page, 'historico-documentos');
    await papers.getByRole('checkbox', { name: 'Imprimir em A5' }).check();
    expect(await read('Imprimir receita: azul')).toEqual({
      width: 420,
      text: expect.stringContaining('Clonazepam'),
    });
    expect((await read('Imprimir atestado')).text).toContain('DALVA PIRES');
  });

  it('ENC-28 in an encounter the record is open, and prescribing what she is allergic to warns until that is refuted', async () => {
    const id = await register({ name: 'ODILA PRADO', sex: 1, birthDate: '1970-01-01' });
    await visit(id);
    const { id: before, day } = await begun(desk, id);
    const [taken] = visitOf(day).plan.prescribed;
    const prescribed = [{ ...taken, name: 'Dipirona 1 g, comprimido' }];
    const other = { antecedents: {}, assessment: { problems: [{ ciap2: 'N01' }] }, plan: { prescribed } };
    await desk.post(`/encounters/${before}/finish`, visitOf(day, other));
    const arrival = { citizenId: id, lotacaoId: null, teamId: null, serviceTypes: [] };
    const entry = await desk.post<{ id: string }>('/list-entries', arrival);
    const encounter = await desk.post<{ id: string }>('/encounters', {
      entryId: entry.id,
      care: 'atendimento',
    });
    const page = await work.open(`/atendimento/${encounter.id}`, { who: physician });
    await page.getByText('Alergia: Dipirona · crit. alta').waitFor();
    await page.getByRole('button', { name: 'Preencher manualmente' }).click();
    const medicine = page.getByRole('dialog', { name: 'Medicamento preenchido manualmente' });
    await medicine.getByLabel(/^Princípio ativo/).fill('Dipirona 500 mg, comprimido');
    await medicine.getByLabel(/^Quantidade da dose/).fill('1');
    await medicine.getByLabel(/^Unidade de medida/).selectOption('comprimido');
    await medicine.getByLabel(/^Via de administração/).selectOption('Oral');
    await medicine.getByRole('radio', { name: 'Única' }).check();
    await medicine.getByLabel(/^Quantidade solicitada/).fill('10');
    await medicine.getByRole('button', { name: /^Salvar medicamento/ }).click();
    const warning = page.getByText('Alergia a Dipirona, de criticidade alta.');
    await warning.waitFor();
    await looks.at(page, 'atendimento-aviso-de-alergia');
    await page.getByRole('button', { name: 'Editar Dipirona 500 mg, comprimido' }).click();
    await medicine.getByRole('alert').getByText('Alergia a Dipirona').waitFor();
    await page.keyboard.press('Escape');
    await medicine.waitFor({ state: 'detached' });
    // Of what she takes, all is renewed but that one.
    await page.keyboard.press('Alt+r');
    await page.getByText('1 medicamento renovado. Dipirona 1 g, comprimido ficou de fora').waitFor();
    await page.getByRole('button', { name: 'Editar Losartana potássica 50 mg, comprimido' }).waitFor();
    await page.getByRole('button', { name: 'Editar Dipirona', exact: true }).click();
    const allergy = page.getByRole('dialog', { name: 'Editar alergia' });
    await allergy.getByLabel('Grau de certeza').selectOption('Refutado');
    await looks.at(page, 'atendimento-alergia');
    await allergy.getByRole('button', { name: /^Salvar/ }).click();
    await warning.waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+g');
    const further = page.getByRole('dialog', { name: 'Incluir alergia' });
    await further.getByLabel(/^Agente/).fill('Amendoim');
    await further.getByRole('radio', { name: 'Alimento' }).check();
    await further.getByRole('button', { name: /^Salvar/ }).click();
    await page.getByRole('button', { name: 'Incluir cirurgia ou internação' }).click();
    const stay = page.getByRole('dialog', { name: 'Cirurgia ou internação' });
    await stay.getByLabel(/^Cirurgia e/).fill('Apendicectomia');
    await stay.getByLabel('Quando').fill('2001');
    await stay.getByRole('button', { name: /^Salvar/ }).click();
    await page.getByText('Apendicectomia').waitFor();

    await page.getByRole('link', { name: 'Folha de rosto' }).click();
    await card(page, 'Alergias/Reações adversas').getByText('Dipirona').waitFor();
    await looks.at(page, 'atendimento-folha-de-rosto');
    const tabs = page.getByRole('navigation', { name: 'Atendimento' }).getByRole('link');
    expect(await tabs.allInnerTexts()).toEqual([
      'Folha de rosto',
      'SOAP',
      'Histórico',
      'Problemas e alergias',
      'Antecedentes',
      'Lembretes',
      'Cadastro',
      'Agendamentos',
    ]);
    await page.getByRole('link', { name: 'Cadastro', exact: true }).click();
    await page.getByRole('heading', { name: 'Dados pessoais' }).waitFor();
    await looks.at(page, 'atendimento-cadastro');
    await page.getByRole('link', { name: 'SOAP' }).click();
    // What was written waits in the draft.
    await page.getByText('Apendicectomia').waitFor();
    await page.getByRole('button', { name: 'Desfazer Amendoim' }).waitFor();
  });

  it('looks right in every state that was passed', () => expect(looks.faults).toEqual([]));
});
