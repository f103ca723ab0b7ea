import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { newFolder } from './support/folders.ts';
import { INSTALLER, PASSWORD, setupLinkOf } from './support/installation.ts';
import { type Program, releaseEverything, startProgram } from './support/program.ts';
import { MONITOR } from './support/screens.ts';

let browser: Browser;
let program: Program;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  program = await startProgram(join(newFolder(), 'data'));
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await releaseEverything();
});

const field = (name: RegExp) => page.getByLabel(name).first();
const forward = () => page.getByRole('button', { name: 'Avançar' });
const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const FINISH = 'Confira e finalize';

/** The second step of the wizard, with what it asks for. */
async function atInstaller(): Promise<void> {
  const context = await browser.newContext({ locale: 'pt-BR', viewport: MONITOR });
  page = await context.newPage();
  await page.goto(await setupLinkOf(program));
  await field(/^Nome da instalação/).fill('UBS Jardim das Acácias');
  await page.getByLabel('Treinamento').check();
  await page.getByLabel('Prontuário').check();
  await forward().click();
  await heading('Informe quem responde pela instalação').waitFor();
  await field(/^Nome completo/).fill(INSTALLER.name);
  await field(/^CPF/).fill(INSTALLER.cpf);
  await field(/^Senha/).fill(PASSWORD);
  await field(/^Confirmação de senha/).fill(PASSWORD);
}

/** Presses where the button is now, as a hand does: it takes its time, and does not follow a button that jumps. */
async function pressForward(): Promise<void> {
  await forward().scrollIntoViewIfNeeded();
  const box = await forward().boundingBox();
  if (!box) throw new Error('no button');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn)))),
  );
  await page.mouse.up();
}

describe('the set-up wizard judges the installer in the step that asks', () => {
  it.each([
    [/^Nome completo/, 'Tereza', 'sobrenome'],
    [/^E-mail/, 'tereza@', 'E-mail incompleto'],
    [/^Telefone/, '9999', 'DDD'],
    [/^Senha/, 'curta1', 'De 8 a 20 caracteres'],
    [/^Senha/, 'Tereza2026', 'Sem seu nome'],
    [/^Senha/, '52998224725a', 'Sem seu nome, CPF'],
  ])('%s “%s” is told there', async (name, text, told) => {
    await atInstaller();
    await field(name).fill(text);
    if (name.source === '^Senha') await field(/^Confirmação de senha/).fill(text);
    await forward().click();
    await page.locator('.field.invalid').getByText(told).first().waitFor();
    expect(await heading(FINISH).count()).toBe(0);
  });

  it('once corrected, the first press on Avançar goes on', async () => {
    await atInstaller();
    await field(/^E-mail/).fill('tereza@');
    await forward().click();
    await page.locator('.field.invalid').first().waitFor();
    await field(/^E-mail/).fill('tereza@exemplo.org');
    await pressForward();
    await expect.poll(() => heading(FINISH).isVisible()).toBe(true);
  });

  it('what the server refuses at the end is corrected in its step, and the first press goes on', async () => {
    await atInstaller();
    // Refused for what only the server knows.
    await page.route('**/api/setup', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      return route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          code: 'refused',
          detail: 'Há campos a corrigir.',
          fields: [{ path: 'installer.email', message: 'Este e-mail não é aceito.' }],
        }),
      });
    });
    await forward().click();
    await heading(FINISH).waitFor();
    await page.getByRole('button', { name: 'Finalizar' }).click();
    await page.getByText('Este e-mail não é aceito.').waitFor();
    await field(/^E-mail/).fill('tereza@exemplo.org');
    await pressForward();
    await expect.poll(() => heading(FINISH).isVisible()).toBe(true);
  });
});
