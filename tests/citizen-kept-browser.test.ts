import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateCns, generateCpf } from '@pec-aberto/brazil';
import Papa from 'papaparse';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someone } from '../modules/citizens/test/desk.ts';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { CitizenForm, draftKept } from './support/citizen-form.ts';
import { chromiumOptions, patient } from './support/chromium.ts';
import { Client } from './support/client.ts';
import { newFolder } from './support/folders.ts';
import { IBGE, PASSWORD } from './support/installation.ts';
import * as keyboard from './support/keyboard.ts';
import { Looks } from './support/looks.ts';
import { MONITOR } from './support/screens.ts';
import { signInBrowser } from './support/sign-in.ts';

let work: AtWork;
/** A nurse who coordinates the unit. */
let nurse = '';
let name = '';
let desk: Client;
const looks = new Looks();

beforeAll(async () => {
  work = await startAtWork({ holds: 'network' });
  const [person] = await query<{ cpf: string; name: string; lotacao: string }>(
    work.dataDir,
    `select p.cpf, p.name, (array_agg(l.id))[1] as lotacao
     from lotacao l join professional p on p.id = l.professional_id
     where l.active and p.cpf is not null and l.cbo like '2235%' and l.team_id is not null
     group by p.id having count(*) = 1 order by p.id limit 1`,
  );
  nurse = person?.cpf ?? '';
  name = person?.name ?? '';
  await query(
    work.dataDir,
    `insert into lotacao_profile (lotacao_id, profile_id)
     select '${person?.lotacao}', id from profile where slug = 'coordenador-ubs' on conflict do nothing`,
  );
  await work.giveLogin(nurse);
  desk = await new Client(work.url).signIn(nurse, PASSWORD);
});
afterAll(() => work.release());

const register = async (change: Parameters<typeof someone>[0] = {}) =>
  (await desk.post<{ id: string }>('/citizens', someone(change))).id;
const open = (path: string) => work.open(path, { who: nurse, acceptDownloads: true });
const heading = (page: Page, title: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: title }).waitFor();

describe('the registration leaves with the citizen', () => {
  const cpf = generateCpf(930_001);
  const cns = generateCns(930_001, 7);
  let id = '';
  let page: Page;

  /** What the menu ⋮ gives: name of the file and its text. */
  async function take(entry: string): Promise<{ file: string; text: string }> {
    await page.getByRole('button', { name: /^Mais opções de/ }).click();
    const started = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: entry }).click();
    const download = await started;
    return { file: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  }

  beforeAll(async () => {
    id = await register({
      name: 'ANA PAULA DIAS',
      socialName: 'LÉO DIAS',
      cpf,
      cns,
      email: 'leo@exemplo.com.br',
      cep: '88010000',
      uf: 'SC',
      municipalityIbge: IBGE,
      bairro: 'CENTRO',
      streetType: '081',
      street: 'DAS FLORES',
      noHouseNumber: true,
    });
    page = await open(`/cidadao/${id}`);
    await heading(page, 'Léo Dias');
  });

  it('as a FHIR R4 Patient that says what is on record', async () => {
    const { file, text } = await take('Exportar cadastro (FHIR)');
    expect(file).toBe(`cidadao-${id}.fhir.json`);
    expect(JSON.parse(text)).toMatchObject({
      resourceType: 'Patient',
      id,
      active: true,
      gender: 'female',
      identifier: [
        { system: 'http://rnds.saude.gov.br/fhir/r4/NamingSystem/cpf', value: cpf },
        { system: 'http://rnds.saude.gov.br/fhir/r4/NamingSystem/cns', value: cns },
      ],
      name: [
        { use: 'official', text: 'ANA PAULA DIAS' },
        { use: 'usual', text: 'LÉO DIAS' },
      ],
      telecom: [{ system: 'phone' }, { system: 'email', value: 'leo@exemplo.com.br' }],
      address: [{ line: ['Rua DAS FLORES, S/N'], district: 'CENTRO', city: 'Florianópolis', state: 'SC' }],
    });
  });

  it('as CSV that a spreadsheet opens with its accents, codes beside what they mean', async () => {
    const { file, text } = await take('Exportar cadastro (CSV)');
    expect(file).toBe(`cidadao-${id}.csv`);
    expect(text.startsWith('\ufeff')).toBe(true);
    const { data, errors } = Papa.parse<string[]>(text.slice(1), { delimiter: ';' });
    expect(errors).toEqual([]);
    expect(data[0]).toEqual(['Bloco', 'Campo', 'Valor', 'Código']);
    const told = new Map(data.map(([, field, value, code]) => [field, [value, code]]));
    expect(told.get('Nome social')).toEqual(['LÉO DIAS', 'LÉO DIAS']);
    expect(told.get('CPF')?.[1]).toBe(cpf);
    expect(told.get('Sexo')).toEqual(['Feminino', '1']);
    expect(told.get('Município')).toEqual([expect.stringMatching(/^Florian/i), IBGE]);
    const events = await query<{ details: { format: string } }>(
      work.dataDir,
      `select details from audit_event where subject_id = '${id}' and type = 'citizens.exported' order by at`,
    );
    expect(events.map(({ details }) => details.format)).toEqual(['fhir', 'csv']);
  });
});

describe('drafts on "Início"', () => {
  let page: Page;
  const row = (title: string) => page.getByRole('listitem').filter({ hasText: title });
  const dialog = () => page.getByRole('dialog', { name: 'Descartar o rascunho?' });
  const ask = async (title: string) => {
    await keyboard.tabTo(page, new RegExp(`^Descartar ${title}$`));
    await keyboard.press(page, 'Enter');
    await dialog().getByText(title).waitFor();
  };

  beforeAll(async () => {
    const id = await register({ name: 'NADIR LEMOS PAZ' });
    page = await open(`/cidadao/${id}/editar`);
    const begin = async (path: string, field: string | RegExp, text: string) => {
      await page.goto(work.url + path);
      await new CitizenForm(page).field(field).fill(text);
      await keyboard.press(page, 'Tab');
      await page.getByText('Rascunho salvo no servidor').first().waitFor();
    };
    await begin(`/cidadao/${id}/editar`, /^E-mail/, 'nadir@exemplo.org');
    await begin('/cidadao/novo', /^Nome completo/, 'Olga Pinto Reis');
    await begin('/cidadao/novo', /^E-mail/, 'sem-nome@exemplo.org');
    await page.goto(work.url);
    await row('um novo cidadão').waitFor();
  });

  it('each can be given up by keyboard, once that was asked', async () => {
    await looks.at(page, 'inicio-rascunhos');
    await ask('o cadastro de Olga Pinto Reis');
    expect(await dialog().innerText()).toContain('O que você digitou e não salvou se perde.');
    expect(await keyboard.focusedName(page)).toBe('Manter rascunho');
    await looks.at(page, 'inicio-descartar-rascunho');
    await keyboard.press(page, 'Enter');
    await dialog().waitFor({ state: 'detached' });
    expect(await keyboard.focusedName(page)).toBe('Descartar o cadastro de Olga Pinto Reis');

    await ask('o cadastro de Olga Pinto Reis');
    await keyboard.press(page, 'Tab', 'Enter');
    await row('Olga Pinto Reis').waitFor({ state: 'detached' });
    // The next one has the focus.
    await expect.poll(() => keyboard.focusedName(page)).toBe('Retomar o cadastro de Nadir Lemos Paz');
    await page.reload();
    await row('um novo cidadão').waitFor();
    expect(await row('Olga Pinto Reis').count()).toBe(0);
  });

  it('another is given up beside a form, whose own draft stays told', async () => {
    await page.goto(`${work.url}/cidadao/novo`);
    await new CitizenForm(page).field(/^Nome completo/).fill('Rita Telles Brum');
    await keyboard.press(page, 'Tab');
    await page.getByText('Rascunho salvo no servidor').first().waitFor();
    await looks.at(page, 'cadastro-rascunhos-de-outros');
    await row('um novo cidadão')
      .getByRole('button', { name: /^Descartar/ })
      .click();
    await dialog().getByRole('button', { name: 'Descartar' }).click();
    await row('um novo cidadão').waitFor({ state: 'detached' });
    expect(await page.getByText('Rascunho salvo no servidor').first().isVisible()).toBe(true);
  });

  it('the last one takes its card away, and the page has the focus', async () => {
    await page.goto(work.url);
    for (const title of ['o cadastro de Rita Telles Brum', 'o cadastro de Nadir Lemos Paz']) {
      await row(title)
        .getByRole('button', { name: `Descartar ${title}` })
        .click();
      await dialog().getByRole('button', { name: 'Descartar' }).click();
      await row(title).waitFor({ state: 'detached' });
    }
    expect(await page.getByText('Continuar de onde parou').count()).toBe(0);
    await expect.poll(() => keyboard.focusedName(page)).toMatch(/^(Bom dia|Boa tarde|Boa noite), /);
  });
});

describe('nothing typed in the form is lost', () => {
  it('reloaded right after the last key, or refused for an error, the form comes back whole', async () => {
    const id = await register({ name: 'IARA MELO PRATES' });
    const page = await open(`/cidadao/${id}/editar`);
    const form = new CitizenForm(page);
    await form.field(/^E-mail/).fill('iara@exemplo.org');
    await page.reload();
    await page.getByText('o que você tinha digitado está de volta').waitFor();
    expect(await form.field(/^E-mail/).inputValue()).toBe('iara@exemplo.org');
    await form.field(/^Telefone celular/).fill('+55 48 99111-22334');
    await form.save();
    expect(await form.field(/^Telefone celular/).inputValue()).toBe('(55) 48991-1122334');
    expect(await form.faultOf(/^Telefone celular/)).toContain('Há números a mais');
    const other = await page.context().newPage();
    await other.goto(`${work.url}/cidadao/${id}/editar`);
    await other.getByText('o que você tinha digitado está de volta').waitFor();
    const again = new CitizenForm(other);
    expect(await again.field(/^Telefone celular/).inputValue()).toBe('(55) 48991-1122334');
    await again.field(/^Telefone celular/).fill('+55 48 99111-2233');
    expect(await again.field(/^Telefone celular/).inputValue()).toBe('(48) 99111-2233');
  });

  it('a save without connection is told by the button; with it back nothing says that all was sent', async () => {
    const page = await open('/cidadao/novo');
    const form = new CitizenForm(page);
    await form.fillPerson({ name: 'Zilda Moura Leal', birth: '05/04/1971' });
    await page.context().setOffline(true);
    await form.field(/^Município de nascimento/).fill('Palho');
    await page.getByText('Sem conexão com o servidor.').first().waitFor();
    await keyboard.press(page, 'Tab');
    expect(await form.faultOf(/^Município de nascimento/)).toContain('A lista não veio do servidor');
    await page.context().setOffline(false);
    const bar = page.locator('.connection-bar.back');
    await bar.waitFor();
    expect(await bar.innerText()).toContain('ainda não foi salvo: Ctrl S');
    await form.fillRest();
    await page.context().setOffline(true);
    await form.save();
    const foot = page.locator('.form-foot.sticky');
    await foot.getByText('Não foi salvo: sem conexão.').waitFor();
    await looks.at(page, 'cadastro-sem-conexao');
    await page.context().setOffline(false);
    await bar.waitFor();
    expect(await bar.innerText()).not.toContain('Tudo foi enviado');
    await foot.getByText('Ainda não foi salvo. A conexão voltou: Ctrl S.').waitFor();
    await form.save();
    await heading(page, 'Zilda Moura Leal');
  });

  it('a number that is of somebody else: back to correct it, the focus is on that number', async () => {
    const cpf = generateCpf(930_044);
    await register({ name: 'OTILIA CAMPOS REIS', cpf });
    const page = await open('/cidadao/novo');
    const form = new CitizenForm(page);
    await form.fillPerson({ name: 'Breno Sales Couto', birth: '10/09/1980' });
    await form.field(/^CPF/).fill(cpf);
    await form.fillRest();
    await form.save();
    const dialog = page.getByRole('dialog', { name: /^Este CPF já é de outro cadastro/ });
    await dialog.waitFor();
    await keyboard.press(page, 'Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).name))
      .toBe('cpf');
  });

  it('a session that ends in mid-form asks the password in place, and the citizen is registered once', async () => {
    const page = await open('/cidadao/novo');
    const form = new CitizenForm(page);
    await form.fillPerson({ name: 'Dalva Pires Rosa', birth: '06/06/1966' });
    await form.fillRest({ mother: 'Cora Pires Rosa' });
    await form.field(/^E-mail/).fill('dalva@exemplo.org');
    const sent: (string | undefined)[] = [];
    page.on('request', (request) => {
      const creates = request.method() === 'POST' && request.url().endsWith('/api/citizens');
      if (creates) sent.push(request.headers()['idempotency-key']);
    });
    await query(work.dataDir, `update session set ended_at = now() where ended_at is null`);
    await form.save();
    const dialog = page.getByRole('dialog', { name: 'Sua sessão terminou por inatividade' });
    await dialog.waitFor();
    await looks.at(page, 'cadastro-sessao-terminada', [MONITOR]);
    await dialog.getByLabel('Usuário (CPF)').fill(nurse);
    await dialog.getByLabel(/^Senha de /).fill(PASSWORD);
    await keyboard.press(page, 'Enter');
    await dialog.waitFor({ state: 'detached' });
    await heading(page, 'Dalva Pires Rosa');
    expect([sent.length, new Set(sent).size]).toEqual([2, 1]);
    const rows = await query<{ email: string; mother_name: string; author: string }>(
      work.dataDir,
      `select c.email, c.mother_name, p.name as author from citizen c join professional p on p.id = c.updated_by
       where c.name = 'DALVA PIRES ROSA'`,
    );
    expect(rows).toEqual([{ email: 'dalva@exemplo.org', mother_name: 'CORA PIRES ROSA', author: name }]);
    // What was saved is no draft any more.
    await page.goto(`${work.url}/cidadao/novo`);
    await heading(page, 'Cadastro do cidadão');
    expect(await page.getByText('Dalva Pires Rosa').count()).toBe(0);
  });

  it('the browser is closed in mid-form; opened again, the draft is back and is registered', async () => {
    const profile = join(newFolder(), 'profile');
    const openBrowser = async (): Promise<BrowserContext> => {
      const launched = await chromium.launchPersistentContext(profile, {
        ...(await chromiumOptions()),
        locale: 'pt-BR',
        viewport: MONITOR,
      });
      const context = patient(launched);
      await signInBrowser(context, work.url, nurse, PASSWORD);
      return context;
    };
    const first = await openBrowser();
    const page = await first.newPage();
    await page.goto(`${work.url}/cidadao/novo`);
    const form = new CitizenForm(page);
    await form.fillPerson({ name: 'Elza Brito Maia', birth: '03/02/1958' });
    await form.fillRest({ mother: 'Joana Brito' });
    const kept = draftKept(page, 'elza@exemplo.org');
    await form.field(/^E-mail/).fill('elza@exemplo.org');
    await keyboard.press(page, 'Tab');
    await kept;
    await page.getByText('Rascunho salvo no servidor').first().waitFor();
    await first.close();

    const second = await openBrowser();
    const again = await second.newPage();
    await again.goto(`${work.url}/cidadao/novo`);
    const begun = again.getByRole('listitem').filter({ hasText: 'o cadastro de Elza Brito Maia' });
    await begun.getByRole('link', { name: 'Retomar' }).click();
    await again.getByText('o que você tinha digitado está de volta').waitFor();
    const back = new CitizenForm(again);
    expect(await back.field(/^E-mail/).inputValue()).toBe('elza@exemplo.org');
    expect(await back.field(/^Município de nascimento/).inputValue()).toBe('Florianópolis – SC');
    await back.save();
    await heading(again, 'Elza Brito Maia');
    await second.close();
    const rows = await query<{ email: string }>(
      work.dataDir,
      "select email from citizen where name = 'ELZA BRITO MAIA'",
    );
    expect(rows).toEqual([{ email: 'elza@exemplo.org' }]);
  });
});

it('every screen passed is whole', () => expect(looks.faults).toEqual([]));
