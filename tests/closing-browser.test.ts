import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { draftKept } from './support/citizen-form.ts';
import { INSTALLER } from './support/installation.ts';
import { Looks } from './support/looks.ts';
import { MONITOR } from './support/screens.ts';

let work: AtWork;
let nurse: Page;
let keeper: Page;
const looks = new Looks();
/** An open page asks every 30 s whether it may go on, a closed one every 10 s. */

beforeAll(async () => {
  work = await startAtWork({ holds: 'network' });
  const [person] = await query<{ cpf: string }>(
    work.dataDir,
    `select p.cpf from lotacao l join professional p on p.id = l.professional_id
     where l.active and p.cpf is not null and l.cbo like '2235%'
     group by p.id having count(*) = 1 order by p.id limit 1`,
  );
  await work.giveLogin(person?.cpf ?? '');
  nurse = await work.open('/cidadao', { who: person?.cpf ?? '' });
  keeper = await work.open('/situacao', { who: INSTALLER.cpf });
});
afterAll(() => work.release());

it('who types while it closes reads why and until when, loses nothing, and goes on by itself when it opens', async () => {
  await nurse.getByRole('textbox', { name: 'Nome/CNS/CPF do cidadão' }).fill('Quiteria Zanon Rufino');
  await nurse.keyboard.press('Enter');
  await nurse.getByRole('button', { name: 'Adicionar cidadão' }).first().click();
  // The search has a field of this name too.
  await nurse.getByRole('heading', { level: 1, name: 'Cadastro do cidadão' }).waitFor();
  const mother = nurse.getByLabel(/^Nome da mãe/);
  const kept = draftKept(nurse, 'Zulmira');
  await mother.fill('Zulmira Zanon');
  await kept;

  await keeper.getByRole('link', { name: 'Fechar para manutenção' }).click();
  await keeper.getByLabel(/^Por quê/).fill('Troca do servidor da unidade.');
  await looks.at(keeper, 'fechar');
  await keeper.setViewportSize(MONITOR);
  await keeper.getByRole('button', { name: 'Fechar a instalação' }).click();
  await keeper.getByRole('button', { name: 'Abrir para todos' }).waitFor();

  const stranger = await (await work.browser.newContext({ locale: 'pt-BR', viewport: MONITOR })).newPage();
  await stranger.goto(work.url);
  await stranger.getByText('Por enquanto só administradores entram.').waitFor();
  await looks.at(stranger, 'fechada-acesso');

  const closed = nurse.getByRole('dialog', { name: 'Fechada para manutenção' });
  await closed.waitFor();
  await closed.getByText('Troca do servidor da unidade.').waitFor();
  await closed.getByText(/Deve voltar às \d\d:\d\d/).waitFor();
  await looks.at(nurse, 'fechada');
  await nurse.setViewportSize(MONITOR);

  await keeper.getByRole('button', { name: 'Abrir para todos' }).click();
  await keeper.getByRole('button', { name: 'Fechar a instalação' }).waitFor();
  await closed.waitFor({ state: 'detached' });
  expect(await mother.inputValue()).toMatch(/zulmira zanon/i);
  expect(looks.faults).toEqual([]);
});
