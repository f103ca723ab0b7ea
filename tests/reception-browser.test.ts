import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ficha, identified, lotOf } from '../modules/fichas/test/fichas.ts';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { newFolder } from './support/folders.ts';
import { Looks } from './support/looks.ts';

let work: AtWork;
let page: Page;
const looks = new Looks();
beforeAll(async () => {
  work = await startAtWork({ cnes: {} });
  page = await work.open('/transmissao-de-dados/recebimento');
});
afterAll(() => work.release());

/** A lot of two fichas that this municipality refuses: nobody of them works here. */
async function refusedLot(): Promise<string> {
  const fichas = [1, 2].map((number) => ficha({ number, on: '2026-09-01', person: identified({}) }));
  const lot = await lotOf(await Promise.all(fichas));
  const path = join(newFolder(), 'RAS_Lote12_01-09-2026--08-00.zip');
  writeFileSync(path, readFileSync(lot.path));
  await lot.remove();
  return path;
}

describe('Transmissão de dados: recebimento', () => {
  it('says what to do where no lot came yet', async () => {
    await page.getByText('Nenhum lote recebido ainda').waitFor();
    await looks.at(page, 'recebimento-vazio');
    expect(looks.faults).toEqual([]);
  });

  it('ADM-M01 ADM-M05 a lot dropped on the page is judged, listed and reported', async () => {
    await page.locator('input[type=file]').setInputFiles(await refusedLot());
    await page.getByText('2 fichas recebidas: 2 inválidas.').waitFor();
    const row = page.getByRole('row').filter({ hasText: 'RAS_Lote12' });
    await row.getByText('Renata Oliveira Campos').waitFor();
    await looks.at(page, 'recebimento');
    const download = page.waitForEvent('download');
    await row.getByRole('link', { name: /Relatório de inconsistências/ }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toContain(
      'O CNES não é de um estabelecimento do município.',
    );
  });

  it('the page is whole in both sizes', () => expect(looks.faults).toEqual([]));
});
