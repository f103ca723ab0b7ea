import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { someone } from '../modules/citizens/test/desk.ts';
import { pdfText } from '#platform/testing/pdf-text';
import type { SessionView } from '#ui/light';
import type { AtWork } from './support/at-work.ts';
import { visitOf } from './support/attended.ts';
import { query } from './support/base.ts';
import { Client } from './support/client.ts';
import { ConsultingRoom, marked, rowOf as row } from './support/consulting-room.ts';
import { Hand } from './support/hand.ts';
import { PASSWORD } from './support/installation.ts';
import { Looks } from './support/looks.ts';
import { until } from './support/until.ts';

/** The encounter by keys: who waits is heard, attended and let go, and what that makes stands in the store. */

const room = new ConsultingRoom((name) => someone({ name }));
const { posts } = room;
const arrive = (name: string) => room.arrive(name);
const begin = (who: string, name: string, key: string) => room.begin(who, name, key);
const fichasOf = (name: string) => room.fichasOf(name);
const looks = new Looks();
const dialog = (page: Page) => page.getByRole('dialog');
let work: AtWork;

beforeAll(async () => {
  work = await room.open();
  await query(work.dataDir, `update lotacao set agenda = 'padrao'`);
});
afterEach(() => work.closePages());
afterAll(() => work.release());

const text = (page: Page) => page.getByLabel('O que o cidadão relata');

/** Adds a problem to those that were evaluated, and to the list of the citizen. */
async function evaluate(hand: Hand, code: string): Promise<void> {
  const { page } = hand;
  await page.getByLabel(/^Adicionar problema/).focus();
  await hand.type(code);
  await marked(page, code).waitFor();
  await hand.press('Enter');
  const added = page.getByRole('list', { name: 'Problemas avaliados' }).getByRole('listitem').last();
  await added.getByText(code).waitFor();
  await added.getByLabel('Incluir na lista de problemas').check();
}

/** Fills in the dialog of a medicine: one every twelve hours, always. */
async function prescribe(page: Page): Promise<void> {
  const medicine = dialog(page);
  await medicine.getByLabel('Quantidade da dose').fill('1');
  await medicine.getByLabel('Unidade de medida').selectOption('comprimido');
  await medicine.getByLabel('Via de administração').selectOption({ label: 'Oral' });
  await medicine.getByLabel('De quantas em quantas horas').fill('12');
  await medicine.getByLabel('Uso contínuo').check();
  await medicine.getByLabel('Quantidade solicitada').fill('180');
  await medicine.getByText('1 comprimido a cada 12 horas, uso contínuo.').waitFor();
  await looks.at(page, 'medicamento');
  await medicine.getByRole('button', { name: /^Salvar medicamento/ }).click();
  await medicine.waitFor({ state: 'detached' });
}

/** Waits until the server has what was typed in the encounter of a page. */
async function kept(page: Page, typed: string): Promise<void> {
  const { access } = (await (await page.request.get(`${work.url}/api/session`)).json()) as SessionView;
  const form = `atendimento-${new URL(page.url()).pathname.split('/').at(-1)}`;
  const asked = new URLSearchParams({ accessId: access?.id ?? '', form });
  const texts = `${work.url}/api/drafts/texts?${asked.toString()}`;
  await until('the draft to be on the server', async () =>
    (await (await page.request.get(texts)).text()).includes(typed),
  );
}

/** Scripts and styles that a page fetched, with what each weighs on the line. */
const assetsOf = (page: Page): Promise<Array<[name: string, size: number]>> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('/assets/'))
      .map((one) => [new URL(one.name).pathname, (one as PerformanceResourceTiming).encodedBodySize]),
  );

/** What the newest encounter of a citizen prescribed. */
const prescribedTo = async (name: string): Promise<string[]> =>
  (
    await query<{ said: string }>(
      work.dataDir,
      `select p.name || ': ' || p.posology as said from prescription p where p.encounter_id =
        (select e.id from encounter e join citizen c on c.id = e.citizen_id where c.name = '${name}'
          order by e.started_at desc limit 1) order by p.position`,
    )
  ).map(({ said }) => said);

/** Forms of encounters that somebody still has as drafts. */
const drafts = () => query(work.dataDir, `select form from draft where form like 'atendimento-%'`);

describe('the first line', () => {
  it('flow 4: an escuta inicial with pressure, temperature and risk takes 10 keys', async () => {
    await arrive('ODETE FARIAS');
    const nurse = await begin(posts.nurse.cpf, 'Odete Farias', 'e');
    const { page } = nurse;
    await nurse.reached(/^Motivo da consulta/);
    await nurse.type('febre');
    await marked(page, 'A03').waitFor();
    await nurse.to(/^Descrição/);
    await nurse.type('Febre desde ontem.');
    await nurse.to(/^PA /, 'Alt+2');
    await nurse.type('156/98');
    await nurse.to(/^FC /);
    await nurse.to(/^FR /);
    await nurse.to(/^Temp/);
    await nurse.type('38,6');
    await page.getByText('Aferição de pressão arterial').waitFor();
    await nurse.press('Alt+3', '2');
    await looks.at(page, 'escuta');
    await nurse.press('Control+Enter');
    await row(page, 'Odete Farias').getByText('Intermediária').waitFor();
    expect([nurse.keys <= 10, nurse.fields <= 4]).toEqual([true, true]);
    expect(await fichasOf('ODETE FARIAS')).toEqual([{ tipo: 7, outcome: 'valid' }]);
  });

  it('a SOAP with problems and a medicine ends by Ctrl Enter: FAI and FP are valid, and the prescription prints', async () => {
    const physician = await begin(posts.physician.cpf, 'Odete Farias', 'Enter');
    const { page } = physician;
    await physician.reached(/^O que o cidadão relata/);
    await physician.type('Cefaleia há 3 dias.');
    await page.getByText('medido hoje').waitFor();
    // The record needs the room of the menu.
    await page.locator('.app.mini').waitFor();
    await looks.at(page, 'soap-aberto');
    await page.getByRole('button', { name: 'Visualizar escuta inicial' }).click();
    await dialog(page).getByText('Febre desde ontem.').waitFor();
    await looks.at(page, 'escuta-vista');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await evaluate(physician, 'K86');
    await page.getByRole('textbox', { name: 'Início', exact: true }).fill('2017');
    await evaluate(physician, 'T90');
    await page.getByLabel('Prescrever medicamento').focus();
    await physician.type('losartana');
    await page
      .getByRole('option', { name: /losartana/i })
      .first()
      .waitFor();
    await physician.press('Enter');
    await prescribe(page);
    await looks.at(page, 'soap');
    await physician.press('Control+Enter');
    await page.getByText('Escolha ao menos uma conduta.').first().waitFor();
    await physician.reached(/^Retorno para consulta agendada/);
    await looks.at(page, 'soap-falta-conduta');
    await physician.press('Space', 'Control+Enter');
    await dialog(page).getByText('Tudo foi gravado').waitFor();
    await looks.at(page, 'soap-finalizado');
    const href = await dialog(page).getByRole('link', { name: 'Imprimir receita' }).getAttribute('href');
    const pdf = await (await page.request.get(work.url + (href ?? ''))).body();
    expect(pdfText(pdf)).toContain('1 comprimido a cada 12 horas, uso contínuo.');
    const url = page.url();
    await dialog(page).getByRole('button', { name: 'Voltar à lista' }).click();
    await page.getByText('Ninguém aguardando agora').waitFor();
    expect(await fichasOf('ODETE FARIAS')).toEqual([
      { tipo: 7, outcome: 'valid' },
      { tipo: 4, outcome: 'valid' },
      { tipo: 7, outcome: 'valid' },
    ]);
    expect(await drafts()).toEqual([]);
    await page.goto(url);
    await page.getByText('Este atendimento foi finalizado').waitFor();
    await looks.at(page, 'finalizado');
  });

  it('flow 7: a follow-up of two problems, three medicines renewed and one of them changed, takes 16 keys and 5 fields', async () => {
    await room.wasAttended('JURACI PRADO', (day) => {
      const [losartan] = visitOf(day).plan.prescribed;
      const named = (name: string) => ({ ...losartan, name });
      return {
        assessment: {
          problems: ['K86', 'T90'].map((ciap2) => ({ ciap2, listed: { state: 0, startedOn: '2017' } })),
        },
        plan: {
          prescribed: ['Losartana 50 mg', 'Metformina 850 mg', 'Sinvastatina 20 mg'].map(named),
        },
      };
    });
    await arrive('JURACI PRADO');
    const physician = await begin(posts.physician.cpf, 'Juraci Prado', 'Enter');
    const { page } = physician;
    await physician.reached(/^O que o cidadão relata/);
    await physician.type('Sem queixas, salvo cefaleia ocasional.');
    await page.getByText('medido hoje').waitFor();
    await physician.to(/^Motivo da consulta/, 'Tab');
    await physician.type('cefal');
    await marked(page, 'N01').waitFor();
    await physician.press('Enter');
    await page.getByRole('list', { name: 'Motivos da consulta' }).waitFor();
    await physician.to(/^O que se observa/, 'Alt+2');
    await physician.type('Bom estado geral.');
    await physician.to(/K86|T90/, 'Alt+3');
    await physician.press('Space', 'Tab', 'Space');
    const state = page.getByLabel('Situação').first();
    await state.selectOption('Resolvido');
    await expect.poll(() => page.getByLabel(/^Fim/).inputValue()).toMatch(/^\d\d\/\d\d\/\d{4}$/);
    await state.selectOption('Ativo');
    await page.getByLabel('O que o cidadão relata').focus();
    expect(await page.getByRole('list', { name: 'Problemas avaliados' }).getByRole('listitem').count()).toBe(
      2,
    );
    const rows = page.getByRole('table', { name: 'Medicamentos prescritos' }).locator('tbody tr');
    await physician.to(/^Editar Losartana/, 'Alt+r');
    expect(await rows.count()).toBe(3);
    await page.getByText('3 medicamentos renovados.').waitFor();
    const inSight = await rows.first().evaluate((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    expect(inSight).toBe(true);
    await physician.to(/^Quantidade da dose/);
    await physician.type('2');
    await physician.press('Control+Enter');
    await rows.first().getByText('2 comprimidos a cada 12 horas').waitFor();
    await physician.reached(/^Editar Losartana/);
    await looks.at(page, 'renovados');
    await physician.to(/^Retorno para consulta agendada/, 'Alt+5');
    await physician.press('Space', 'Alt+a');
    await dialog(page).getByLabel('Horário').waitFor();
    await looks.at(page, 'retorno');
    await physician.reached(/^Agendar/);
    await physician.press('Enter');
    await page.getByRole('button', { name: 'Retirar retorno' }).waitFor();
    await physician.press('Control+Enter');
    await physician.reached(/^Imprimir receita/);
    await looks.at(page, 'soap-retorno-marcado');
    expect([physician.keys <= 16, physician.fields <= 5]).toEqual([true, true]);
    expect(await prescribedTo('JURACI PRADO')).toEqual([
      'Losartana 50 mg: 2 comprimidos a cada 12 horas, uso contínuo.',
      'Metformina 850 mg: 1 comprimido a cada 12 horas, uso contínuo.',
      'Sinvastatina 20 mg: 1 comprimido a cada 12 horas, uso contínuo.',
    ]);
    expect(
      await query(
        work.dataDir,
        `select a.status from appointment a join citizen c on c.id = a.citizen_id where c.name = 'JURACI PRADO'`,
      ),
    ).toEqual([{ status: 'agendado' }]);
  });
});

describe('what is written', () => {
  it('ENC-08 is there again after the browser was killed; another is told who writes, until it is given up', async () => {
    await arrive('LIVIA MORAES');
    const physician = await begin(posts.physician.cpf, 'Livia Moraes', 'Enter');
    await physician.reached(/^O que o cidadão relata/);
    const { pathname } = new URL(physician.page.url());
    await evaluate(physician, 'R05');
    await physician.page.getByLabel('O que o cidadão relata').focus();
    await physician.type('Tosse seca há 2 sem');
    await kept(physician.page, 'Tosse seca há 2 sem');
    await physician.page.context().close();

    const again = await work.open(pathname, { who: posts.physician.cpf });
    await expect.poll(() => text(again).inputValue()).toBe('Tosse seca há 2 sem');
    await again.getByRole('list', { name: 'Problemas avaliados' }).getByText('R05').waitFor();

    const nurse = await work.open(pathname, { who: posts.nurse.cpf });
    await nurse.getByText(/^Em uso por /).waitFor();
    await looks.at(nurse, 'em-uso');
    const entry = await query<{ id: string }>(
      work.dataDir,
      `select entry_id as id from encounter where id = '${pathname.split('/').at(-1)}'`,
    );
    const late = await work.open(`/atendimento/iniciar/${entry[0]?.id}`, { who: posts.nurse.cpf });
    await late.getByText(/está em uso por /).waitFor();
    await looks.at(late, 'nao-iniciado');

    await again.getByRole('button', { name: 'Cancelar atendimento' }).click();
    await looks.at(again, 'cancelar');
    await dialog(again).getByRole('button', { name: 'Cancelar atendimento' }).click();
    await row(again, 'Livia Moraes').getByText('Aguardando').waitFor();
    await nurse.getByText('Este atendimento foi cancelado').waitFor();
    expect(await drafts()).toEqual([]);
  });

  it('at two machines of one author stays at both, until one of them is chosen', async () => {
    await arrive('THEO ALMEIDA');
    const first = await begin(posts.physician.cpf, 'Theo Almeida', 'Enter');
    await first.reached(/^O que o cidadão relata/);
    await first.type('Na sala 1.');
    await kept(first.page, 'Na sala 1.');
    const second = await work.open(new URL(first.page.url()).pathname, { who: posts.physician.cpf });
    await expect.poll(() => text(second).inputValue()).toBe('Na sala 1.');
    await evaluate(new Hand(second), 'R05');
    await text(second).fill('Na sala 1, e na sala 3.');
    await kept(second, 'Na sala 1, e na sala 3.');
    await text(first.page).fill('Na sala 1, ainda.');
    await first.page.getByRole('button', { name: 'Alta do episódio' }).click();
    await first.page.getByText('Este rascunho também foi escrito em outro computador').waitFor();
    await first.page.getByRole('button', { name: 'Comparar e escolher' }).click();
    await dialog(first.page).getByText('Na sala 1, e na sala 3.').waitFor();
    await dialog(first.page).getByText('Problemas avaliados').waitFor();
    await dialog(first.page)
      .getByRole('row')
      .filter({ hasText: 'Conduta' })
      .getByText('Alta do episódio')
      .waitFor();
    await looks.at(first.page, 'dois-textos');
    await dialog(first.page).getByRole('button', { name: 'Continuar com o outro' }).click();
    await expect.poll(() => text(first.page).inputValue()).toBe('Na sala 1, e na sala 3.');
    await first.page.getByRole('list', { name: 'Problemas avaliados' }).getByText('R05').waitFor();
  });

  it('outlives the session: the password is asked in place, and the text goes on', async () => {
    await arrive('LUANA MARTINS');
    const physician = await begin(posts.physician.cpf, 'Luana Martins', 'Enter');
    const { page } = physician;
    await physician.reached(/^O que o cidadão relata/);
    await query(work.dataDir, 'update session set ended_at = now() where ended_at is null');
    await text(page).fill('Escrito sem sessão.');
    const ended = dialog(page).filter({ hasText: 'Sua sessão terminou' });
    await ended.getByLabel('Usuário (CPF)').fill(posts.physician.cpf);
    await ended.getByLabel(/^Senha de /).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await ended.waitFor({ state: 'detached' });
    expect(await text(page).inputValue()).toBe('Escrito sem sessão.');
    // Where it stopped, without a click.
    await physician.type(' E segue.');
    await kept(page, 'Escrito sem sessão. E segue.');
    await room.signInDesk();
  });

  it('ENC-05 ENC-18 ENC-19 measurements are read as typed; what is wrong stands under its field and stays typed', async () => {
    await arrive('IVONE BATISTA');
    const physician = await begin(posts.physician.cpf, 'Ivone Batista', 'Enter');
    const { page } = physician;
    await page.getByLabel(/^PA /).fill('156/');
    await page.getByLabel(/^Temp/).fill('46');
    await page.getByLabel(/^PA /).focus();
    await page.getByText('Informe as duas pressões').waitFor();
    await page.getByText('Temperatura: de 20 a 45 °C').waitFor();
    await page.getByLabel(/^PA /).fill('12/8');
    await page.getByText('Quis dizer 120/80?').waitFor();
    await page.getByLabel(/^PA /).fill('12080');
    await page.getByText('Digite as duas pressões com a barra').waitFor();
    await page.getByLabel(/^PA /).fill('40/30');
    await page.getByText('é incomum').first().waitFor();
    await looks.at(page, 'medidas');
    await page.getByLabel(/^Temp/).fill('');
    await page.getByLabel(/^PA /).fill('120/80');
    await page.getByLabel(/^Peso/).fill('70');
    await page.getByLabel(/^Altura/).fill('1,65');
    await page.getByText('25,71').waitFor();
    await page.getByText('Avaliação antropométrica').waitFor();
    await page.getByText('Aferição de pressão arterial').waitFor();
    expect(await page.getByText('Informe as duas pressões').count()).toBe(0);
  });

  it('ENC-31 spontaneous demand is consulta no dia or urgência, each with its consultation', async () => {
    await arrive('WAGNER LUIZ');
    const physician = await begin(posts.physician.cpf, 'Wagner Luiz', 'Enter');
    const { page } = physician;
    const kinds = page.getByRole('group', { name: 'Tipo de atendimento' }).getByRole('radio');
    await kinds.first().waitFor();
    expect(await kinds.evaluateAll((all) => all.map((one) => one.closest('label')?.textContent))).toEqual([
      'Consulta no dia',
      'Urgência',
    ]);
    await page.getByText('0301010064').waitFor();
    await page.getByLabel('Urgência').check();
    await page.getByText('0301060037').waitFor();
  });

  it('who attended too is told in the ficha: asked for only where there was somebody', async () => {
    await arrive('IRENE BASTOS');
    const physician = await begin(posts.physician.cpf, 'Irene Bastos', 'Enter');
    const { page } = physician;
    await physician.reached(/^O que o cidadão relata/);
    await evaluate(physician, 'R05');
    await page.getByRole('button', { name: 'Alta do episódio' }).click();
    await page.getByLabel('Atendimento compartilhado').check();
    await physician.press('Control+Enter');
    await physician.reached(/^Profissional convidado/);
    await page.getByLabel('Profissional convidado').selectOption(posts.nurse.lotacao);
    await looks.at(page, 'atendimento-compartilhado');
    await physician.press('Control+Enter');
    await page.getByText('Atendimento finalizado: Irene Bastos.').waitFor();
    expect(await fichasOf('IRENE BASTOS')).toEqual([
      { tipo: 4, outcome: 'valid' },
      { tipo: 7, outcome: 'valid' },
    ]);
  });

  it('a return that another desk took meanwhile ends nothing; the next free one is proposed, and ends it', async () => {
    await arrive('NEUSA CAMPOS');
    const physician = await begin(posts.physician.cpf, 'Neusa Campos', 'Enter');
    const { page } = physician;
    await physician.reached(/^O que o cidadão relata/);
    await evaluate(physician, 'R05');
    await page.getByLabel('O que o cidadão relata').focus();
    await physician.press('Alt+a');
    await dialog(page).getByLabel('Horário').waitFor();
    await physician.reached(/^Agendar/);
    const start = (await dialog(page).getByLabel('Horário').inputValue()).trim();
    const day = await dialog(page).getByLabel('Data').inputValue();
    await physician.press('Enter');
    await page.getByRole('button', { name: 'Retirar retorno' }).waitFor();
    await page.getByRole('button', { name: 'Retorno para consulta agendada', pressed: true }).waitFor();
    const desk = await new Client(work.url).signIn(posts.nurse.cpf, PASSWORD);
    const other = await desk.post<{ id: string }>('/citizens', someone({ name: 'CELIA ROCHA' }));
    await desk.post('/appointments', {
      lotacaoId: posts.physician.lotacao,
      day: day.split('/').toReversed().join('-'),
      start,
      citizenId: other.id,
    });
    await physician.press('Control+Enter');
    await physician.reached(/^Mudar retorno/);
    await page.getByRole('group', { name: 'Retorno' }).locator('.field-message.error').waitFor();
    await looks.at(page, 'retorno-ocupado');
    expect(await fichasOf('NEUSA CAMPOS')).toEqual([]);
    await physician.press('Enter');
    await dialog(page).getByLabel('Horário').waitFor();
    await physician.reached(/^Agendar/);
    expect(await dialog(page).getByLabel('Horário').inputValue()).not.toBe(start);
    await physician.press('Enter');
    await page.getByRole('button', { name: 'Retirar retorno' }).waitFor();
    await physician.press('Control+Enter');
    await dialog(page).getByText('Retorno marcado').waitFor();
  });

  it('an end without connection: with it back, nothing says that the server is gone nor asks to save what keeps itself', async () => {
    await arrive('ALDA REIS');
    const physician = await begin(posts.physician.cpf, 'Alda Reis', 'Enter');
    const { page } = physician;
    await physician.reached(/^O que o cidadão relata/);
    await page.getByRole('button', { name: 'Alta do episódio' }).click();
    await page.context().setOffline(true);
    await text(page).fill('Tosse seca.');
    await page.keyboard.press('Control+Enter');
    const refused = page.locator('.field-message.error');
    await refused.filter({ hasText: 'Sem conexão com o servidor' }).waitFor();
    await page.context().setOffline(false);
    const bar = page.locator('.connection-bar.back');
    await bar.getByText('guardado').waitFor();
    expect(await bar.innerText()).not.toContain('Ctrl S');
    await refused.filter({ hasText: 'A conexão está de volta' }).waitFor();
    expect(await page.getByText('Sem conexão com o servidor').count()).toBe(0);
  });

  it('its page costs at most 130 KB over the shell', async () => {
    await arrive('DALVA PIRES');
    const physician = await begin(posts.physician.cpf, 'Dalva Pires', 'Enter');
    await physician.reached(/^O que o cidadão relata/);
    const { pathname } = new URL(physician.page.url());
    const home = await work.open('/', { who: posts.physician.cpf });
    const page = await work.open(pathname, { who: posts.physician.cpf });
    await text(page).waitFor();
    await page
      .getByRole('complementary', { name: 'Resumo do cidadão' })
      .getByText('Últimas medições')
      .waitFor();
    const shell = new Map(await assetsOf(home));
    const over = new Map((await assetsOf(page)).filter(([name]) => !shell.has(name)));
    expect(over.size).toBeGreaterThan(0);
    expect([...over.values()].reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(130 * 1024);
  });

  it('ENC-20 a nurse is offered no CID-10', async () => {
    await arrive('CLEIDE PRADO');
    const nurse = await begin(posts.nurse.cpf, 'Cleide Prado', 'e');
    await nurse.reached(/^Motivo da consulta/);
    const { page } = nurse;
    await page.getByRole('button', { name: 'Cancelar escuta inicial' }).click();
    await dialog(page).getByRole('button', { name: 'Cancelar escuta inicial' }).click();
    await row(page, 'Cleide Prado').press('.');
    await page.getByRole('menuitem', { name: 'Atender' }).click();
    await page.getByLabel('Adicionar problema (CIAP-2)', { exact: true }).waitFor();
    expect(await page.getByLabel(/CID-10/).count()).toBe(0);
  });

  it('who makes no assessment attends by procedures, at least one', async () => {
    await arrive('SEBASTIAO RAMOS');
    await room.giveProfiles(posts.nurse.lotacao, 'auxiliar-ou-tecnico-de-enfermagem');
    const technician = await begin(posts.nurse.cpf, 'Sebastiao Ramos', 'Enter');
    const { page } = technician;
    await technician.reached(/^O que o cidadão relata/);
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Subjetivo',
      'Objetivo',
      'Plano',
      'Finalizar atendimento',
    ]);
    await technician.press('Control+Enter');
    await page.getByText('Informe ao menos um procedimento realizado.').first().waitFor();
    await technician.reached(/^Intervenções e procedimentos/);
    await looks.at(page, 'tecnico');
    await page.getByLabel(/^PA /).fill('120/80');
    await technician.press('Control+Enter');
    await page.getByText('Atendimento finalizado: Sebastiao Ramos.').waitFor();
    expect(await fichasOf('SEBASTIAO RAMOS')).toEqual([{ tipo: 7, outcome: 'valid' }]);
  });

  it('the pages on the way were good to look at', () => {
    expect(looks.faults).toEqual([]);
  });
});
