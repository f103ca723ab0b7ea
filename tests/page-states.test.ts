import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { faultsOf } from './support/inspect.ts';
import {
  INSTALLER,
  type Installation,
  PASSWORD,
  RESPONSIBLE,
  startInstallation,
} from './support/installation.ts';
import { releaseEverything } from './support/program.ts';
import { MONITOR } from './support/screens.ts';
import { signInBrowser } from './support/sign-in.ts';

/** What a page reads; the session itself and the event stream stay as they are. */
const READS = /\/api\/(?!session$|events)/;

let installation: Installation;
let browser: Browser;

beforeAll(async () => {
  installation = await startInstallation();
  const { stdout } = await installation.pec(['user', 'provisional', '--cpf', RESPONSIBLE.cpf, '--json']);
  const { password } = JSON.parse(stdout) as { password: string };
  browser = await launchChromium();
  const first = await browser.newContext();
  await signInBrowser(first, installation.url, RESPONSIBLE.cpf, password, PASSWORD);
  await first.close();
});
afterAll(async () => {
  await browser?.close();
  await releaseEverything();
});

/** Signs in and lists the pages of the person's own menu, so that a new page is looked at by itself. */
async function atWork(cpf: string): Promise<{ page: Page; paths: string[] }> {
  const context = await browser.newContext({ locale: 'pt-BR', viewport: MONITOR, reducedMotion: 'reduce' });
  await signInBrowser(context, installation.url, cpf, PASSWORD);
  const page = await context.newPage();
  await page.goto(installation.url);
  const links = page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link');
  await links.first().waitFor();
  const paths = await links.evaluateAll((all) =>
    all.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
  );
  return { page, paths };
}

/** A proxy before a server that is away, as units have them. */
const away = (route: Route) =>
  route.request().method() === 'GET'
    ? route.fulfill({ status: 503, contentType: 'text/html', body: '<h1>Service Unavailable</h1>' })
    : route.continue();

it.each([
  ['the installer', INSTALLER.cpf],
  ['the responsible', RESPONSIBLE.cpf],
])('every page of %s keeps its head and says what it could not load', async (_who, cpf) => {
  const { page, paths } = await atWork(cpf);
  expect(paths.length).toBeGreaterThan(4);
  await page.route(READS, away);
  for (const path of paths) {
    await page.goto(installation.url + path);
    await page.getByText('Não foi possível carregar').first().waitFor();
    await page.getByRole('button', { name: 'Tentar de novo' }).first().waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toContain('falhou');
    expect({ path, faults: await faultsOf(page) }).toEqual({ path, faults: [] });
  }
  await page.context().close();
});

it('every page shows that it is loading while the server takes long, and comes when it answers', async () => {
  const { page, paths } = await atWork(RESPONSIBLE.cpf);
  const held: Route[] = [];
  await page.route(READS, (route) => void held.push(route));
  for (const path of paths) {
    await page.goto(installation.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('.skeleton').first().waitFor();
    await page.getByText('Carregando').first().waitFor();
    for (const route of held.splice(0)) await route.continue().catch(() => undefined);
    await expect
      .poll(async () => {
        for (const route of held.splice(0)) await route.continue().catch(() => undefined);
        return page.locator('.skeleton').count();
      })
      .toBe(0);
  }
  await page.context().close();
});

it('a page that the access does not open says who may, and an address that is none says so', async () => {
  const { page } = await atWork(RESPONSIBLE.cpf);
  await page.goto(`${installation.url}/municipios`);
  await page.getByText('não abre esta página').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(`${installation.url}/nada/aqui`);
  await page.getByText('Este endereço não existe').waitFor();
  await page.context().close();
});
