import { generateCpf } from '@pec-aberto/brazil';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { cnesFile } from './support/cnes-files.ts';
import * as keyboard from './support/keyboard.ts';
import { Looks } from './support/looks.ts';
import { openMenu } from './support/screens.ts';

describe('screens of professionals and units', () => {
  let work: AtWork;
  let page: Page;
  const looks = new Looks();
  const look = (name: string) => looks.at(page, name);
  const press = (...keys: string[]) => keyboard.press(page, ...keys);
  const tabTo = (name: RegExp) => keyboard.tabTo(page, name);

  beforeAll(async () => {
    work = await startAtWork({ holds: 'network' });
    page = await work.open('/');
  });
  afterAll(() => work.release());

  it('ADM-I01 ADM-I04 a professional is registered by keyboard; a council opens its fields', async () => {
    await openMenu(page, 'Profissionais');
    await page.getByRole('heading', { name: 'Profissionais' }).waitFor();
    await page.getByRole('row').nth(3).waitFor();
    await look('profissionais');
    await page.getByRole('heading', { name: 'Profissionais' }).focus();
    await tabTo(/^Cadastrar profissional$/);
    await press('Enter');
    await page.getByRole('heading', { name: 'Cadastro de profissional' }).waitFor();
    await tabTo(/^Nome completo/);
    await page.keyboard.type('Joana Prado Reis');
    await tabTo(/^CPF/);
    await page.keyboard.type(generateCpf(4242));
    expect(await page.getByLabel(/^Estado emissor/).isDisabled()).toBe(true);
    expect(await page.getByLabel(/^Registro no conselho/).isDisabled()).toBe(true);
    await tabTo(/^Conselho de classe/);
    await page.keyboard.type('COREN');
    await expect.poll(() => page.getByLabel(/^Estado emissor/).isEnabled()).toBe(true);
    await press('Control+s');
    await page.getByText('Preenchimento obrigatório.').first().waitFor();
    expect(await page.getByText('Preenchimento obrigatório.').count()).toBe(2);
    await look('profissional-faltas');
    await tabTo(/^Estado emissor/);
    await page.keyboard.type('Santa');
    await tabTo(/^Registro no conselho/);
    await page.keyboard.type('12345');
    await press('Control+s');
    await page.getByRole('heading', { name: 'Joana Prado Reis' }).waitFor();
    await page.getByText('COREN SC 12345').waitFor();
    await look('profissional');
  });

  it('ADM-I03 the CEP fills an address; one of a whole municipality lets the rest be typed and takes nothing back; one not found says so', async () => {
    const form = await work.open('/profissionais/novo');
    const field = (name: string) => form.getByLabel(name, { exact: true });
    const address = async () =>
      Promise.all(
        ['Estado', 'Município', 'Bairro', 'Tipo de logradouro', 'Logradouro'].map((name) =>
          field(name).inputValue(),
        ),
      );
    const cep = field('CEP');
    await cep.click();
    await cep.pressSequentially('88099010');
    await form.getByText('Endereço do CEP.').waitFor();
    await expect.poll(address).toEqual(['SC', '4205407', 'CENTRO DE TREINAMENTO', 'Rua', 'DAS PAINEIRAS']);
    await field('Bairro').fill('Centro');
    await field('Logradouro').fill('das Flores');
    await cep.fill('88099000');
    await form.getByText('CEP de todo o município.').waitFor();
    expect(await address()).toEqual(['SC', '4205407', 'Centro', 'Rua', 'das Flores']);
    await looks.at(form, 'profissional-cep');
    await cep.fill('99999999');
    await form.getByText('Não está na base de CEP.').waitFor();
    // What was typed stays.
    expect(await address()).toEqual(['SC', '4205407', 'Centro', 'Rua', 'das Flores']);
    await form.context().close();
  });

  it('ADM-I10 a lotação is registered by keyboard; the team waits for the unit', async () => {
    await tabTo(/^Cadastrar lotação$/);
    await press('Enter');
    await page.getByLabel(/^Unidade de saúde/).waitFor();
    expect(await page.getByLabel(/^Equipe/).isDisabled()).toBe(true);
    await press('Control+s');
    await expect.poll(() => page.getByText('Preenchimento obrigatório.').count()).toBe(3);
    await look('lotacao-faltas');
    await tabTo(/^Unidade de saúde/);
    await press('ArrowDown');
    await expect.poll(() => page.getByLabel(/^Equipe/).isEnabled()).toBe(true);
    await tabTo(/^CBO/);
    await page.keyboard.type('223505');
    await page.getByRole('option', { name: /223505/ }).waitFor();
    await press('Enter');
    // The CBO proposes its profiles; what it does not propose is added by hand.
    await expect.poll(() => page.getByLabel('Enfermeiro', { exact: true }).isChecked()).toBe(true);
    await tabTo(/^ACS - Agente/);
    await press('Space');
    expect(await page.getByLabel('Atualizar perfis ao importar CNES').isChecked()).toBe(true);
    await press('Control+s');
    await page.getByText(/^Perfis: .*Enfermeiro/).waitFor();
    await look('profissional-lotacao');
  });

  it('ADM-I13 Excluir and Inativar ask first; Esc changes nothing', async () => {
    await tabTo(/^Mais opções de lotação/);
    await press('Enter');
    await page.getByRole('menuitem', { name: 'Inativar' }).waitFor();
    await press('ArrowDown', 'Enter');
    await page.getByRole('dialog', { name: 'Inativar esta lotação?' }).waitFor();
    await look('lotacao-inativar');
    await press('Escape');
    await page.getByText(/^Perfis: .*Enfermeiro/).waitFor();
    await page.getByRole('heading', { name: 'Joana Prado Reis' }).focus();
    await tabTo(/^Excluir$/);
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Excluir Joana Prado Reis?' });
    await dialog.getByRole('button', { name: 'Excluir profissional' }).click();
    await dialog.getByText('não pode ser excluído').waitFor();
    await press('Escape');
    expect(await page.getByText(/^Perfis: .*Enfermeiro/).count()).toBe(1);
  });

  it('ADM-I15 the municipality’s administrator gives the access of gestor municipal', async () => {
    await tabTo(/^Cadastrar acesso$/);
    await press('Enter');
    await page.getByRole('form', { name: 'Cadastrar acesso' }).getByText('Gestor municipal').waitFor();
    await tabTo(/^Cadastrar acesso$/);
    await press('Enter');
    const inactivate = page.getByRole('button', { name: 'Inativar', exact: true });
    await inactivate.waitFor();
    expect(await inactivate.count()).toBe(1);
    await look('profissional-gestor');
  });

  it('ADM-H03 ADM-H04 units lead to the import, and a unit to its professionals', async () => {
    await openMenu(page, 'Unidades de saúde');
    await page.getByRole('row').nth(1).waitFor();
    await page.getByRole('link', { name: 'Visualizar' }).first().click();
    const tabs = page.getByRole('navigation', { name: 'Unidade de saúde' });
    await tabs.getByRole('link', { name: 'Profissionais' }).click();
    // The tab before has rows too.
    await tabs.locator('[aria-current]').filter({ hasText: 'Profissionais' }).waitFor();
    await page.getByRole('row').nth(1).waitFor();
    expect(await tabs.locator('[aria-current]').allTextContents()).toEqual(['Profissionais']);
    await look('unidade-profissionais');
    await openMenu(page, 'Unidades de saúde');
    await page.getByRole('link', { name: 'Importar CNES' }).first().click();
    await page.getByRole('heading', { name: 'Importação de CNES' }).waitFor();
  });

  it('a preview is discarded once that was asked, and stays in the history as such', async () => {
    const file = await cnesFile({ professionals: 41, date: '2026-11-05' });
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('Nada foi alterado ainda').waitFor();
    await tabTo(/^Descartar$/);
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Descartar a prévia?' });
    await dialog.waitFor();
    await look('cnes-descartar');
    await press('Escape');
    await page.getByText('Nada foi alterado ainda').waitFor();
    await press('Enter');
    await dialog.getByRole('button', { name: 'Descartar' }).focus();
    await press('Enter');
    await page.getByText('Prévia descartada.').waitFor();
    await page.getByRole('table', { name: 'o histórico de importações' }).getByText('Descartado').waitFor();
    expect(await page.getByText('Nada foi alterado ainda').count()).toBe(0);
    expect(await page.locator('input[type=file]').count()).toBe(1);
  });

  it('every page passed is whole, in both sizes', () => expect(looks.faults).toEqual([]));
});
