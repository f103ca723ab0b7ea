import { generateCpf } from '@pec-aberto/brazil';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from './support/base.ts';
import { launchChromium } from './support/chromium.ts';
import { Client, importEnd, uploadCnes } from './support/client.ts';
import { cnesFile } from './support/cnes-files.ts';
import { faultsOf } from './support/inspect.ts';
import { IBGE, type Installation, RESPONSIBLE, startInstallation } from './support/installation.ts';
import { releaseEverything } from './support/program.ts';
import { chooseModule, logIn, MONITOR, openMenu, PHONE } from './support/screens.ts';

const PASSWORD = 'Girassol2027';
const SHOTS = process.env['PEC_TEST_SHOTS'];

describe('screens of professionals and units', () => {
  let browser: Browser;
  let program: Installation;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
    program = await startInstallation();
    const { dataDir, installer, url } = program;
    const file = await cnesFile();
    await importEnd(installer, (await uploadCnes(installer, file, { municipality: IBGE })).body.importId);
    await query(dataDir, 'update administrative_access set first_access_done_at = now()');
    const [person] = await query<{ id: string }>(
      dataDir,
      `select id from professional where cpf = '${RESPONSIBLE.cpf}'`,
    );
    const path = `/professionals/${person?.id}/provisional-password`;
    const { password } = await installer.post<{ password: string }>(path, {});
    const admin = await new Client(url).signIn(RESPONSIBLE.cpf, password);
    await admin.post('/session/password', { current: password, next: PASSWORD });
    await admin.signIn(RESPONSIBLE.cpf, PASSWORD);
    const context = await browser.newContext({ viewport: MONITOR, locale: 'pt-BR' });
    page = await context.newPage();
    await page.goto(url);
    await logIn(page, RESPONSIBLE.cpf, PASSWORD);
    await chooseModule(page);
  });
  afterAll(async () => {
    await browser.close();
    await releaseEverything();
  });

  /** Looks at the page in both sizes; what is wrong is told at the end. */
  async function look(name: string): Promise<void> {
    for (const [size, viewport] of [
      ['m', PHONE],
      ['d', MONITOR],
    ] as const) {
      await page.setViewportSize(viewport);
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${size}.png` });
      faults.push(...(await faultsOf(page)).map((fault) => `${name} ${size}: ${fault}`));
    }
  }
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Walks by Tab to the field or button of this name, as somebody without a mouse does. */
  async function tabTo(name: RegExp, limit = 90): Promise<void> {
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement as HTMLInputElement | null;
        const label = at?.labels?.[0] ?? at;
        return at?.getAttribute('aria-label') ?? label?.textContent ?? '';
      });
    for (let step = 0; step < limit; step++) {
      if (name.test((await focused()).trim())) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reached ${name}`);
  }

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
    await tabTo(/^Enfermeiro$/);
    await press('Space');
    expect(await page.getByLabel('Atualizar perfis ao importar CNES').isChecked()).toBe(true);
    await press('Control+s');
    await page.getByText('Perfis: Enfermeiro').waitFor();
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
    await page.getByText('Perfis: Enfermeiro').waitFor();
    await page.getByRole('heading', { name: 'Joana Prado Reis' }).focus();
    await tabTo(/^Excluir$/);
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Excluir Joana Prado Reis?' });
    await dialog.getByRole('button', { name: 'Excluir profissional' }).click();
    await dialog.getByText('não pode ser excluído').waitFor();
    await press('Escape');
    expect(await page.getByText('Perfis: Enfermeiro').count()).toBe(1);
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
    await page.getByRole('row').nth(1).waitFor();
    expect(await tabs.locator('[aria-current]').allTextContents()).toEqual(['Profissionais']);
    await look('unidade-profissionais');
    await openMenu(page, 'Unidades de saúde');
    await page.getByRole('link', { name: 'Importar CNES' }).first().click();
    await page.getByRole('heading', { name: 'Importação de CNES' }).waitFor();
  });

  it('every page passed is whole, in both sizes', () => expect(faults).toEqual([]));
});
