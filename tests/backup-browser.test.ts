import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { newFolder } from './support/folders.ts';
import { INSTALLER } from './support/installation.ts';
import { Looks } from './support/looks.ts';

describe('Cópias de segurança', () => {
  let work: AtWork;
  let page: Page;
  const looks = new Looks();
  const look = (name: string) => looks.at(page, name);

  beforeAll(async () => {
    work = await startAtWork();
    page = await work.open('/', { who: INSTALLER.cpf, acceptDownloads: true });
  });
  afterAll(() => work.release());

  it('the recovery sheet waits on the home of the installer until it is downloaded', async () => {
    await query(work.dataDir, `delete from setting where key = 'backup.sheet'`);
    await page.goto(`${work.url}/`);
    await page.getByRole('listitem').filter({ hasText: 'folha de recuperação' }).getByRole('link').click();
    await page.getByRole('heading', { name: 'Cópias de segurança' }).waitFor();
    await page.getByText('A folha de recuperação ainda não foi emitida.').waitFor();
    await look('copias-sem-folha');
    const started = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Emitir folha de recuperação' }).click();
    const sheet = readFileSync(await (await started).path());
    expect(sheet.subarray(0, 5).toString()).toBe('%PDF-');
    await page.getByText('A folha de recuperação ainda não foi emitida.').waitFor({ state: 'detached' });
    await page.goto(`${work.url}/`);
    await page.getByRole('heading', { name: /Tereza/ }).waitFor();
    await page.getByText('Situação da instalação').first().waitFor();
    expect(await page.getByText('Imprimir a folha de recuperação').count()).toBe(0);
  });

  it('a copy that is asked for is made, read back and downloaded', async () => {
    await page.goto(`${work.url}/copias-de-seguranca`);
    await page.getByRole('button', { name: 'Fazer cópia agora' }).click();
    const row = page.getByRole('row').filter({ hasText: 'a pedido' });
    await row.getByText('Conferida').waitFor();
    await look('copias');
    const started = page.waitForEvent('download');
    await row.getByRole('link', { name: /^Baixar/ }).click();
    const bytes = readFileSync(await (await started).path());
    expect(bytes.subarray(0, 6).toString()).toBe('PECBK1');
    expect(await readdir(join(work.dataDir, 'copias'))).toHaveLength(1);
  });

  it('DEP-15 another folder has its copies too; one that is away is told on the home of the installer', async () => {
    await page.goto(`${work.url}/copias-de-seguranca`);
    await page.getByRole('button', { name: 'Configurar' }).click();
    const dialog = page.getByRole('dialog');
    const folder = join(newFolder(), 'cópias do posto');
    await dialog.getByLabel('Outras pastas').fill(folder);
    await dialog.getByLabel('Horário da cópia diária').fill('25:00');
    await dialog.getByRole('button', { name: 'Salvar' }).click();
    await dialog.getByText('Informe a hora de 00:00 a 23:59.').first().waitFor();
    await dialog.getByLabel('Horário da cópia diária').fill('03:30');
    await dialog.getByRole('button', { name: 'Salvar' }).click();
    await dialog.getByText('não existe no servidor').first().waitFor();
    await look('copias-configurar');
    await mkdir(folder);
    await dialog.getByRole('button', { name: 'Salvar' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/às 03:30/).waitFor();
    await page.getByRole('button', { name: 'Fazer cópia agora' }).click();
    await page.getByRole('row').filter({ hasText: folder }).getByText('Conferida').waitFor();
    expect(await readdir(folder)).toHaveLength(1);
    await rm(folder, { recursive: true });
    await page.getByRole('button', { name: 'Fazer cópia agora' }).click();
    await page.getByText('Confira se a pasta existe').first().waitFor();
    await look('copias-pasta-fora');
    await page.goto(`${work.url}/`);
    await page.getByText(/^Cópias de segurança: .*Confira se a pasta existe/).waitFor();
    await look('inicio-copia-falhou');
  });

  it('the page is whole in both sizes', () => expect(looks.faults).toEqual([]));
});
