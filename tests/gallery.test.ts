import { projectRoot } from '#platform/config/root';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { newFolder } from './support/folders.ts';
import { faultsOf } from './support/inspect.ts';
import { INSTALLER, PASSWORD } from './support/installation.ts';
import { startPrepared } from './support/prepared.ts';
import { releaseEverything } from './support/program.ts';
import { signInBrowser } from './support/sign-in.ts';

/** Where the screenshots go, to be looked at. */
const SHOTS = join(projectRoot(), 'build/gallery');
const VIEWPORTS = [
  [1366, 768],
  [1366, 625],
  [390, 844],
] as const;
const SCHEMES = ['light', 'dark'] as const;

let browser: Browser;
let server: PreviewServer;
let url: string;

/** The pages with the gallery, built apart and served before a real installation. */
async function serveGallery(api: string): Promise<PreviewServer> {
  const outDir = newFolder();
  process.env['PEC_GALLERY'] = '1';
  const configFile = join(projectRoot(), 'apps/web/vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const proxy = Object.fromEntries(['/api', '/healthz'].map((path) => [path, { target: api }]));
  return preview({ configFile: false, build: { outDir }, preview: { host: '127.0.0.1', port: 0, proxy } });
}

beforeAll(async () => {
  const installation = await startPrepared();
  server = await serveGallery(installation.url);
  url = server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '';
  browser = await launchChromium();
  mkdirSync(SHOTS, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await releaseEverything();
});

async function openGallery(
  options: Parameters<Browser['newContext']>[0],
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'pt-BR', reducedMotion: 'reduce', ...options });
  await signInBrowser(context, url, INSTALLER.cpf, PASSWORD);
  const page = await context.newPage();
  await page.goto(`${url}/galeria`);
  await page.getByRole('heading', { level: 1, name: 'Galeria' }).waitFor();
  await page.getByText('mais de 1.000 resultados').first().waitFor();
  return { context, page };
}

describe.each(VIEWPORTS)('the kit at %i × %i', (width, height) => {
  it.each(SCHEMES)('is whole and clean for axe in the %s theme', async (colorScheme) => {
    const { context, page } = await openGallery({ viewport: { width, height }, colorScheme });
    expect(await faultsOf(page)).toEqual([]);
    await page.screenshot({ path: join(SHOTS, `${width}x${height}-${colorScheme}.png`) });
    await page.getByRole('region', { name: 'Listas' }).scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(SHOTS, `${width}x${height}-${colorScheme}-listas.png`) });
    await context.close();
  });

  it.each(['Confirmação', 'Pelo nome', 'Formulário', 'Painel'])(
    'shows the dialog “%s” whole',
    async (kind) => {
      const { context, page } = await openGallery({ viewport: { width, height } });
      await page.getByRole('button', { name: kind, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.screenshot({ path: join(SHOTS, `${width}x${height}-${kind}.png`) });
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await context.close();
    },
  );
});

it('a dialog with something typed asks by every way out, and not where nothing is typed', async () => {
  const { context, page } = await openGallery({ viewport: { width: 1366, height: 768 } });
  const dialog = page.getByRole('dialog', { name: 'Adicionar tipo de serviço' });
  const question = page.getByRole('dialog', { name: 'Sair sem salvar?' });
  const name = dialog.getByLabel('Nome do tipo de serviço');
  const ways = {
    Esc: () => page.keyboard.press('Escape'),
    X: () => dialog.getByRole('button', { name: 'Fechar' }).click(),
    Cancelar: () => dialog.getByRole('button', { name: 'Cancelar' }).click(),
    'the browser’s own buttons': () => page.evaluate(() => history.forward()),
  };
  const open = () => page.getByRole('button', { name: 'Formulário', exact: true }).click();
  await page.getByRole('link', { name: 'Início' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Galeria' }).waitFor({ state: 'detached' });
  await page.goBack();
  for (const way of [ways.Esc, ways.X, ways.Cancelar]) {
    await open();
    await way();
    await dialog.waitFor({ state: 'detached' });
  }
  await open();
  await name.fill('Puericultura');
  for (const way of Object.values(ways)) {
    await way();
    await question.waitFor();
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    expect(await name.inputValue()).toBe('Puericultura');
  }
  // Esc on the question stays, however often and however long it is pressed.
  for (let time = 0; time < 2; time++) {
    await page.keyboard.press('Escape');
    await question.waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
  }
  for (let time = 0; time < 3; time++) await page.keyboard.down('Escape');
  await page.keyboard.up('Escape');
  await question.getByRole('button', { name: 'Continuar aqui' }).click();
  expect(await name.inputValue()).toBe('Puericultura');
  await ways.Cancelar();
  await question.waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.screenshot({ path: join(SHOTS, 'sair-sem-salvar.png') });
  await question.getByRole('button', { name: 'Sair sem salvar' }).click();
  await dialog.waitFor({ state: 'detached' });
  await open();
  expect(await name.inputValue()).toBe('');
  await name.fill('Puericultura');
  await page.keyboard.press('Control+s');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Tipo de serviço adicionado.').waitFor();
  expect(await question.count()).toBe(0);
  await context.close();
});

it('reflows at 320 px and at twice the text size without loss', async () => {
  for (const viewport of [
    { width: 320, height: 640 },
    { width: 683, height: 384 },
  ]) {
    const { context, page } = await openGallery({ viewport });
    expect(await faultsOf(page)).toEqual([]);
    await page.screenshot({ path: join(SHOTS, `${viewport.width}.png`) });
    await context.close();
  }
});

it('keeps its borders where the system chooses the colours, and its sizes for a finger', async () => {
  const { context, page } = await openGallery({
    viewport: { width: 1366, height: 768 },
    forcedColors: 'active',
  });
  await page.screenshot({ path: join(SHOTS, 'forced-colors.png') });
  const tag = page.locator('.tag').first();
  expect(await tag.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('solid');
  await context.close();
  const touch = await openGallery({ viewport: { width: 800, height: 1100 }, hasTouch: true, isMobile: true });
  const button = touch.page.getByRole('button', { name: 'Principal' });
  expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await touch.context.close();
});

it('the fields of a person by keyboard: Enter goes on, a closed field is not asked for and keeps its text', async () => {
  const { context, page } = await openGallery({ viewport: { width: 1366, height: 768 } });
  const form = page.getByRole('form', { name: 'Cadastro de pessoa' });
  const born = form.getByRole('textbox', { name: 'Nascimento', exact: true });
  await born.fill('1/12/26');
  await page.keyboard.press('Enter');
  expect(await born.inputValue()).toBe('01/12/1926');
  expect(
    await form.getByLabel('Telefone celular').evaluate((field) => field === document.activeElement),
  ).toBe(true);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('(48) 3333-4444');
  expect(await form.getByLabel('Telefone celular').inputValue()).toBe('(48) 3333-4444');

  const mother = form.getByLabel('Nome da mãe');
  await mother.fill('Antônia Ribeiro');
  await mother.fill('');
  await mother.blur();
  await form.getByText('Preenchimento obrigatório.').waitFor();
  await mother.fill('Antônia');
  await mother.press('Tab');
  await page.keyboard.press('Space');
  expect(await mother.isDisabled()).toBe(true);
  await form.getByLabel('País de nascimento').fill('haiti');
  await page.keyboard.press('Enter');
  expect(await form.getByLabel('País de nascimento').inputValue()).toBe('Haiti');
  await form.getByLabel('Feminino').check();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Salvo.').waitFor();
  await mother.locator('xpath=../../..').getByRole('checkbox').uncheck();
  expect(await mother.inputValue()).toBe('Antônia');
  await context.close();
});

it('in a combo each arrow goes to the next option, whether the list is of the page or of the server', async () => {
  const { context, page } = await openGallery({ viewport: { width: 1366, height: 768 } });
  const marked = page.locator('[role=option][data-combobox-selected]');
  const walk = async (...steps: [key: string, option: RegExp][]): Promise<void> => {
    for (const [key, option] of steps) {
      await page.keyboard.press(key);
      await marked.filter({ hasText: option }).waitFor();
      expect(await marked.count()).toBe(1);
    }
  };
  await page.getByLabel('País de nascimento').focus();
  await walk(['ArrowDown', /^Angola/], ['ArrowDown', /^Argentina/], ['ArrowDown', /^Bolívia/]);
  await walk(['ArrowUp', /^Argentina/], ['ArrowUp', /^Angola/], ['ArrowUp', /^São Tomé/]);
  await page.keyboard.press('Enter');
  expect(await page.getByLabel('País de nascimento').inputValue()).toBe('São Tomé e Príncipe');

  await page.getByLabel('CIAP 2').fill('cefal');
  await marked.filter({ hasText: /^Cefaleia\s*N01/ }).waitFor();
  await walk(['ArrowDown', /^Cefaleia de tensão/]);
  await page.keyboard.press('Enter');
  expect(await page.getByLabel('CIAP 2').inputValue()).toBe('Cefaleia de tensão');
  await context.close();
});

it('a draft brings back the words of a combo, also those typed and not picked', async () => {
  const { context, page } = await openGallery({ viewport: { width: 1366, height: 768 } });
  const ciap = () => page.getByLabel('CIAP 2');
  const again = async (): Promise<void> => {
    await page.locator('.save-state').getByText('Rascunho salvo no servidor').waitFor();
    await page.reload();
    await page.getByText('o que você tinha digitado está de volta').waitFor();
  };
  await ciap().fill('tens');
  await ciap().blur();
  await again();
  expect(await ciap().inputValue()).toBe('tens');
  await ciap().fill('tosse');
  await page.getByRole('option', { name: 'Tosse' }).waitFor();
  await page.keyboard.press('Enter');
  await ciap().blur();
  await again();
  expect(await ciap().inputValue()).toBe('Tosse');
  await context.close();
});

it('two records are compared by keyboard: 1 and 2 choose the side', async () => {
  const { context, page } = await openGallery({ viewport: { width: 390, height: 844 } });
  const side = (field: string, title: string) =>
    page.getByRole('radio', { name: `${field}: manter de Cadastro de ${title}` });
  await side('Nome', '2019').focus();
  await page.keyboard.press('2');
  expect(await side('Nome', '2024').isChecked()).toBe(true);
  await page.keyboard.press('1');
  expect(await side('Nome da mãe', '2019').isChecked()).toBe(true);
  await page.keyboard.press('ArrowRight');
  expect(await side('Nome da mãe', '2024').isChecked()).toBe(true);
  await context.close();
});

it('a group of the palette that a module answers comes late, and its failure hides nothing else', async () => {
  const { context, page } = await openGallery({ viewport: { width: 1366, height: 768 } });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Buscar módulo ou ação' }).fill('dialogo');
  await page.getByRole('group', { name: 'Peças da galeria' }).getByText('Diálogos').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('combobox', { name: 'Buscar módulo ou ação' }).fill('falha');
  await page.getByText('não respondeu; o resto da busca vale').waitFor();
  await context.close();
});
