import { titleCaseName } from '@pec-aberto/brazil';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import * as keyboard from './support/keyboard.ts';
import { Looks } from './support/looks.ts';
import { drawn } from './support/screens.ts';

type Citizen = { id: string; name: string; cpf: string; birth: string };

const SEARCH = '**/api/citizens/search';

describe('search of citizens by keyboard', () => {
  let work: AtWork;
  let page: Page;
  let person: Citizen;
  const looks = new Looks();
  const look = (name: string) => looks.at(page, name);
  const press = (...keys: string[]) => keyboard.press(page, ...keys);
  const list = () => page.getByRole('table', { name: 'os cidadãos' });
  const rows = () => list().locator('tbody tr');
  const preview = () => page.getByRole('region', { name: 'Resumo do cidadão' });
  const box = () => page.getByRole('textbox', { name: 'Nome/CNS/CPF do cidadão' });

  /** What stands in the box is taken away, and this typed. */
  async function ask(text: string): Promise<void> {
    await box().focus();
    await press('Control+a');
    await page.keyboard.type(text);
  }

  beforeAll(async () => {
    work = await startAtWork({ holds: 'citizens' });
    const [desk] = await query<{ cpf: string }>(
      work.dataDir,
      "select p.cpf from lotacao l join professional p on p.id = l.professional_id where l.cbo = '422105' and p.cpf is not null limit 1",
    );
    const cpf = desk?.cpf ?? '';
    await work.giveLogin(cpf);
    // Somebody whose name nobody else has.
    const [found] = await query<Citizen>(
      work.dataDir,
      `select id, name, cpf, to_char(birth_date, 'DD/MM/YYYY') as birth from citizen c
       where status = 'active' and not deceased and social_name is null and cpf is not null
         and mother_name is not null and name ~ '^[A-Z]{6,} [A-Z]{6,} [A-Z]{5,}$'
         and (select count(*) from citizen x where x.name = c.name or x.cpf = c.cpf) = 1 order by name limit 1`,
    );
    if (!found) throw new Error('nobody to look for');
    person = found;
    page = await work.open('/cidadao', { who: cpf });
  });
  afterAll(() => work.release());

  it('CIT-07 the box has the focus; what is typed is found, Enter goes to the list and Enter opens', async () => {
    expect(await keyboard.focusedName(page)).toContain('Nome/CNS/CPF');
    await look('cidadao-busca-vazia');
    const [first = '', , last = ''] = person.name.split(' ');
    // Part of the last name, then the first: any order, no accents.
    await page.keyboard.type(`${last.slice(0, 5)} ${first.toLowerCase()}`);
    await list().getByText(person.cpf.slice(3, 6)).first().waitFor();
    await page.getByText(/\d+ cidadãos? · \d+ ms/).waitFor();
    expect(await rows().first().locator('mark').count()).toBeGreaterThan(0);
    await press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TR');
    for (let row = 0; !(await keyboard.focusedName(page)).includes(titleCaseName(person.name)); row++) {
      expect(row).toBeLessThan(20);
      await press('ArrowDown');
    }
    await preview()
      .getByRole('heading', { name: titleCaseName(person.name) })
      .waitFor();
    await look('cidadao-busca');
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: titleCaseName(person.name) }).waitFor();
  });

  it('the way back finds the search as it was, and the address says nothing of it', async () => {
    await page.goBack();
    await rows().first().waitFor();
    expect(await box().inputValue()).toContain(person.name.split(' ')[0]?.toLowerCase());
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/cidadao');
  });

  it('CIT-07 a CPF typed with dots finds its person, shown without its ends', async () => {
    await ask(person.cpf.replace(/(\d{3})(\d{3})(\d{3})(\d{2})/, '$1.$2.$3-$4'));
    await page.getByText('1 cidadão ·').waitFor();
    const row = await rows().first().textContent();
    expect(row).toContain(`•••.${person.cpf.slice(3, 6)}.${person.cpf.slice(6, 9)}-••`);
    expect(row).not.toContain(person.cpf.slice(0, 3));
  });

  it('arrows walk the list and the summary follows; / comes back to the box', async () => {
    await ask('silva');
    await page.getByText('Foram encontrados muitos cadastros.').waitFor();
    await press('ArrowDown', 'ArrowDown', 'ArrowDown');
    const name = await rows().nth(2).locator('.strong').first().textContent();
    await preview()
      .getByRole('heading', { name: name ?? '' })
      .waitFor();
    await look('cidadao-busca-muitos');
    await press('/');
    expect(await keyboard.focusedName(page)).toContain('Nome/CNS/CPF');
  });

  it('filters narrow together, and are cleared at once', async () => {
    await ask('silva');
    await keyboard.tabTo(page, /^Data de nascimento/);
    await page.keyboard.type('01/01/1901');
    await press('Tab');
    await page.getByText('Nenhum cadastro com “silva, 01/01/1901”').waitFor();
    await keyboard.tabTo(page, /^Limpar filtros/);
    await press('Enter');
    await page.getByRole('region', { name: 'Abertos por você há pouco' }).waitFor();
    // The one opened above is the last one.
    await expect.poll(() => list().getByText(titleCaseName(person.name)).first().isVisible()).toBe(true);
  });

  it('a slip of the keyboard: what was likely meant is offered, and found', async () => {
    await ask('sivla');
    await page.getByText('Nenhum cadastro com “sivla”').waitFor();
    await look('cidadao-busca-engano');
    await keyboard.tabTo(page, /^Você quis dizer “silva”/);
    await press('Enter');
    await page.getByText('Foram encontrados muitos cadastros.').waitFor();
    // As after Enter: the list of what was meant takes the focus.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TR');
    expect(await box().inputValue()).toBe('silva');
  });

  it('nobody found: registration begins with what was typed', async () => {
    await ask('Zuleica Wanderbilt 12/03/1972');
    await page.getByText('Nenhum cadastro com “Zuleica Wanderbilt 12/03/1972”').waitFor();
    await look('cidadao-busca-nenhum');
    // Neither in passing nor in a link: addresses are seen, kept and logged.
    expect(await page.locator('[href*="uleica"]').count()).toBe(0);
    const addresses: string[] = [];
    page.on('framenavigated', (frame) => addresses.push(frame.url()));
    page.on('request', (request) => addresses.push(request.url()));
    await keyboard.tabTo(page, /^Adicionar cidadão/);
    await press('Enter');
    await expect.poll(() => page.getByLabel(/^Nome completo/).inputValue()).toBe('Zuleica Wanderbilt');
    expect(
      await page
        .getByLabel(/^Data de nascimento/)
        .first()
        .inputValue(),
    ).toBe('12/03/1972');
    expect(addresses).toContainEqual(expect.stringMatching(/\/cidadao\/novo\/[0-9a-f-]{36}$/));
    expect(addresses.filter((address) => /uleica|1972/.test(address))).toEqual([]);
    await page.goto(`${work.url}/cidadao`);
    await box().waitFor();
  });

  it('a mistyped CPF is told, and goes to its field with the error; a day that does not exist is told', async () => {
    await ask('odete 31/02/1980');
    await page.getByText('A data 31/02/1980 não existe').waitFor();
    await ask('815.227.062-84');
    await page.getByText('CPF inválido: confira os números').waitFor();
    await look('cidadao-busca-cpf-invalido');
    await keyboard.tabTo(page, /^Adicionar cidadão/);
    await press('Enter');
    const cpf = page.getByRole('textbox', { name: 'CPF', exact: true });
    await expect.poll(() => cpf.inputValue()).toBe('815.227.062-84');
    await expect.poll(() => cpf.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel(/^Telefone celular/).inputValue()).toBe('');
    await look('cidadao-novo-cpf-invalido');
    await page.goto(`${work.url}/cidadao`);
    await box().waitFor();
  });

  it('a page has as many rows as its foot says', async () => {
    await ask('silva');
    await page.getByText(/mais de [1-9]0+ cidadãos · /).waitFor();
    const chosen = page.getByLabel('Mostrar');
    expect(await chosen.inputValue()).toBe(String(await rows().count()));
    await chosen.selectOption('25');
    await expect.poll(() => rows().count()).toBe(25);
    await chosen.selectOption('50');
  });

  it('the form of a record opens at its first field, and asks no identity of who never told it', async () => {
    await page.goto(`${work.url}/cidadao/${person.id}/editar`);
    await expect.poll(() => keyboard.focusedName(page)).toMatch(/^CPF/);
    await page.getByLabel(/^Telefone celular/).fill('48991112233');
    await press('Control+s');
    await page.getByText('Cadastro salvo.').waitFor();
    await page.goto(`${work.url}/cidadao`);
    await box().waitFor();
  });

  it('an answer that comes late never takes the place of a later one', async () => {
    let held: Route | undefined;
    await page.route(SEARCH, async (route) => {
      if (!held && route.request().postData()?.includes('maria')) held = route;
      else await route.continue();
    });
    await ask('maria');
    await expect.poll(() => held !== undefined).toBe(true);
    await ask(person.name);
    await list().getByText(titleCaseName(person.name)).first().waitFor();
    await held?.continue().catch(() => undefined);
    // Null when the page no longer waits for it.
    const late = await held?.request().response();
    await late?.finished();
    await drawn(page);
    expect(await rows().count()).toBeLessThan(5);
    await page.unroute(SEARCH);
  });

  it('who types on after Enter stays in the box, whenever the answer comes', async () => {
    let held: Route | undefined;
    await page.route(SEARCH, async (route) => {
      if (held) await route.continue();
      else held = route;
    });
    await ask('silva');
    await press('Enter');
    await expect.poll(() => held !== undefined).toBe(true);
    await page.keyboard.type(' ma');
    await held?.continue().catch(() => undefined);
    await list().locator('mark', { hasText: /^ma$/i }).first().waitFor();
    await drawn(page);
    expect(await keyboard.focusedName(page)).toContain('Nome/CNS/CPF');
    expect(await box().inputValue()).toBe('silva ma');
    await page.unroute(SEARCH);
  });

  it('a search that fails says so in its place, and is tried again by key', async () => {
    await page.route(SEARCH, (route) => route.fulfill({ status: 500, body: '' }));
    await ask('terezinha zzz');
    await page.getByText('Não foi possível', { exact: false }).first().waitFor();
    await look('cidadao-busca-falha');
    await page.unroute(SEARCH);
    await keyboard.tabTo(page, /^Tentar de novo/);
    await press('Enter');
    const none = page.getByText('Nenhum cadastro com “terezinha zzz”');
    await expect.poll(() => none.isVisible()).toBe(true);
  });

  it('Ctrl K finds a citizen and Enter opens', async () => {
    await press('Control+k');
    await page.keyboard.type(person.name);
    await page
      .getByRole('option', { name: new RegExp(titleCaseName(person.name)) })
      .first()
      .waitFor();
    await press('Enter');
    const opened = page.getByRole('heading', { level: 1, name: titleCaseName(person.name) });
    await expect.poll(() => opened.isVisible()).toBe(true);
  });

  it('Ctrl K: Enter before the answer waits for it, and never opens who answered an older text', async () => {
    await page.goto(`${work.url}/cidadao`);
    await box().waitFor();
    await press('Control+k');
    await page.keyboard.type('silva');
    const option = (name: string) => page.getByRole('option', { name: new RegExp(name) });
    await option('Silva').first().waitFor();
    await press('Control+a');
    await page.keyboard.type(person.name);
    await press('Enter');
    const opened = page.getByRole('heading', { level: 1, name: titleCaseName(person.name) });
    await expect.poll(() => opened.isVisible()).toBe(true);
    await expect.poll(() => page.getByRole('dialog').isVisible()).toBe(false);
  });

  it('Ctrl K with nobody found offers what was likely meant, and then a registration', async () => {
    await press('Control+k');
    await page.keyboard.type('sivla');
    const result = (name: RegExp) => page.getByRole('option', { name });
    await page.getByRole('option', { name: /^Você quis dizer “silva”/, selected: true }).waitFor();
    await result(/^Adicionar cidadão/).waitFor();
    await look('ctrl-k-ninguem');
    await press('Enter');
    await result(/Silva/).nth(1).waitFor();
    expect(await result(/^Adicionar cidadão/).count()).toBe(0);
    await press('Escape');
  });

  it('every screen passed is whole, in both sizes', () => expect(looks.faults).toEqual([]));
});
