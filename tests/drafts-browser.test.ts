import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { launchChromium } from './support/chromium.ts';
import { CitizenForm } from './support/citizen-form.ts';
import { PASSWORD } from './support/installation.ts';
import * as keyboard from './support/keyboard.ts';
import { Looks } from './support/looks.ts';
import { chooseModule, leave, logIn, MONITOR } from './support/screens.ts';

/** The name by which the computers of the unit reach the server: for browsers, a place without encryption. */
const HOST = 'servidor.ubs.test';

let work: AtWork;
/** Computers of the unit, each without a trace of the others. */
let computers: Browser;
let address = '';
let nurses: string[] = [];
const looks = new Looks();
const open: BrowserContext[] = [];

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
  computers = await launchChromium(`--host-resolver-rules=MAP ${HOST} 127.0.0.1`);
  address = work.url.replace(/\/\/[^:]+/, `//${HOST}`);
});
afterEach(async () => {
  for (const context of open.splice(0)) await context.close();
});
afterAll(async () => {
  await computers.close();
  await work.release();
});

/** Sits down at a computer of the unit and enters. */
async function sitDown(path = '/', cpf = nurses[0] ?? ''): Promise<Page> {
  const context = await computers.newContext({ locale: 'pt-BR', viewport: MONITOR });
  open.push(context);
  const page = await context.newPage();
  await page.goto(address);
  await logIn(page, cpf, PASSWORD);
  await chooseModule(page);
  await page.getByRole('button', { name: /^Menu do usuário/ }).waitFor();
  if (path !== '/') await page.goto(address + path);
  return page;
}

/** As when the machine is switched off: no page says good-bye. */
async function kill(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  void page.goto('chrome://crash').catch(() => undefined);
  await crashed;
}

const foot = (page: Page) => page.locator('.form-foot.sticky');
const onServer = (page: Page) => foot(page).getByText('Rascunho salvo no servidor às').waitFor();
const begun = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ hasText: `o cadastro de ${name}` });
const back = (page: Page) => page.getByText('o que você tinha digitado está de volta').waitFor();
const stored = (page: Page) => page.evaluate(() => JSON.stringify([sessionStorage, localStorage]));

describe('a registration typed over plain HTTP at a computer of the unit', () => {
  it('the tab is killed; at another computer all of it is there, offered on Início, and is registered', async () => {
    const first = await sitDown('/cidadao/novo');
    expect(await first.evaluate(() => [isSecureContext, crypto.subtle === undefined])).toEqual([false, true]);
    const form = new CitizenForm(first);
    await form.fillPerson({ name: 'Elvira Matos Pena', birth: '03/02/1958' });
    await form.fillRest({ mother: 'Joana Matos', phone: '48991112233' });
    await form.field(/^E-mail/).fill('elvira@exemplo.org');
    await keyboard.press(first, 'Tab');
    await onServer(first);
    await expect.poll(() => stored(first)).not.toMatch(/elvira/i);
    await looks.at(first, 'rascunho-no-servidor');
    await kill(first);

    const other = await sitDown();
    await other.getByText('Continuar de onde parou').waitFor();
    await looks.at(other, 'inicio-continuar');
    await begun(other, 'Elvira Matos Pena').getByRole('link', { name: 'Retomar' }).click();
    await back(other);
    const again = new CitizenForm(other);
    const fields = [/^Nome completo/, /^Data de nascimento/, /^Nome da mãe/, /^E-mail/, /^Telefone celular/];
    const typed = await Promise.all(fields.map((name) => again.field(name).inputValue()));
    expect(typed).toEqual([
      'Elvira Matos Pena',
      '03/02/1958',
      'Joana Matos',
      'elvira@exemplo.org',
      '(48) 99111-2233',
    ]);
    expect(await again.field(/^Município de nascimento/).inputValue()).toBe('Florianópolis – SC');
    for (const choice of ['Feminino', 'Parda']) expect(await again.field(choice).isChecked()).toBe(true);
    await looks.at(other, 'rascunho-de-volta');
    await again.save();
    await other.getByRole('heading', { level: 1, name: 'Elvira Matos Pena' }).waitFor();
    const rows = await query<{ email: string }>(
      work.dataDir,
      `select email from citizen where name = 'ELVIRA MATOS PENA'`,
    );
    expect(rows).toEqual([{ email: 'elvira@exemplo.org' }]);
    await other.goto(address);
    await other.getByText('Seu acesso').first().waitFor();
    expect(await begun(other, 'Elvira Matos Pena').count()).toBe(0);
    expect(await query(work.dataDir, 'select 1 from draft')).toEqual([]);
  });

  it('without the server it is only in the tab, and the page says so; back again it is sent', async () => {
    const page = await sitDown('/cidadao/novo');
    const form = new CitizenForm(page);
    await form.field(/^Nome completo/).fill('Nair Prates Goulart');
    await keyboard.press(page, 'Tab');
    await onServer(page);
    await page.context().setOffline(true);
    await form.field(/^E-mail/).fill('nair@exemplo.org');
    await keyboard.press(page, 'Tab');
    await foot(page).getByText('Rascunho só nesta aba: sem conexão').waitFor();
    await looks.at(page, 'rascunho-so-na-aba', [MONITOR]);
    await page.context().setOffline(false);
    await onServer(page);
    await kill(page);
    const other = await sitDown();
    await begun(other, 'Nair Prates Goulart').getByRole('link', { name: 'Retomar' }).click();
    await back(other);
    expect(await new CitizenForm(other).field(/^E-mail/).inputValue()).toBe('nair@exemplo.org');
  });

  it('who sits down next at that computer sees nothing of it; its author finds it again', async () => {
    const page = await sitDown('/cidadao/novo');
    await new CitizenForm(page).field(/^Nome completo/).fill('Quiteria Zanon Rufino');
    // At once, before it is kept by itself.
    await leave(page);
    expect(await stored(page)).not.toMatch(/quiteria/i);
    await logIn(page, nurses[1] ?? '', PASSWORD);
    await chooseModule(page);
    await page.getByText('Seu acesso').first().waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/quiteria/i);
    await leave(page);
    await logIn(page, nurses[0] ?? '', PASSWORD);
    await begun(page, 'Quiteria Zanon Rufino').waitFor();
  });
});

describe('the same draft at two computers', () => {
  /** The second goes on from what the first left; then the first types without knowing. */
  async function twoTexts(name: string): Promise<{ first: Page; second: Page }> {
    const first = await sitDown('/cidadao/novo');
    await new CitizenForm(first).field(/^Nome completo/).fill(name);
    await keyboard.press(first, 'Tab');
    await onServer(first);
    const newest = async () =>
      (
        await query<{ writer: string }>(
          work.dataDir,
          'select writer from draft order by saved_at desc limit 1',
        )
      )[0]?.writer;
    const writer = await newest();
    const second = await sitDown(new URL(first.url()).pathname);
    await back(second);
    await new CitizenForm(second).field(/^E-mail/).fill('sala-dois@exemplo.org');
    await keyboard.press(second, 'Tab');
    await onServer(second);
    // What the page says of the first save is the same: the second must be there too.
    await expect.poll(newest).not.toBe(writer);
    await new CitizenForm(first).field(/^E-mail/).fill('sala-um@exemplo.org');
    await keyboard.press(first, 'Tab');
    await first.getByText('também foi escrito em outro computador').waitFor();
    return { first, second };
  }

  it('the one behind is told, sees both texts and chooses its own', async () => {
    const { first } = await twoTexts('Ondina Brito Sá');
    await first.getByRole('button', { name: 'Comparar e escolher' }).click();
    const dialog = first.getByRole('dialog', { name: 'Com qual texto continuar?' });
    const row = dialog.getByRole('row', { name: /E-mail/ });
    expect(await row.innerText()).toMatch(/sala-um@exemplo\.org[\s\S]*sala-dois@exemplo\.org/);
    await looks.at(first, 'rascunho-dois-textos');
    await dialog.getByRole('button', { name: 'Continuar com o desta tela' }).click();
    await first.getByText('também foi escrito').waitFor({ state: 'detached' });
    const third = await sitDown(new URL(first.url()).pathname);
    await back(third);
    expect(await new CitizenForm(third).field(/^E-mail/).inputValue()).toBe('sala-um@exemplo.org');
    expect(await third.getByText('também foi escrito').count()).toBe(0);
  });

  it('killed before it chose, both texts are there at a third; the other one is chosen', async () => {
    const { first } = await twoTexts('Palmira Dutra Reis');
    const path = new URL(first.url()).pathname;
    await kill(first);
    const third = await sitDown(path);
    await third.getByText('também foi escrito em outro computador').waitFor();
    expect(await new CitizenForm(third).field(/^E-mail/).inputValue()).toBe('sala-dois@exemplo.org');
    await third.getByRole('button', { name: 'Comparar e escolher' }).click();
    await third.getByRole('button', { name: 'Continuar com o outro' }).click();
    await expect.poll(() => new CitizenForm(third).field(/^E-mail/).inputValue()).toBe('sala-um@exemplo.org');
    await third.getByText('também foi escrito').waitFor({ state: 'detached' });
  });
});

it('what the first-access wizard saved does not come back as a draft', async () => {
  const page = await work.open('/');
  await query(
    work.dataDir,
    `update administrative_access set first_access_done_at = null where kind = 'municipal-admin'`,
  );
  await page.goto(`${work.url}/primeiro-acesso`);
  await page.getByRole('button', { name: /^(Pular|Avançar)$/ }).click();
  const duration = page.getByLabel('Duração do agendamento (min)');
  await duration.fill('25');
  // Pressed before it is kept by itself.
  await page.getByRole('button', { name: 'Salvar e avançar' }).click();
  await page.getByRole('button', { name: 'Concluir' }).click();
  await page.getByRole('heading', { level: 1, name: /^(Bom dia|Boa tarde|Boa noite), / }).waitFor();
  await page.goto(`${work.url}/gestao-municipal`);
  await duration.waitFor();
  expect(await duration.inputValue()).toBe('25');
  await expect
    .poll(() => query(work.dataDir, `select form from draft where form like 'agenda%'`))
    .toEqual([]);
  expect(await page.getByText('ainda sem salvar').count()).toBe(0);
});

it('every screen passed is whole', () => expect(looks.faults).toEqual([]));
