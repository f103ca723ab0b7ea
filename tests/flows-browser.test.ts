import { generateCpf, titleCaseName } from '@pec-aberto/brazil';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { someone } from '../modules/citizens/test/desk.ts';
import { projectRoot } from '#platform/config/root';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { Client } from './support/client.ts';
import { PASSWORD } from './support/installation.ts';
import { Hand } from './support/hand.ts';
import { faultsOf } from './support/inspect.ts';
import { focusedName } from './support/keyboard.ts';

/**
 * The frequent tasks by exactly the keys that the flows allow: what is counted is every key or chord that is
 * not text. The numbers are upper limits: a screen that asks one more key turns its task red.
 */

/** Invented, of Florianópolis. */
const CEPS = `${projectRoot()}/packages/terminology/data/samples/cep`;
const CEP = '88099010';

let work: AtWork;
/** Nurse, and the coordination of her unit. */
let nurse = '';
let colleague: { name: string; id: string };

beforeAll(async () => {
  work = await startAtWork({ holds: 'network' });
  const [found] = await query<{ cpf: string; lotacao: string; unit: string }>(
    work.dataDir,
    `select p.cpf, l.id as lotacao, l.unit_id as unit from lotacao l join professional p on p.id = l.professional_id
     where l.cbo like '2235%' and l.active and p.cpf is not null and l.team_id is not null
       and (select count(*) from lotacao x where x.professional_id = p.id) = 1 order by p.id limit 1`,
  );
  nurse = found?.cpf ?? '';
  await query(
    work.dataDir,
    `insert into lotacao_profile (lotacao_id, profile_id)
     select '${found?.lotacao}', id from profile where slug = 'coordenador-ubs' on conflict do nothing`,
  );
  await work.giveLogin(nurse);
  await work.command(['data-package', 'import', CEPS]);
  const [other] = await query<{ name: string; id: string }>(
    work.dataDir,
    `select p.name, p.id from lotacao l join professional p on p.id = l.professional_id
     where l.unit_id = '${found?.unit}' and l.active and p.cpf is not null and p.cpf <> '${nurse}'
       and (select count(*) from lotacao x where x.professional_id = p.id) = 1 order by p.name limit 1`,
  );
  if (!other) throw new Error('she works alone');
  colleague = other;
});
afterEach(() => work.closePages());
afterAll(() => work.release());

const hand = async (path: string, who = nurse) => new Hand(await work.open(path, { who }));
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
/** The choice of a combo that Enter would pick. */
const marked = (page: Page, text: string | RegExp) =>
  page.locator('[data-combobox-selected]').filter({ hasText: text });
const newCitizen = async (name: string) =>
  (
    await (
      await new Client(work.url).signIn(nurse, PASSWORD)
    ).post<{ id: string }>('/citizens', someone({ name }))
  ).id;

describe('flow 3: a new citizen without CPF', () => {
  it('is on record within 26 keys, from the search to the page of the record', async () => {
    const desk = await hand('/cidadao');
    const { page } = desk;
    const chosen = (name: string) => page.getByRole('radio', { name, exact: true, checked: true }).waitFor();
    await desk.reached(/^Nome\/CNS\/CPF/);
    await desk.type('Zuleica Wanderbilt 12/03/1972');
    await page.getByText('Nenhum cadastro com “Zuleica Wanderbilt 12/03/1972”').waitFor();
    await desk.to(/^CPF$/, 'Alt+n');
    await desk.to(/^Nome completo/);
    await desk.to(/^Data de nascimento/);
    await desk.to(/^Feminino|^Masculino/);
    await desk.press('f');
    await chosen('Feminino');
    await desk.to(/^Branca/);
    await desk.press('p', 'p');
    await chosen('Parda');
    await desk.to(/^Nome da mãe/);
    await desk.type('Rosalinda Wanderbilt');
    await desk.to(/^Nome do pai/);
    await desk.to(/^Desconhece/);
    await desk.press('Space');
    await desk.to(/^Brasileira/);
    await desk.to(/^Município de nascimento/);
    await desk.type('flo');
    await marked(page, /^Florianópolis – SC/).waitFor();
    await desk.press('Enter');
    await desk.to(/^Telefone celular/);
    await desk.type('48991112233');
    await desk.to(/^Utilizar informação do cadastro individual/);
    await desk.to(/^País de residência/);
    await desk.to(/^CEP/);
    await desk.type(CEP);
    await page.getByText('Endereço do CEP.').waitFor();
    await desk.to(/^Número/);
    await desk.type('120');
    await desk.to(/^Sim|^Não/);
    await desk.press('n');
    await desk.to(/^Sim|^Não/);
    await desk.press('n', 'Control+s');
    await heading(page, 'Zuleica Wanderbilt');
    expect(desk.keys).toBeLessThanOrEqual(26);
    expect(
      await query(
        work.dataDir,
        `select sex, race, father_unknown, birth_municipality_ibge, house_number, informs_gender_identity
         from citizen where name = 'ZULEICA WANDERBILT'`,
      ),
    ).toEqual([
      {
        sex: 1,
        race: 4,
        father_unknown: true,
        birth_municipality_ibge: '4205407',
        house_number: '120',
        informs_gender_identity: false,
      },
    ]);
  });

  it('begins from Ctrl K too, where nobody was found', async () => {
    const desk = await hand('/');
    const { page } = desk;
    await desk.press('Control+k');
    await desk.type('Quitéria Nonato 03/05/1980');
    await page
      .getByRole('option', { name: /^Adicionar cidadão · nenhum cadastro/, selected: true })
      .waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await desk.press('Enter');
    await expect.poll(() => page.getByLabel(/^Nome completo/).inputValue()).toBe('Quitéria Nonato');
    expect(page.url()).not.toMatch(/uit/);
  });

  it('in the list of municipalities each arrow goes to the next one', async () => {
    const desk = await hand('/cidadao/novo');
    const { page } = desk;
    await page.getByLabel(/^Município de nascimento/).focus();
    await desk.type('flor');
    await marked(page, /^Florianópolis – SC/).waitFor();
    const all = await page.locator('.combo-option').allInnerTexts();
    for (const place of [1, 2]) {
      await desk.press('ArrowDown');
      await marked(page, all[place] ?? '?').waitFor();
    }
    await desk.press('ArrowUp', 'Enter');
    expect(await page.getByLabel(/^Município de nascimento/).inputValue()).toBe(all[1]);
  });
});

describe('flow 9: a record outside an encounter', () => {
  it('is open after 4 keys, and the reason is what was written', async () => {
    await newCitizen('JOVELINA PRATES');
    const desk = await hand('/');
    const { page } = desk;
    await desk.press('Control+k');
    await desk.type('jovelina');
    await page.getByRole('option', { name: /^Jovelina Prates/, selected: true }).waitFor();
    await desk.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Por que você vai abrir este prontuário/ });
    await dialog.waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await desk.press('1');
    await desk.type('vacina atrasada');
    await desk.press('Enter');
    await page.getByText(/fora de atendimento às .*: Busca ativa: vacina atrasada/).waitFor();
    expect(desk.keys).toBe(4);
  });

  it('Shift Enter begins another line of the reason; Esc leaves, also where nothing was pressed before', async () => {
    const id = await newCitizen('ODORICO PEDREIRA');
    const desk = await hand(`/cidadao/${id}/historico`);
    const { page } = desk;
    const dialog = page.getByRole('dialog', { name: /^Por que você vai abrir este prontuário/ });
    await dialog.waitFor();
    await desk.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.waitForURL(new RegExp(`/cidadao/${id}$`));
    await page.goto(`${work.url}/cidadao/${id}/historico`);
    await desk.reached(/Busca ativa/);
    await desk.press('2');
    await desk.type('hemograma');
    await desk.press('Shift+Enter');
    await desk.type('pedido em outubro');
    expect(await dialog.getByRole('textbox', { name: 'Justificativa' }).inputValue()).toBe(
      'Resultado de exame: hemograma\npedido em outubro',
    );
  });
});

describe('flow 12: the password of a colleague', () => {
  /** From Ctrl K to the link. */
  async function reset(desk: Hand): Promise<void> {
    const { page } = desk;
    const name = titleCaseName(colleague.name);
    await desk.press('Control+k');
    await desk.type(`redefinir senha ${colleague.name.toLowerCase()}`);
    await page
      .getByRole('option', { name: `Redefinir senha de ${name}`, selected: true })
      .first()
      .waitFor();
    await desk.press('Enter');
    await page.getByRole('dialog', { name: `Deseja redefinir a senha do profissional ${name}?` }).waitFor();
    await desk.reached(/^Redefinir senha$/);
    await desk.press('Enter');
    await page.getByRole('dialog', { name: 'Solicitação de redefinição de senha concluída' }).waitFor();
  }

  it('is reset by 4 keys, the link copied; a reload asks nothing again', async () => {
    const desk = await hand('/');
    const { page } = desk;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await reset(desk);
    const link = await page.getByLabel('Link', { exact: true }).inputValue();
    await page.getByRole('button', { name: 'Copiado' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    expect(await faultsOf(page)).toEqual([]);
    await desk.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(desk.keys).toBe(4);
    await page.reload();
    await heading(page, titleCaseName(colleague.name));
    await page.getByText('Dados pessoais').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('P makes a provisional one instead', async () => {
    const desk = await hand('/');
    await reset(desk);
    await desk.press('p');
    await desk.page.getByRole('dialog', { name: 'Criar senha provisória' }).waitFor();
    expect(desk.keys).toBe(4);
  });

  it('a professional is found in Ctrl K by name, and in the list by Enter or ↓', async () => {
    const desk = await hand('/');
    const { page } = desk;
    const name = titleCaseName(colleague.name);
    await desk.press('Control+k');
    await desk.type(colleague.name.toLowerCase());
    await page.getByRole('group', { name: 'Profissionais' }).getByText(name).first().waitFor();
    await page.goto(`${work.url}/profissionais`);
    await page.getByRole('row').nth(1).waitFor();
    await desk.press('/');
    await desk.type(colleague.name.toLowerCase());
    await desk.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TR');
    await desk.press('/');
    await desk.press('ArrowDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TR');
    expect(await focusedName(page)).toContain(name);
    await desk.press('Enter');
    await heading(page, name);
  });
});

it('a list of errors names each field as it is read on the screen', async () => {
  const page = await work.open('/gestao-municipal');
  for (const day of ['Segunda-feira', 'Terça-feira', 'Quarta-feira', 'Quinta-feira']) {
    await page.getByLabel(`${day}, 2º período, Entrada`).fill('99:99');
  }
  await page.getByRole('button', { name: 'Salvar', exact: true }).click();
  const summary = page.locator('.error-summary');
  await summary.getByRole('button', { name: 'Terça-feira, 2º período, Entrada' }).waitFor();
  expect(await summary.innerText()).not.toMatch(/days|tuesday|start/);
  await summary.getByRole('button', { name: 'Quinta-feira, 2º período, Entrada' }).click();
  expect(await focusedName(page)).toBe('Quinta-feira, 2º período, Entrada');
});

it('a confirmation that is a danger begins on what changes nothing', async () => {
  const cpf = generateCpf(991_001);
  await work.responsible.post('/professionals', { name: 'Quirino Prado Sales', cpf });
  const page = await work.open('/profissionais?todos=true&busca=quirino');
  await page.getByRole('link', { name: 'Visualizar' }).click();
  await page.getByRole('button', { name: 'Excluir' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await focusedName(page)).toBe('Cancelar');
});

it('what waits is on Início, in the menu and in the bell; the queue opens on it, and an empty list is not exported', async () => {
  const desk = await new Client(work.url).signIn(nurse, PASSWORD);
  const cpf = generateCpf(771_001);
  await desk.post('/citizens', someone({ name: 'FLORISBELA MATOS', cpf }));
  const child = someone({ name: 'CAIO MATOS ROCHA', birthDate: '2020-02-02', cpf });
  await desk.post('/citizens', { ...child, acceptSharedDocument: { reason: 'Usa o CPF da mãe.' } });
  const page = await work.open('/', { who: nurse });
  const said = page.getByText('1 número em dois cadastros');
  await page.getByRole('heading', { name: 'Esperam por você' }).waitFor();
  await said.waitFor();
  await page.getByRole('navigation', { name: 'Menu principal' }).locator('.menu-count').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: /^Avisos: \d+ avisos? novos?$/ }).click();
  const bell = page.getByRole('dialog', { name: 'Avisos' });
  await bell.getByText('1 número em dois cadastros').waitFor();
  await bell.getByRole('link', { name: 'Conferir' }).last().click();
  await page.waitForURL(/\/unificacao\?lista=numeros$/);
  await page.getByRole('button', { name: 'Avisos', exact: true }).waitFor();

  const chosen = (name: RegExp) => page.getByRole('button', { name, pressed: true });
  const exported = page.getByRole('link', { name: 'Exportar cadastros duplicados' });
  await page.getByRole('button', { name: /^Resolvidos/ }).click();
  await page.getByText('Nenhum par resolvido').waitFor();
  expect(await exported.count()).toBe(0);
  await page.goto(`${work.url}/unificacao`);
  await chosen(/^(?:Parecidos|Mesmo número)\s*[1-9]/).waitFor();
  await exported.waitFor();
});
