import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someone } from '../modules/citizens/test/desk.ts';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { Client } from './support/client.ts';
import { PASSWORD } from './support/installation.ts';
import { focusedName } from './support/keyboard.ts';
import { Looks } from './support/looks.ts';
import { CitizenForm } from './support/citizen-form.ts';
import { until } from './support/until.ts';

/** The front desk in two browsers of one unit: what one does, the other shows untouched. */

let work: AtWork;
/** Whoever receives people, and a nurse who calls them. */
let desk: Page;
let room: Page;
let nurse: Client;
const looks = new Looks();

const LIST = '/lista-de-atendimentos';
/** The native type of service. */
const VACCINE = '00000000-0000-7000-8000-000000000109';
const row = (page: Page, name: string | RegExp) =>
  page.locator('.entries [data-row]').filter({ hasText: name });
const dialog = (page: Page) => page.getByRole('dialog');
const newCitizen = (name: string) => nurse.post<{ id: string }>('/citizens', someone({ name }));
const marked = (page: Page, text: string) =>
  page.locator('[data-combobox-selected]').filter({ hasText: text });

/** From the heading, as after opening the page. */
const leaveFields = (page: Page) => page.getByRole('heading', { level: 1 }).focus();

/** By the keys of flow 2, each waiting for what a person sees before the next. */
async function add(page: Page, typed: string, found: string): Promise<void> {
  await leaveFields(page);
  await page.keyboard.press('n');
  await until('the focus on the field', async () =>
    (await focusedName(page)).startsWith('Adicionar cidadão'),
  );
  await page.keyboard.type(typed);
  await marked(page, found).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
}
async function reach(page: Page, name: string): Promise<void> {
  await row(page, name).focus();
}

beforeAll(async () => {
  work = await startAtWork({ holds: 'network' });
  const two = await query<{ cpf: string; lotacao: string }>(
    work.dataDir,
    `with alone as (
       select p.cpf, l.id as lotacao, l.unit_id as unit from lotacao l join professional p on p.id = l.professional_id
        where l.active and p.cpf is not null
          and (select count(*) from lotacao x where x.professional_id = p.id) = 1)
     select cpf, lotacao from alone where unit =
       (select unit from alone group by unit having count(*) > 1 order by unit limit 1) order by cpf limit 2`,
  );
  for (const [place, slug] of ['recepcao', 'enfermeiro'].entries()) {
    const { cpf, lotacao } = two[place] ?? { cpf: '', lotacao: '' };
    await query(work.dataDir, `delete from lotacao_profile where lotacao_id = '${lotacao}'`);
    await query(
      work.dataDir,
      `insert into lotacao_profile (lotacao_id, profile_id) select '${lotacao}', id from profile
        where slug = '${slug}' and municipality_id is null`,
    );
    await work.giveLogin(cpf);
  }
  nurse = await new Client(work.url).signIn(two[1]?.cpf ?? '', PASSWORD);
  for (const name of ['ODETE FARIAS', 'JOSE CARLOS PIMENTA', 'LIVIA MORAES TAVARES', 'CLEIDE SOUZA PRADO']) {
    await newCitizen(name);
  }
  desk = await work.open(LIST, { who: two[0]?.cpf ?? '' });
  room = await work.open(LIST, { who: two[1]?.cpf ?? '' });
});
afterAll(() => work.release());

describe('Lista de atendimentos', () => {
  it('ENC-02 flow 2: an arrival takes 3 keys, and the other browser shows it untouched', async () => {
    await desk.getByText('Ninguém aguardando agora').waitFor();
    await room.getByText('Ninguém aguardando agora').waitFor();
    await looks.at(desk, 'lista-vazia');
    await desk.bringToFront();
    await add(desk, 'odete far', 'Odete Farias');
    await row(desk, 'Odete Farias').waitFor();
    await row(room, 'Odete Farias').waitFor();
    expect(await row(room, 'Odete Farias').innerText()).toContain('Aguardando');
    // Ready for the next one.
    expect(await focusedName(desk)).toMatch(/^Adicionar cidadão/);
  });

  it('what is typed and the focus stay where they are while the list changes', async () => {
    await room.bringToFront();
    const search = room.getByRole('searchbox', { name: 'Pesquisar na lista' });
    await search.pressSequentially('livia mor');
    await room.getByText('Ninguém na lista com estes filtros').waitFor();
    await desk.bringToFront();
    await add(desk, 'livia', 'Livia Moraes Tavares');
    await row(room, 'Livia Moraes Tavares').waitFor();
    expect(await search.inputValue()).toBe('livia mor');
    expect(await search.evaluate((one) => one === document.activeElement)).toBe(true);
    await search.fill('');
    await row(room, 'Odete Farias').waitFor();
  });

  it('ENC-02 who is on the list already is told of before, and added once it is confirmed', async () => {
    await desk.bringToFront();
    await leaveFields(desk);
    await desk.keyboard.press('n');
    await desk.keyboard.type('odete far');
    await marked(desk, 'Na lista desde').waitFor();
    await desk.keyboard.press('Enter');
    await looks.at(desk, 'lista-ja-na-lista');
    await desk.keyboard.press('Enter');
    await dialog(desk).getByText('Este cidadão já está na lista de hoje.').waitFor();
    await looks.at(desk, 'lista-confirmar');
    await dialog(desk).getByRole('button', { name: 'Cancelar' }).click();
    expect(await desk.getByRole('combobox', { name: 'Adicionar cidadão' }).inputValue()).toBe('Odete Farias');
    await desk.getByRole('button', { name: 'Limpar campos' }).click();
    expect(await row(desk, 'Odete Farias').count()).toBe(1);
  });

  it('Enter typed ahead of the answer waits for it, and never takes who answered an older text', async () => {
    await desk.bringToFront();
    const field = desk.getByRole('combobox', { name: 'Adicionar cidadão' });
    await field.fill('livia');
    await marked(desk, 'Livia Moraes Tavares').waitFor();
    await desk.route('**/api/citizens/search', async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      await request.continue();
    });
    await field.selectText();
    await desk.keyboard.type('odete far');
    await desk.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('odete far');
    await until('Odete is picked', async () => (await field.inputValue()) === 'Odete Farias');
    // Searches of what was typed on the way are still held.
    await desk.unrouteAll({ behavior: 'wait' });
    await desk.getByRole('button', { name: 'Limpar campos' }).click();
  });

  it('ENC-10 by keys of the row: did not wait, undone, and the hour of arrival stays', async () => {
    await room.bringToFront();
    await leaveFields(room);
    await reach(room, 'Livia');
    const hour = await row(room, 'Livia').locator('strong').first().innerText();
    await room.keyboard.press('x');
    await room.getByText('Livia Moraes Tavares não aguardou.').waitFor();
    await row(desk, 'Livia').waitFor({ state: 'detached' });
    await room.getByRole('button', { name: 'Desfazer' }).click();
    await row(desk, 'Livia').waitFor();
    expect(await row(desk, 'Livia').locator('strong').first().innerText()).toBe(hour);
  });

  it('one key calls to the panel, to where this person called last; the panel shows the name and the place', async () => {
    const panel = await desk.context().newPage();
    await panel.goto(`${work.url}/painel-de-chamadas`);
    await panel.getByText('Nenhuma chamada hoje').waitFor();
    await room.bringToFront();
    await reach(room, 'Odete');
    await room.keyboard.press('c');
    await dialog(room).getByLabel('Para onde').fill('Consultório 2');
    await room.keyboard.press('Enter');
    await panel.locator('.panel-last').getByText('Odete Farias').waitFor();
    await dialog(room).waitFor({ state: 'detached' });
    await reach(room, 'Livia');
    await room.keyboard.press('c');
    await panel.locator('.panel-last').getByText('Livia Moraes Tavares').waitFor();
    expect(await panel.locator('.panel-last').innerText()).toContain('Consultório 2');
    await row(desk, 'Livia').getByText('Consultório 2').waitFor();
    await looks.at(panel, 'painel');
    await panel.close();
  });

  it('another desk was faster: it is said, what was chosen stays, and saving again holds', async () => {
    await desk.bringToFront();
    await leaveFields(desk);
    await reach(desk, 'Livia');
    await desk.keyboard.press('.');
    await desk.getByRole('menuitem', { name: 'Editar' }).click();
    await dialog(desk).getByRole('button', { name: 'Curativo' }).click();
    await room.bringToFront();
    await row(room, 'Livia')
      .getByRole('button', { name: /^Mais opções/ })
      .click();
    await room.getByRole('menuitem', { name: 'Editar' }).click();
    await dialog(room).getByRole('button', { name: 'Exames' }).click();
    await dialog(room)
      .getByRole('button', { name: /^Salvar/ })
      .click();
    await row(desk, 'Livia').getByText('Exames').waitFor();
    await dialog(desk)
      .getByRole('button', { name: /^Salvar/ })
      .click();
    await dialog(desk).getByText('Outra pessoa mudou este atendimento').waitFor();
    await dialog(desk).getByText('Como a outra pessoa deixou:').waitFor();
    await looks.at(desk, 'lista-conflito');
    await dialog(desk)
      .getByRole('button', { name: /^Salvar/ })
      .click();
    await row(room, 'Livia').getByText('Curativo').waitFor();
    expect(await row(room, 'Livia').getByText('Exames').count()).toBe(0);
  });

  it('ENC-01 filters stay chosen for the person, and go back to the standard', async () => {
    await room.bringToFront();
    await room.getByRole('button', { name: /^Aguardando/ }).click();
    await room.getByText('Ninguém na lista com estes filtros').waitFor();
    await room.reload();
    await room.getByText('Ninguém na lista com estes filtros').waitFor();
    await leaveFields(room);
    await room.keyboard.press('f');
    await looks.at(room, 'lista-filtros');
    await dialog(room).getByRole('button', { name: 'Voltar para padrão' }).click();
    await dialog(room).getByRole('button', { name: 'Ver lista' }).click();
    await row(room, 'Odete Farias').waitFor();
    expect(await room.getByText('Ninguém na lista com estes filtros').count()).toBe(0);
  });

  it('the care that is not open yet is there, and says why', async () => {
    const { id } = await newCitizen('THEO ALMEIDA ROCHA');
    await nurse.post('/list-entries', {
      citizenId: id,
      lotacaoId: null,
      teamId: null,
      serviceTypes: [VACCINE],
    });
    const closed = row(room, 'Theo').getByRole('button', { name: /fechado/ });
    await closed.click();
    await room
      .getByText(/abre com a vacinação/)
      .first()
      .waitFor();
    expect(await closed.count()).toBe(1);
  });

  it('from anywhere: Ctrl K, the name, Ctrl Enter, L, Enter', async () => {
    await desk.bringToFront();
    await desk.goto(`${work.url}/cidadao`);
    await desk.getByRole('heading', { level: 1, name: 'Cidadão' }).waitFor();
    await leaveFields(desk);
    await desk.keyboard.press('Control+k');
    await desk.keyboard.type('cleide souza');
    await desk.keyboard.press('Control+Enter');
    await desk.getByRole('menuitem', { name: 'Adicionar na lista de atendimentos' }).waitFor();
    await desk.keyboard.press('l');
    const field = desk.getByRole('combobox', { name: 'Adicionar cidadão' });
    await until('who was found', async () => (await field.inputValue()) === 'Cleide Souza Prado');
    await until('the focus on the field', async () =>
      (await focusedName(desk)).startsWith('Adicionar cidadão'),
    );
    await desk.keyboard.press('Enter');
    await row(desk, 'Cleide Souza Prado').waitFor();
    await row(room, 'Cleide Souza Prado').waitFor();
    expect(await field.inputValue()).toBe('');
  });

  it('who has no record is registered from the list by Enter, and is there to be added', async () => {
    await desk.goto(work.url + LIST);
    const field = desk.getByRole('combobox', { name: 'Adicionar cidadão' });
    await field.waitFor();
    await leaveFields(desk);
    await desk.keyboard.press('n');
    await until('the focus on the field', async () =>
      (await focusedName(desk)).startsWith('Adicionar cidadão'),
    );
    await desk.keyboard.type('Zuleica Wanderbilt 12/03/1972');
    await desk.getByText('ou Enter cadastra o cidadão').first().waitFor();
    await looks.at(desk, 'lista-ninguem-encontrado');
    await desk.keyboard.press('Enter');
    const form = new CitizenForm(desk);
    await until('what was typed', async () =>
      (await form.field(/^Nome completo/).inputValue()).startsWith('Zuleica'),
    );
    await form.fillRest();
    await form.save();
    await until('who was registered', async () => (await field.inputValue()) === 'Zuleica Wanderbilt');
    await until('the focus on the field', async () =>
      (await focusedName(desk)).startsWith('Adicionar cidadão'),
    );
    await desk.keyboard.press('Enter');
    await row(desk, 'Zuleica Wanderbilt').waitFor();
    expect(await field.inputValue()).toBe('');
  });

  it('cut from the net and back: nothing was missed', async () => {
    await room.context().setOffline(true);
    await room.getByText('Sem conexão com o servidor.').first().waitFor();
    await desk.bringToFront();
    await add(desk, 'jose carlos', 'Jose Carlos Pimenta');
    await row(desk, 'Jose Carlos Pimenta').waitFor();
    await row(desk, 'Odete')
      .getByRole('button', { name: /^Mais opções/ })
      .click();
    await desk.getByRole('menuitem', { name: 'Excluir' }).click();
    await dialog(desk).getByRole('button', { name: 'Excluir da lista' }).click();
    await row(desk, 'Odete').waitFor({ state: 'detached' });
    expect(await row(room, 'Odete').count()).toBe(1);
    await room.context().setOffline(false);
    await row(room, 'Jose Carlos Pimenta').waitFor();
    await row(room, 'Odete').waitFor({ state: 'detached' });
    await looks.at(room, 'lista-enfermeira');
    await looks.at(desk, 'lista');
  });

  it('what changed while another page was open is there on the way back, however soon that is', async () => {
    const arrive = async (name: string) => {
      const { id: citizenId } = await newCitizen(name);
      await nurse.post('/list-entries', { citizenId, lotacaoId: null, teamId: null, serviceTypes: [] });
    };
    await arrive('ARLETE NUNES');
    // No time passes, so that whatever the page has read stays fresh to it.
    await room.clock.setFixedTime(new Date());
    await room.goto(work.url + LIST);
    await row(room, 'Arlete Nunes').waitFor();
    await room.getByRole('link', { name: 'Início', exact: true }).first().click();
    await row(room, 'Arlete Nunes').waitFor({ state: 'detached' });
    await arrive('BENTO LACERDA');
    // The notice has come by the time that another page shows him.
    await row(desk, 'Bento Lacerda').waitFor();
    await room.goBack();
    await row(room, 'Bento Lacerda').waitFor();
    expect(await row(room, 'Arlete Nunes').count()).toBe(1);
  });

  it('the pages on the way were good to look at', () => {
    expect(looks.faults).toEqual([]);
  });
});
