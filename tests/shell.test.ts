import type { Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { Client, startImport } from './support/client.ts';
import { cnesFile } from './support/cnes-files.ts';
import { faultsOf } from './support/inspect.ts';
import { IBGE, INSTALLER, PASSWORD, RESPONSIBLE } from './support/installation.ts';
import { MONITOR, PHONE } from './support/screens.ts';
import { signInBrowser } from './support/sign-in.ts';

let work: AtWork;

beforeAll(async () => {
  work = await startAtWork({ cnes: { units: 30, professionals: 80 } });
});
afterEach(() => work.closePages());
afterAll(() => work.release());

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const saveState = (page: Page) => page.locator('.save-state');

describe.each([
  ['monitor', MONITOR],
  ['telephone', PHONE],
])('the shell by keyboard alone on a %s', (_name, viewport) => {
  it('finds a module and an action, shows keys and help, goes by G', async () => {
    const page = await work.open('/', { viewport, who: INSTALLER.cpf });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Buscar módulo ou ação' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.type('municipios');
    await page.getByRole('option', { name: 'Municípios', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Municípios e responsáveis' }).waitFor();

    await page.keyboard.press('Control+k');
    await page.keyboard.type('senha alterar');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Alterar senha' }).waitFor();
    await page.keyboard.type('nhg?');
    expect(await page.getByLabel('Senha atual').inputValue()).toBe('nhg?');

    await page.goto(work.url);
    await title(page).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Teclas de atalho' }).getByText('Ir para Início').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Situação da instalação' }).waitFor();

    await page.keyboard.press('Control+k');
    await page.keyboard.type('ajuda');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Ajuda: Situação da instalação' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('walks a list, turns its pages and comes back to where it was', async () => {
    const page = await work.open('/profissionais', { viewport });
    const rows = page.getByRole('table').locator('tbody tr');
    await rows.first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await rows.nth(1).evaluate((row) => row === document.activeElement)).toBe(true);
    await page.keyboard.press('End');
    expect(await rows.last().evaluate((row) => row === document.activeElement)).toBe(true);
    const before = await rows.first().innerText();
    await page.keyboard.press('PageDown');
    await page.getByRole('button', { name: 'Anterior' }).waitFor();
    await expect.poll(() => rows.first().innerText()).not.toBe(before);
    await expect.poll(() => rows.first().evaluate((row) => row === document.activeElement)).toBe(true);
    const second = await rows.first().innerText();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/profissionais\/[0-9a-f-]+$/);
    await page.goBack();
    await expect.poll(() => rows.first().innerText()).toBe(second);

    await page.keyboard.press('/');
    await page.keyboard.type('zzzz');
    await page.getByText('Nenhum profissional com “zzzz”').waitFor();
    expect(page.url()).toContain('busca=zzzz');
  });
});

it('ADM-A07 the menu filtered by “perf” keeps Perfis for the municipal administrator', async () => {
  const page = await work.open('/');
  const links = page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link');
  expect(await links.allInnerTexts()).toContain('Unidades de saúde');
  await page.getByLabel('Pesquise por módulos').fill('perf');
  await expect.poll(() => links.allInnerTexts()).toEqual(['Perfis']);
});

it('in a low window "Sair" is in sight; in training the search keeps its words', async () => {
  const page = await work.open('/', { viewport: { width: 1366, height: 625 } });
  await page.getByRole('button', { name: 'Menu do usuário' }).click();
  const leave = page.getByRole('menuitem', { name: 'Sair' });
  await leave.waitFor();
  await expect.poll(async () => (await leave.boundingBox())?.y ?? 625).toBeLessThan(625 - 32);
  await page.keyboard.press('Escape');
  await page.locator('.training-tag').waitFor();
  const cut = () =>
    page.locator('.top-search > span').evaluate((words) => words.scrollWidth > words.clientWidth);
  expect(await cut()).toBe(false);
  await page.locator('.save-text').evaluate((text) => {
    text.textContent = 'Rascunho guardado neste computador, ainda sem salvar';
  });
  expect(await cut()).toBe(false);
});

it('a filter of yesterday is there today, for its person only; the searched text is not', async () => {
  const page = await work.open('/unidades');
  const context = page.context();
  await page.getByLabel('Mostrar inativas').check();
  await page.getByLabel('Pesquise pelo nome, bairro ou CNES').fill('ubs');
  await page.waitForURL(/busca=ubs/);
  await page.goto(`${work.url}/unidades`);
  await page.waitForURL(/inativas=true/);
  expect(page.url()).not.toContain('busca');
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  expect(kept).toContain('inativas');
  expect(kept).not.toContain('ubs');
  await context.clearCookies();
});

describe('what is typed is never lost', () => {
  const duration = (page: Page) => page.getByLabel('Duração do agendamento (min)');

  it('a draft is back after the page was closed, readable by nobody else, and can be discarded', async () => {
    const page = await work.open('/gestao-municipal');
    const context = page.context();
    const stored = () =>
      page.evaluate(async () => {
        const open = indexedDB.open('pec-aberto');
        await new Promise((resolve) => open.addEventListener('success', resolve));
        const all = open.result.transaction('guardados').objectStore('guardados').getAll();
        await new Promise((resolve) => all.addEventListener('success', resolve));
        const rows = all.result as { name: string; data: ArrayBuffer }[];
        return rows.map(({ name, data }) => ({ name, text: new TextDecoder('latin1').decode(data) }));
      });
    // While the server is away it lies here, sealed, and the page says so.
    await context.setOffline(true);
    await duration(page).fill('25');
    await saveState(page).getByText('Rascunho só neste computador: sem conexão').waitFor();
    const [waiting, ...more] = await stored();
    expect(more).toEqual([]);
    expect(waiting?.name).toContain('rascunho');
    expect(waiting?.text).not.toContain('duration');
    await context.setOffline(false);
    await saveState(page).getByText('Rascunho salvo no servidor').waitFor();
    await expect.poll(stored).toEqual([]);
    await page.close();

    const again = await context.newPage();
    await again.goto(work.url);
    await again.getByRole('link', { name: 'Retomar' }).click();
    await again.getByText('o que você tinha digitado está de volta').waitFor();
    expect(await duration(again).inputValue()).toBe('25');
    await again.getByRole('button', { name: 'Descartar' }).click();
    await again.getByRole('dialog').getByRole('button', { name: 'Descartar' }).click();
    await expect.poll(() => duration(again).inputValue()).not.toBe('25');
    await again.reload();
    await duration(again).waitFor();
    expect(await again.getByText('de volta nos campos').count()).toBe(0);
  });

  it('drafts of any form are given up from the home page', async () => {
    const page = await work.open('/gestao-municipal');
    await duration(page).fill('25');
    await saveState(page).getByText('Rascunho salvo no servidor').waitFor();
    await page.goto(`${work.url}/profissionais/novo`);
    await page.getByLabel(/^Nome completo/).fill('Ana Prates Lima');
    await saveState(page).getByText('Rascunho salvo no servidor').waitFor();
    await page.goto(work.url);
    for (const title of ['um novo profissional', 'Agenda padrão']) {
      const giveUp = page.getByRole('button', { name: `Descartar ${title}` });
      await giveUp.click();
      await page.getByRole('dialog').getByRole('button', { name: 'Descartar' }).click();
      await giveUp.waitFor({ state: 'detached' });
    }
    await page.goto(`${work.url}/gestao-municipal`);
    await duration(page).waitFor();
    expect(await page.getByText('de volta nos campos').count()).toBe(0);
  });

  it('a session that ends under a save asks the password in place and saves once, by the same key', async () => {
    const page = await work.open('/gestao-municipal');
    const context = page.context();
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT' && request.url().endsWith('/default-agenda'))
        keys.push(request.headers()['idempotency-key']);
    });
    await duration(page).fill('30');
    await context.clearCookies();
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog', { name: 'Sua sessão terminou por inatividade' });
    await dialog.waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await dialog.getByLabel('Usuário (CPF)').fill(RESPONSIBLE.cpf);
    await dialog.getByLabel(/^Senha de Renata/).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await saveState(page).getByText('Tudo salvo às').waitFor();
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(await duration(page).inputValue()).toBe('30');
  });

  it('is warned two minutes before, aloud too; who goes on keeps the text, who does not is asked the password', async () => {
    const page = await work.open('/alterar-modulo-inicial');
    await page.clock.install();
    const asked = new Set<Request>();
    page.on('request', (request) => /\/api\/(?!events)/.test(request.url()) && asked.add(request));
    page.on('requestfinished', (request) => asked.delete(request));
    page.on('requestfailed', (request) => asked.delete(request));
    await page.goto(`${work.url}/gestao-municipal`);
    await duration(page).fill('35');
    await saveState(page).getByText('Rascunho salvo no servidor').waitFor();
    // What the page does by itself after a while is a use too: it is over before nobody uses the session.
    await page.clock.fastForward(30 * 60_000);
    await saveState(page).getByText('Rascunho salvo no servidor').waitFor();
    await expect.poll(() => asked.size).toBe(0);
    /** Nobody used the session for so many minutes of its sixty; the page's clock goes on as far. */
    const idle = async (minutes: number): Promise<void> => {
      await query(
        work.dataDir,
        `update session set last_seen_at = last_seen_at - interval '${minutes} minutes' where ended_at is null`,
      );
      await page.clock.fastForward(minutes * 60_000);
    };
    await idle(59);
    const warning = page.getByRole('dialog', { name: 'Sua sessão vai terminar por inatividade' });
    await warning.waitFor();
    await warning.getByRole('status').getByText('Falta 1 minuto.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Continuar conectado');
    await page.keyboard.press('Enter');
    await warning.waitFor({ state: 'detached' });
    const [used] = await query<{ minutes: number }>(
      work.dataDir,
      `select min(extract(epoch from now() - last_seen_at) / 60)::int as minutes from session where ended_at is null`,
    );
    expect(used?.minutes).toBe(0);

    await page.clock.fastForward(3 * 60_000);
    await idle(62);
    const over = page.getByRole('dialog', { name: 'Sua sessão terminou por inatividade' });
    await over.waitFor();
    await over.getByLabel('Usuário (CPF)').fill(RESPONSIBLE.cpf);
    await over.getByLabel(/^Senha de Renata/).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await over.waitFor({ state: 'detached' });
    expect(await duration(page).inputValue()).toBe('35');
    await page.getByRole('textbox', { name: 'Duração' }).press('Control+s');
    await saveState(page).getByText('Tudo salvo às').waitFor();
  });

  it('without connection a save waits here, says so, and leaves by itself', async () => {
    const page = await work.open('/gestao-municipal');
    const context = page.context();
    await duration(page).fill('45');
    await context.setOffline(true);
    await page.keyboard.press('Control+s');
    await page.getByText('1 item guardado neste computador').waitFor();
    await page.getByRole('button', { name: 'Ver itens' }).click();
    await page.getByRole('dialog').getByText('Espera o servidor').waitFor();
    await page.keyboard.press('Escape');
    await context.setOffline(false);
    await page.getByText('Conexão de volta. Tudo foi enviado').waitFor();
    await saveState(page).getByText('Tudo salvo às').waitFor();
    await page.reload();
    await duration(page).waitFor();
    expect(await duration(page).inputValue()).toBe('45');
  });
});

it('the bell tells what the person asked for once it ended, and leads to the result', async () => {
  const page = await work.open('/');
  const bell = page.getByRole('button', { name: /^Avisos/ });
  await bell.click();
  await page.getByRole('dialog', { name: 'Avisos' }).getByText('Nenhum aviso').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');

  const asked = await new Client(work.url).signIn(RESPONSIBLE.cpf, PASSWORD);
  const { importId } = await startImport(asked, await cnesFile({ units: 30, professionals: 81 }), {
    municipality: IBGE,
  });
  await page.getByRole('button', { name: 'Avisos: 1 aviso novo' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await bell.press('Enter');
  const line = page.getByRole('dialog', { name: 'Avisos' }).getByRole('listitem');
  await line.getByText('Importado').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await line.getByRole('link', { name: 'Ver resultado' }).press('Enter');
  await page.waitForURL(`${work.url}/cnes/${importId}`);
  await page.reload();
  await page.getByRole('button', { name: 'Avisos', exact: true }).waitFor();
});

it('the search has every key since Ctrl K, also those pressed while it was on its way', async () => {
  const page = await work.open('/', { who: INSTALLER.cpf });
  let arrive = () => {};
  const sent = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/\/palette-[^/]*\.js$/, async (route) => {
    await sent;
    await route.continue();
  });
  await page.reload();
  await title(page).waitFor();
  const box = page.getByRole('combobox', { name: 'Buscar módulo ou ação' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('muniz');
  await page.keyboard.press('Backspace');
  arrive();
  // React shows what it waited for some hundred milliseconds after it was drawn.
  await page.keyboard.type('cipios e responsaveis', { delay: 20 });
  await expect.poll(() => box.inputValue()).toBe('municipios e responsaveis');
});

it('theme and density are each person’s own on one computer', async () => {
  const page = await work.open('/', { who: INSTALLER.cpf });
  const context = page.context();
  const looks = () =>
    page.evaluate(() => [
      document.documentElement.dataset['theme'],
      document.documentElement.dataset['density'],
    ]);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('aparencia escuro');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('densidade compacta');
  await page.keyboard.press('Enter');
  await expect.poll(looks).toEqual(['dark', 'compacta']);
  await signInBrowser(context, work.url, RESPONSIBLE.cpf, PASSWORD);
  await page.reload();
  await page.getByText('Renata').first().waitFor();
  expect(await looks()).toEqual(['light', 'padrao']);
});
