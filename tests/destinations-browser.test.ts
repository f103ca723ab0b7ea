import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptFichas } from './accepted-fichas.ts';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { Client } from './support/client.ts';
import {
  type Installation,
  INSTALLER,
  PASSWORD,
  RESPONSIBLE,
  startInstallation,
} from './support/installation.ts';
import { Looks } from './support/looks.ts';
import { jsonOf } from './support/program.ts';
import { MONITOR } from './support/screens.ts';
import { signInBrowser, signInFully } from './support/sign-in.ts';

const PATH = '/transmissao-de-dados/configuracoes';
/** Where nothing listens. */
const NOBODY = 'http://127.0.0.1:2';

/** Fresh, of production; and another that lots may be sent to. */
let one: Installation;
let other: AtWork;
let installers: BrowserContext;
let page: Page;
const looks = new Looks({ training: false });

beforeAll(async () => {
  [one, other] = await Promise.all([startInstallation({ purpose: 'producao' }), startAtWork()]);
  installers = await signedIn(INSTALLER.cpf, PASSWORD);
});
afterAll(() => other.release());
beforeEach(async () => {
  await installers.pages()[0]?.close();
  page = await installers.newPage();
});

async function signedIn(cpf: string, password: string): Promise<BrowserContext> {
  const context = await other.browser.newContext({ locale: 'pt-BR', viewport: MONITOR });
  await signInBrowser(context, one.url, cpf, password);
  return context;
}

const row = (name: string) => page.getByRole('row').filter({ hasText: name });

async function choose(name: string, action: string): Promise<void> {
  await row(name)
    .getByRole('button', { name: `Mais opções de ${name}` })
    .click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** A key of the other installation, as whoever keeps it would hand it over. */
const newKey = async () => (await other.installer.post<{ key: string }>('/peers', { name: 'UBS' })).key;

const add = async (name: string, url: string) =>
  (
    await one.installer.post<{ id: string }>('/destinations', {
      name,
      url,
      protocol: 'pec-aberto',
      key: await newKey(),
    })
  ).id;

/** The municipality may transmit, and its responsible enters. */
async function activate(): Promise<Client> {
  await query(
    one.dataDir,
    `insert into activation (municipality_id, chave, contra_chave, authority, authority_name, simulated, issued_on, activated_at)
      select id, repeat('1', 32), 'x', 'a', 'ESTADO', false, current_date, now() from municipality limit 1`,
  );
  const issued = await one.command(['user', 'provisional', '--cpf', RESPONSIBLE.cpf, '--json']);
  const client = new Client(one.url);
  await signInFully(client, RESPONSIBLE.cpf, jsonOf<{ password: string }>(issued).password, PASSWORD);
  return client;
}

describe('Transmissão de dados: configurações', () => {
  it('ADM-L01 a fresh production installation shows only Centralizador Nacional, fixed', async () => {
    await page.goto(one.url + PATH);
    await row('Centralizador Nacional').getByText('O protocolo de envio não é publicado').waitFor();
    const table = page.getByRole('table', { name: 'as instalações de destino' });
    expect(await table.getByRole('row').count()).toBe(2);
    expect(await row('Centralizador Nacional').getByRole('button').count()).toBe(0);
    const tabs = page.getByRole('navigation', { name: 'Transmissão de dados' });
    expect(await tabs.getByRole('link').allInnerTexts()).toEqual(['Configurações']);
    const menu = page.getByRole('link', { name: 'Transmissão de dados', exact: true });
    expect(await menu.getAttribute('href')).toBe(PATH);
    await looks.at(page, 'config-vazia');
    expect(looks.faults).toEqual([]);
  });

  it('ADM-L02 an installation is added with its fields, edited, inactivated and deleted', async () => {
    await page.goto(one.url + PATH);
    await page.getByRole('button', { name: 'Adicionar instalação' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nome da instalação').fill('Centralizador do Município');
    await dialog.getByRole('button', { name: 'Adicionar' }).click();
    await dialog.getByText('Preenchimento obrigatório.').first().waitFor();
    await looks.at(page, 'config-adicionar');
    await dialog.getByLabel('Endereço do servidor').fill(`${NOBODY}/l02`);
    await dialog.getByLabel('Chave de envio').fill((await newKey()).slice(0, -4));
    await dialog.getByRole('button', { name: 'Adicionar' }).click();
    await dialog.getByText('A chave não está inteira.').first().waitFor();
    await dialog.getByText('PEC oficial (API LEDI)').click();
    await dialog.getByLabel('Usuário').fill('ubs');
    await dialog.getByLabel(/^Senha/).fill('segredo-da-ubs');
    await looks.at(page, 'config-oficial');
    await dialog.getByRole('button', { name: 'Adicionar' }).click();
    await row('Centralizador do Município').getByText('Não testada').waitFor();

    await page.getByRole('button', { name: 'Editar Centralizador do Município' }).click();
    await dialog.getByLabel('Nome da instalação').fill('Regional de Saúde');
    await dialog.getByRole('button', { name: 'Salvar' }).click();
    await row('Regional de Saúde').waitFor();
    await choose('Regional de Saúde', 'Inativar');
    await page.getByRole('button', { name: 'Inativar instalação' }).click();
    await row('Regional de Saúde').waitFor({ state: 'detached' });
    await page.getByLabel('Mostrar instalações inativas').check();
    await row('Regional de Saúde').getByText('Inativa').waitFor();
    await choose('Regional de Saúde', 'Excluir');
    await page.getByRole('button', { name: 'Excluir instalação' }).click();
    await row('Regional de Saúde').waitFor({ state: 'detached' });
    await page.getByLabel('Mostrar instalações inativas').uncheck();
    expect(looks.faults).toEqual([]);
  });

  it('ADM-L01 the address of the state comes by data package, and only the credential is missing', async () => {
    await query(
      one.dataDir,
      `insert into state_destination (url, uf, name, protocol, layout)
       values ('https://lotes.saude.example', 'SC', 'CENTRALIZADOR DE SANTA CATARINA', 'ledi-api', '8.7.0')`,
    );
    await page.goto(one.url + PATH);
    await row('CENTRALIZADOR DE SANTA CATARINA').getByText('do pacote de dados').waitFor();
    await looks.at(page, 'config-estado');
    await page.getByRole('button', { name: 'Adicionar CENTRALIZADOR DE SANTA CATARINA, SC' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Endereço do servidor').inputValue()).toBe('https://lotes.saude.example');
    expect(await dialog.getByLabel('Layout mais novo que ele lê').inputValue()).toBe('8.7.0');
    await dialog.getByLabel('Usuário').fill('ubs');
    await dialog.getByLabel(/^Senha/).fill('segredo-da-ubs');
    await looks.at(page, 'config-estado-adicionar');
    await dialog.getByRole('button', { name: 'Adicionar' }).click();
    await row('CENTRALIZADOR DE SANTA CATARINA').getByText('Não testada').waitFor();
    await page.getByText('do pacote de dados').waitFor({ state: 'detached' });
    await choose('CENTRALIZADOR DE SANTA CATARINA', 'Excluir');
    await page.getByRole('button', { name: 'Excluir instalação' }).click();
    await page.getByText('do pacote de dados').waitFor();
    await query(one.dataDir, 'delete from state_destination');
    expect(looks.faults).toEqual([]);
  });

  it('ADM-L03 the test of a connection says who answers, or why nobody does', async () => {
    await add('Secretaria', other.url);
    await add('Servidor desligado', `${NOBODY}/l03`);
    await page.goto(one.url + PATH);
    await choose('Secretaria', 'Testar conexão');
    await page.getByText('Teste de conexão finalizado.').waitFor();
    await row('Secretaria').getByText('Estabelecida', { exact: true }).waitFor();
    await row('Servidor desligado').getByText('Não testada').waitFor();
    await page.getByRole('button', { name: 'Testar conexões' }).click();
    await row('Servidor desligado').getByText('Não estabelecida').waitFor();
    await row('Servidor desligado').getByText('não respondeu').waitFor();
    await looks.at(page, 'config-testada');
    expect(looks.faults).toEqual([]);
  });

  it('the key of who sends here is shown once, and another base in its place is confirmed', async () => {
    await page.goto(one.url + PATH);
    await page.getByRole('button', { name: 'Permitir uma instalação' }).click();
    await page.getByRole('dialog').getByLabel('Nome da instalação').fill('UBS Central');
    await page.getByRole('button', { name: 'Gerar chave' }).click();
    const key = await page.getByLabel('Chave de UBS Central').inputValue();
    expect(key).toMatch(/^pec1\./);
    await looks.at(page, 'config-chave');
    await page.getByRole('button', { name: 'Já guardei a chave' }).click();
    await row('UBS Central').getByText('Ainda nenhuma').waitFor();
    const path = `/destinations/${
      (
        await other.installer.post<{ id: string }>('/destinations', {
          name: 'Daqui',
          url: one.url,
          protocol: 'pec-aberto',
          key,
        })
      ).id
    }/test`;
    await other.installer.post(path);
    await query(other.dataDir, 'update installation set incarnation = uuid_v7()');
    await query(one.dataDir, "update sending_peer set clock_ahead = 600 where name = 'UBS Central'");
    await other.installer.post(path);
    await page.reload();
    await row('UBS Central').getByText('Adiantado 10 min').waitFor();
    await page.getByText('Outra base usa a chave desta instalação.').waitFor();
    await looks.at(page, 'config-outra-base');
    await page.getByRole('button', { name: 'Confirmar UBS Central' }).click();
    await page.getByRole('button', { name: 'Confirmar base' }).click();
    await page.getByText('Outra base usa a chave desta instalação.').waitFor({ state: 'detached' });
    expect(looks.faults).toEqual([]);
  });

  it('ADM-L14 an inactive installation receives nothing, and the lot tells of each of the others', async () => {
    await query(one.dataDir, 'update destination set removed_at = now(), inactive_at = now()');
    const asleep = await add('Secretaria', other.url);
    await add('Servidor desligado', `${NOBODY}/l14`);
    await page.goto(one.url + PATH);
    await choose('Secretaria', 'Inativar');
    await page.getByRole('button', { name: 'Inativar instalação' }).click();
    await row('Secretaria').waitFor({ state: 'detached' });
    await page.getByLabel('Mostrar instalações inativas').check();
    await row('Secretaria').getByText('Inativa').waitFor();

    const responsible = await activate();
    await acceptFichas(one.dataDir, 2);
    await responsible.call('PUT', '/sending', {
      sender: { document: '82892282000143', name: 'SECRETARIA', phone: null, email: null },
      hour: '00:00',
    });
    const context = await signedIn(RESPONSIBLE.cpf, PASSWORD);
    page = await context.newPage();
    await page.goto(`${one.url}/transmissao-de-dados`);
    await page.getByText('Cada lote vai sozinho para Servidor desligado').waitFor();
    await page.getByRole('button', { name: 'Gerar novo lote' }).click();
    await page.getByText('Depois de gerado, vai sozinho para Servidor desligado.').waitFor();
    await looks.at(page, 'envio-gerar');
    await page.getByRole('button', { name: 'Gerar lote', exact: true }).click();
    await page.getByRole('link', { name: '1', exact: true }).click();
    await row('Servidor desligado').getByText('Erro no envio').waitFor();
    await row('Servidor desligado').getByText('Tenta de novo sozinho em').waitFor();
    await row('Centralizador Nacional').getByText('Protocolo não publicado. Salve em arquivo.').waitFor();
    expect(await row('Secretaria').count()).toBe(0);
    expect(await query(other.dataDir, 'select 1 from incoming_lote')).toEqual([]);
    await looks.at(page, 'lote-erro');

    await one.installer.call('PUT', `/destinations/${asleep}/active`, { active: true });
    await page.getByRole('button', { name: 'Enviar agora' }).click();
    await page.getByRole('button', { name: 'Enviar lote' }).click();
    await row('Secretaria').getByText('Enviado', { exact: true }).waitFor();
    await looks.at(page, 'lote-enviado');
    expect(await query(other.dataDir, 'select have from incoming_lote')).toHaveLength(1);
    await page.goto(`${one.url}/transmissao-de-dados`);
    await page.getByText('Erro no envio').waitFor();
    await looks.at(page, 'envio-estados');
    expect(looks.faults).toEqual([]);
  });
});
