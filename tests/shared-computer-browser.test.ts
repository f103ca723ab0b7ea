import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { PASSWORD } from './support/installation.ts';
import { chooseModule, leave, logIn } from './support/screens.ts';

let work: AtWork;
let nurses: string[] = [];

beforeAll(async () => {
  work = await startAtWork({ holds: 'network' });
  const people = await query<{ cpf: string }>(
    work.dataDir,
    `select p.cpf from lotacao l join professional p on p.id = l.professional_id
     where l.active and p.cpf is not null and l.cbo like '2235%'
     group by p.id having count(*) = 1 order by p.id limit 2`,
  );
  nurses = people.map(({ cpf }) => cpf);
  for (const cpf of nurses) await work.giveLogin(cpf);
});
afterAll(() => work.release());

const box = (page: Page) => page.getByRole('textbox', { name: 'Nome/CNS/CPF do cidadão' });

it('who sits down next finds nothing of what the last one looked for and typed', async () => {
  const [first = '', next = ''] = nurses;
  const page = await work.open('/cidadao', { who: first });
  await box(page).fill('Quiteria Zanon Rufino');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Adicionar cidadão' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Cadastro do cidadão' }).waitFor();
  const name = page.getByLabel(/^Nome completo/);
  expect(await name.inputValue()).toMatch(/quiteria zanon rufino/i);
  // What the browser writes to the disk for the day it is opened again.
  expect(await page.evaluate(() => JSON.stringify(history.state))).not.toMatch(/quiteria/i);
  expect(page.url()).not.toMatch(/quiteria/i);
  await page.goBack();
  await expect.poll(() => box(page).inputValue()).toBe('Quiteria Zanon Rufino');
  await page.goForward();
  await name.waitFor();
  expect(await name.inputValue()).toMatch(/quiteria/i);

  await leave(page);
  await logIn(page, next, PASSWORD);
  await chooseModule(page);
  await page.getByRole('button', { name: /^Menu do usuário/ }).waitFor();
  await page.goBack();
  await box(page).waitFor();
  expect(await box(page).inputValue()).toBe('');
  expect(await page.locator('body').innerText()).not.toMatch(/quiteria/i);
});
