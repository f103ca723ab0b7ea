import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someone } from '../modules/citizens/test/desk.ts';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { holdAnswers } from './support/between.ts';
import { CitizenForm } from './support/citizen-form.ts';
import { Client } from './support/client.ts';
import { PASSWORD } from './support/installation.ts';
import { focusedName } from './support/keyboard.ts';
import { Looks } from './support/looks.ts';
import { until } from './support/until.ts';

/** "Garantia do acesso" in two browsers of one unit, until the citizen has an appointment; and how the panel names people. */

let work: AtWork;
/** Whoever manages the queue, a doctor who looks at it, and the same unit without pages. */
let desk: Page;
let room: Page;
let other: Client;
let doctorsLotacao = '';
let odete = '';
const looks = new Looks();

const QUEUE = '/garantia-do-acesso';
const row = (page: Page, name: string) => page.locator('.waiting-list [data-row]').filter({ hasText: name });
const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string | RegExp) => dialog(page).getByRole('button', { name });
const newCitizen = async (name: string) =>
  (await other.post<{ id: string }>('/citizens', someone({ name }))).id;
const leaveFields = (page: Page) => page.getByRole('heading', { level: 1 }).focus();

async function pick(page: Page, label: string, typed: string, found: string): Promise<void> {
  await dialog(page).getByRole('combobox', { name: label }).fill(typed);
  await page.getByRole('option').filter({ hasText: found }).first().click();
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
  const profiles = [['coordenador-ubs', 'enfermeiro'], ['medico']];
  for (const [place, slugs] of profiles.entries()) {
    const { cpf, lotacao } = two[place] ?? { cpf: '', lotacao: '' };
    await query(work.dataDir, `delete from lotacao_profile where lotacao_id = '${lotacao}'`);
    await query(
      work.dataDir,
      `insert into lotacao_profile (lotacao_id, profile_id) select '${lotacao}', id from profile
        where slug in ('${slugs.join("','")}') and municipality_id is null`,
    );
    await work.giveLogin(cpf);
  }
  doctorsLotacao = two[1]?.lotacao ?? '';
  await query(work.dataDir, `update lotacao set cbo = '225142' where id = '${doctorsLotacao}'`);
  other = await new Client(work.url).signIn(two[0]?.cpf ?? '', PASSWORD);
  odete = await newCitizen('ODETE FARIAS');
  await newCitizen('JOSE CARLOS PIMENTA');
  desk = await work.open(QUEUE, { who: two[0]?.cpf ?? '' });
  room = await work.open(QUEUE, { who: two[1]?.cpf ?? '' });
});
afterAll(() => work.release());

describe('Garantia do acesso', () => {
  it('MAN-12 a citizen is added by keys; without reason nothing is sent; the other browser shows it untouched', async () => {
    await desk.getByText('Ninguém espera na garantia do acesso').waitFor();
    await looks.at(desk, 'garantia-vazia');
    await room.getByText('Ninguém espera na garantia do acesso').waitFor();
    await desk.bringToFront();
    await leaveFields(desk);
    await desk.keyboard.press('n');
    await until('the focus on the citizen', async () => (await focusedName(desk)).startsWith('Cidadão'));
    await desk.keyboard.type('odete far');
    await desk.locator('[data-combobox-selected]').filter({ hasText: 'Odete Farias' }).waitFor();
    await desk.keyboard.press('Enter');
    await dialog(desk).getByLabel('Tipo de atendimento').selectOption('Consulta médica');
    await desk.keyboard.press('Control+s');
    await dialog(desk).getByText('Preenchimento obrigatório.').waitFor();
    await looks.at(desk, 'garantia-sem-motivo');
    await dialog(desk).getByLabel('Motivo').fill('Dor lombar há um mês, já veio duas vezes');
    await desk.keyboard.press('Control+s');
    await desk.getByText('Odete Farias está na lista: Consulta médica.').waitFor();
    await row(room, 'Odete Farias').getByText('Dor lombar há um mês').waitFor();
    // Ready for the next one.
    expect(await focusedName(desk)).toMatch(/^Cidadão/);
  });

  it('MAN-12 who waits for the same is told of, and added once it is confirmed; a specialty of the CEO too', async () => {
    await pick(desk, 'Cidadão', 'odete', 'Odete Farias');
    await dialog(desk).getByLabel('Motivo').fill('Outra queixa');
    await button(desk, /^Adicionar/).click();
    await dialog(desk).getByText('Este cidadão já espera por “Consulta médica”.').waitFor();
    await button(desk, 'Adicionar mesmo assim').waitFor();
    await dialog(desk).getByLabel('Tipo de atendimento').selectOption('Endodontia (CEO)');
    await button(desk, /^Adicionar Ctrl/).click();
    await row(room, 'Outra queixa').getByText('Presente 2 vezes na lista').waitFor();
    await pick(desk, 'Cidadão', 'jose', 'Jose Carlos Pimenta');
    await dialog(desk).getByLabel('Tipo de atendimento').selectOption('Consulta de enfermagem');
    await dialog(desk).getByLabel('Motivo').fill('Curativo que não fecha');
    await button(desk, /^Adicionar/).click();
    await row(room, 'Jose Carlos').waitFor();
    await button(desk, 'Cancelar').click();
    await row(desk, 'Jose Carlos').waitFor();
    expect(await row(desk, 'Odete Farias').count()).toBe(2);
    await looks.at(desk, 'garantia');
    await looks.at(room, 'garantia-medico');
  });

  it('who has no record is registered by Enter, and stands in the dialog when it is done', async () => {
    await desk.bringToFront();
    await leaveFields(desk);
    await desk.keyboard.press('n');
    await until('the focus on the citizen', async () => (await focusedName(desk)).startsWith('Cidadão'));
    await desk.keyboard.type('Zuleica Wanderbilt 12/03/1972');
    await desk.getByText('ou Enter cadastra o cidadão').first().waitFor();
    await desk.keyboard.press('Enter');
    const form = new CitizenForm(desk);
    await until('what was typed', async () =>
      (await form.field(/^Nome completo/).inputValue()).startsWith('Zuleica'),
    );
    await form.fillRest();
    await form.save();
    await dialog(desk).waitFor();
    const field = dialog(desk).getByRole('combobox', { name: 'Cidadão' });
    await until('who was registered', async () => (await field.inputValue()) !== '');
    expect(await field.inputValue()).toBe('Zuleica Wanderbilt');
    await button(desk, 'Cancelar').click();
  });

  it('MAN-12 D shows telephones and what was asked before; whoever only looks changes nothing', async () => {
    await room.bringToFront();
    await row(room, 'Jose Carlos').focus();
    await room.keyboard.press('d');
    await dialog(room).getByText('Presente 1 vez na lista').waitFor();
    await looks.at(room, 'garantia-detalhes');
    await room.keyboard.press('Escape');
    await row(room, 'Jose Carlos').focus();
    await room.keyboard.press('e');
    await room.keyboard.press('n');
    expect(await dialog(room).count()).toBe(0);
    expect(await room.getByRole('button', { name: 'Adicionar cidadão' }).count()).toBe(0);
  });

  it('MAN-12 the filters narrow the queue, and go back to the standard', async () => {
    await desk.bringToFront();
    await leaveFields(desk);
    await desk.keyboard.press('f');
    await dialog(desk).getByRole('checkbox', { name: 'Endodontia (CEO)' }).check();
    await looks.at(desk, 'garantia-filtros');
    await button(desk, 'Ver lista').click();
    await row(desk, 'Jose Carlos').waitFor({ state: 'detached' });
    expect(await row(desk, 'Outra queixa').count()).toBe(1);
    await desk.getByRole('searchbox').fill('pimenta');
    await desk.getByText('Ninguém na lista com estes filtros').waitFor();
    await desk.getByRole('button', { name: 'Voltar para padrão' }).first().click();
    await row(desk, 'Jose Carlos').waitFor();
  });

  it('MAN-12 removing asks why, and what the reason asks for', async () => {
    await row(desk, 'Outra queixa').focus();
    await desk.keyboard.press('.');
    await desk.getByRole('menuitem', { name: 'Remover da lista' }).click();
    await button(desk, 'Remover da lista').click();
    await dialog(desk).getByRole('radio', { name: 'Outros' }).check();
    await button(desk, 'Remover da lista').click();
    await dialog(desk).getByText('Preenchimento obrigatório.').waitFor();
    await dialog(desk)
      .getByRole('radio', { name: /^Não respondeu/ })
      .check();
    await button(desk, 'Remover da lista').click();
    await dialog(desk).getByLabel('Número de tentativas de contato').waitFor();
    await looks.at(desk, 'garantia-remover');
    await dialog(desk).getByLabel('Número de tentativas de contato').fill('3');
    await button(desk, 'Remover da lista').click();
    await row(room, 'Outra queixa').waitFor({ state: 'detached' });
    const kept = await query<{ removal: string; attempts: number }>(
      work.dataDir,
      `select removal, attempts from waiting_request where state = 'removido'`,
    );
    expect(kept).toEqual([{ removal: 'nao-respondeu', attempts: 3 }]);
  });

  it('what another desk changed under an open dialog is said, and what was typed holds on the next press', async () => {
    await row(desk, 'Jose Carlos').focus();
    await desk.keyboard.press('e');
    await dialog(desk).getByLabel('Motivo').fill('Curativo, três vezes por semana');
    const [{ id } = { id: '' }] = await query<{ id: string }>(
      work.dataDir,
      `select id from waiting_request where care = 'enfermagem'`,
    );
    await other.call('PUT', `/waiting-requests/${id}`, {
      version: 1,
      teamId: null,
      care: 'enfermagem',
      reason: 'Curativo em casa',
    });
    await dialog(desk).getByText('Outra pessoa mudou este pedido.').waitFor();
    await looks.at(desk, 'garantia-conflito');
    await button(desk, /^Salvar/).click();
    await row(room, 'Jose Carlos').getByText('Curativo, três vezes por semana').waitFor();
    expect(await dialog(desk).count()).toBe(0);
  });

  it('MAN-12 booked from it: the next free time is filled in; taken by another, the next one is offered and what was typed stays', async () => {
    await row(desk, 'Odete Farias').focus();
    await desk.keyboard.press('Enter');
    const time = dialog(desk).getByLabel('Horário');
    const chosen = () => time.inputValue();
    const professional = dialog(desk).getByRole('combobox', { name: 'Profissional' });
    // It begins there; those who give this care come first.
    await until('the focus on the professional', async () =>
      (await focusedName(desk)).startsWith('Profissional'),
    );
    await desk.keyboard.press('ArrowDown');
    await desk.locator('.combo-option').filter({ hasText: 'Médico' }).first().waitFor();
    await desk.keyboard.press('Enter');
    await until('the next free time', async () => /^\d\d:\d\d$/.test(await chosen()));
    await dialog(desk).getByLabel('Observações').fill('Trazer exames');
    await looks.at(desk, 'garantia-agendar');
    const [first, dayText] = [await chosen(), await dialog(desk).getByLabel('Data').inputValue()];
    // What this page reads of it meanwhile comes late.
    const unread = await holdAnswers(desk, /\/api\/(agendas|next-slots)\?/);
    const day = dayText.split('/').toReversed().join('-');
    const { lotacaoId } = await lotacaoNamed(await professional.inputValue());
    await other.post('/appointments', {
      lotacaoId,
      day,
      start: first,
      citizenId: await newCitizen('LIVIA MORAES TAVARES'),
    });
    await button(desk, /^Agendar/).click();
    await dialog(desk).getByText(`O horário das ${first} acabou de ser ocupado por`).waitFor();
    await looks.at(desk, 'garantia-ocupado');
    await unread.release();
    await button(desk, /^Usar /).click();
    expect(await chosen()).not.toBe(first);
    expect(await dialog(desk).getByLabel('Observações').inputValue()).toBe('Trazer exames');
    await button(desk, /^Agendar/).click();
    await desk.getByText('Saiu da lista.').waitFor();
    await row(room, 'Odete Farias').waitFor({ state: 'detached' });
    const booked = await query<{ state: string; notes: string }>(
      work.dataDir,
      `select w.state, a.notes from waiting_request w join appointment a on a.id = w.appointment_id`,
    );
    expect(booked).toEqual([{ state: 'agendado', notes: 'Trazer exames' }]);
  });
});

/** Who is called so in the unit. */
async function lotacaoNamed(name: string): Promise<{ lotacaoId: string }> {
  const [found] = await query<{ lotacaoId: string }>(
    work.dataDir,
    `select l.id as "lotacaoId" from lotacao l join professional p on p.id = l.professional_id
      where l.active and upper(p.name) = upper('${name}')`,
  );
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

describe('Agendamentos of the citizen', () => {
  it('her appointments stand on her page, with the slip; those that passed and others’ by the filters', async () => {
    await desk.goto(`${work.url}/cidadao/${odete}/agendamentos`);
    const mine = desk.locator('[data-row]').filter({ hasText: 'Trazer exames' });
    await mine.getByText('Agendado').waitFor();
    await looks.at(desk, 'agendamentos-do-cidadao');
    const link = mine.getByRole('link', { name: /^Imprimir o comprovante/ });
    const slip = await desk.request.get(work.url + ((await link.getAttribute('href')) ?? ''));
    expect([slip.status(), slip.headers()['content-type']]).toEqual([200, 'application/pdf']);
    await desk.getByRole('searchbox').fill('ninguém com este nome');
    await desk.getByText('Nenhum agendamento com estes filtros').waitFor();
    await desk.getByRole('button', { name: 'Limpar filtros' }).click();
    await mine.waitFor();
  });
});

describe('Painel de chamadas', () => {
  it('the unit chooses how people are named, and the panel shows it at once; whoever may not is not offered it', async () => {
    await other.post('/list-entries', { citizenId: odete, lotacaoId: null, teamId: null, serviceTypes: [] });
    const { rows } = await other.post<{ rows: Array<{ id: string }> }>('/list-entries/search', {});
    await other.post(`/list-entries/${rows[0]?.id}/calls`, { room: 'Sala 1', calls: 0 });
    await desk.goto(`${work.url}/painel-de-chamadas`);
    await desk.locator('.panel-last').getByText('Odete Farias').waitFor();
    await desk.getByRole('button', { name: 'Nomes no painel' }).click();
    await looks.at(desk, 'painel-nomes');
    await dialog(desk)
      .getByRole('radio', { name: /^Iniciais/ })
      .check();
    await button(desk, /^Salvar/).click();
    await desk.locator('.panel-last').getByText('O. F.').waitFor();
    await desk.getByRole('button', { name: 'Nomes no painel' }).click();
    await dialog(desk)
      .getByRole('radio', { name: /^Senha/ })
      .check();
    await button(desk, /^Salvar/).click();
    await desk.locator('.panel-last').getByText('Senha 1').waitFor();
    expect(await desk.locator('.panel-last').innerText()).not.toContain('Odete');
  });

  it('the pages on the way were good to look at', () => {
    expect(looks.faults).toEqual([]);
  });
});
