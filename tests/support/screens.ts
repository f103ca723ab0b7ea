import type { Page } from 'playwright-core';
import { INSTALLER, PASSWORD } from './installation.ts';

/** The sizes the pages are drawn for: the unit's monitor and a telephone. */
export const MONITOR = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };

/** Drawn, and at rest: what an effect of the page asks for is on its way. */
export const drawn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(done))),
      ),
  );

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** The three steps of the set-up wizard; `pause` runs on each, filled in, before it is sent. */
export async function setUp(
  page: Page,
  url: string,
  pause: (step: string) => Promise<void> = async () => {},
) {
  await page.goto(url);
  await page.getByLabel('Nome da instalação').fill('UBS Jardim das Acácias');
  await page.getByLabel('Link da minha instalação').fill('http://192.168.0.10:8080');
  await page.getByLabel('Treinamento').check();
  await page.getByLabel('Prontuário').check();
  await pause('identify');
  await button(page, 'Avançar').click();
  await page.getByLabel('Nome completo').fill(INSTALLER.name);
  await page.getByLabel('CPF', { exact: false }).first().fill(INSTALLER.cpf);
  await page.getByLabel(/^Senha/).fill(PASSWORD);
  await page.getByLabel(/^Confirmação de senha/).fill(PASSWORD);
  await pause('installer');
  await button(page, 'Avançar').click();
  await pause('finish');
  await button(page, 'Finalizar').click();
}

export async function logIn(page: Page, cpf: string, password: string): Promise<void> {
  await page.getByLabel('Usuário (CPF)').fill(cpf);
  await page.getByLabel(/^Senha/).fill(password);
  await button(page, /^Acessar/).click();
}

/** The forced change of a provisional password. */
export async function choosePassword(page: Page, provisional: string, next: string): Promise<void> {
  await page.getByLabel('Senha recebida').fill(provisional);
  await page.getByLabel('Nova senha', { exact: false }).first().fill(next);
  await page.getByLabel('Confirmação de senha').fill(next);
  await button(page, 'Salvar nova senha').click();
}

/** The terms of use, at a person's first entry; `pause` runs on the page before they are accepted. */
export async function acceptTerms(page: Page, pause: () => Promise<void> = async () => {}): Promise<void> {
  const accepted = page.getByLabel('Li e aceito o termo de uso');
  await accepted.waitFor();
  await pause();
  await accepted.check();
  await button(page, 'Continuar').click();
}

/** The page to open in, asked at the first entry into each access; nothing where it was chosen before. */
export async function chooseModule(page: Page): Promise<void> {
  const asked = page.getByRole('heading', { name: 'Módulo inicial' });
  const wizard = page.getByRole('heading', { name: 'Primeiro acesso' });
  const inside = button(page, /^Menu do usuário/);
  await asked.or(wizard).or(inside).first().waitFor();
  if (await asked.isVisible()) await button(page, /^Salvar/).click();
}

export async function leave(page: Page): Promise<void> {
  await button(page, /^Menu do usuário/).click();
  await page.getByRole('menuitem', { name: 'Sair' }).click();
  await page.getByRole('heading', { name: 'Acesse o prontuário' }).waitFor();
}

export async function openMenu(page: Page, entry: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Menu principal' })
    .getByRole('link', { name: entry, exact: true })
    .click();
}

/** Answers the confirmation and returns the password shown once. */
export async function createProvisional(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Redefinir senha' }).click();
  await dialog.getByRole('button', { name: 'Criar senha provisória' }).click();
  await dialog.getByRole('button', { name: 'Gerar uma senha' }).click();
  const password = await page.getByRole('textbox', { name: 'Senha provisória', exact: true }).inputValue();
  await button(page, 'Já anotei, fechar').click();
  return password;
}

/** Adds a municipality with its responsible; returns the responsible's provisional password. */
export async function addMunicipality(
  page: Page,
  { search, responsible }: { search: string; responsible: { cpf: string; name: string } },
): Promise<string> {
  await openMenu(page, 'Municípios');
  await button(page, 'Adicionar município').first().click();
  await page.getByRole('combobox', { name: 'Município' }).fill(search);
  await page.getByRole('option').first().click();
  await page.getByLabel('CPF do responsável').fill(responsible.cpf);
  await page.getByLabel('Nome completo do responsável').fill(responsible.name);
  await button(page, /^Salvar/).click();
  await button(page, 'Redefinir senha').first().click();
  return createProvisional(page);
}
