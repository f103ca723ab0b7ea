import { join } from 'node:path';
import { sigtapTexts, writeSigtap } from '@pec-aberto/terminology/testing';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { newFolder } from './support/folders.ts';
import { INSTALLER } from './support/installation.ts';
import { Looks } from './support/looks.ts';

let work: AtWork;
let page: Page;
const looks = new Looks();
beforeAll(async () => {
  work = await startAtWork();
});
afterAll(() => work.release());
beforeEach(() => work.closePages());

/** The official file of the month after the one that comes with the program; invented and small. */
async function nextMonth(): Promise<string> {
  const path = join(newFolder(), 'TabelaUnificada_202609_v2609141200.zip');
  const texts = sigtapTexts({
    month: '202609',
    written: '2026-09-14',
    procedures: [
      { code: '0301100039', name: 'AFERIÇÃO DE PRESSÃO ARTERIAL', cbos: ['322205', '223505'], cids: ['I10'] },
      { code: '0301100250', name: 'AFERIÇÃO DE TEMPERATURA', cbos: ['223505'], from: '0012', until: '0023' },
    ],
  });
  await writeSigtap(path, texts, '2026-09-14');
  // It has two rows: it is not measured against the whole table.
  await query(work.dataDir, "update data_package set parts = '[]' where name = 'sigtap'");
  return path;
}

const found = (page: Page) => page.getByRole('table', { name: 'Códigos encontrados' });

/** Fills what is looked for by the keyboard alone. */
async function look(page: Page, text: string): Promise<void> {
  const field = page.getByLabel('Código ou palavras');
  await field.fill(text);
  await field.press('Enter');
}

describe('Consultar tabelas', () => {
  it('COD-08 COD-06 finds “aferição” for a nursing technician, and shows all that the table says', async () => {
    page = await work.open('/consultar-tabelas');
    await page.getByLabel('CBO de quem usa').fill('técnico de enfermagem');
    await page.getByRole('option', { name: /^Técnico de enfermagem – 322205/ }).click();
    await look(page, 'aferição');
    const row = found(page).getByRole('row').filter({ hasText: '0301100039' });
    await row.getByText('Aferição de pressão arterial').waitFor();
    await looks.at(page, 'consultar-tabelas');
    await row.getByRole('button', { name: 'Ver 0301100039' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Atenção primária').waitFor();
    await dialog.getByText('Ocupações que podem usar (162)').click();
    await dialog.getByText('Técnico de enfermagem', { exact: false }).first().waitFor();
    await looks.at(page, 'consultar-codigo');
    expect(looks.faults).toEqual([]);
  });

  it('COD-07 says why a code that was typed does not fit, and what nothing was found for', async () => {
    page = await work.open('/consultar-tabelas');
    await page.getByLabel('Sexo do cidadão').selectOption('Feminino');
    await look(page, 'C60');
    await page.getByText('C60 – Neoplasia maligna do pênis não é oferecido: não cabe ao sexo.').waitFor();
    await page.getByText('Nenhum código encontrado').waitFor();
    await looks.at(page, 'consultar-nada');
    await page.getByRole('button', { name: 'Ver o código' }).click();
    await page.getByRole('dialog').getByText('Para o que foi procurado, não cabe ao sexo.').waitFor();
    await page.getByRole('dialog').getByText('Para quem').waitFor();
    expect(looks.faults).toEqual([]);
  });

  it('refuses too little to look for', async () => {
    page = await work.open('/consultar-tabelas');
    await look(page, 'a');
    await page.getByText('Digite ao menos 2 letras ou números.').first().waitFor();
    expect(await found(page).count()).toBe(0);
  });
});

describe('Pacotes de dados', () => {
  it('COD-08 COD-01 shows every table, and the official zip of SIGTAP dropped on it', async () => {
    // In training an invented one stands in its place.
    await query(work.dataDir, "delete from data_package where name = 'destinos-estaduais'");
    page = await work.open('/pacotes-de-dados', { who: INSTALLER.cpf });
    const row = page.getByRole('row').filter({ hasText: 'SIGTAP: Tabela Unificada' });
    await row.getByText('competência 08/2026').waitFor();
    await row.getByText('5.023 procedimentos · 195.072 CBO por procedimento', { exact: false }).waitFor();
    await page.getByText('centralizadores dos estados', { exact: false }).waitFor();
    await looks.at(page, 'pacotes-de-dados');
    const path = await nextMonth();
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByText('competência 09/2026, em uso: 2 procedimentos · 3 CBO por procedimento').waitFor();
    await row.getByText('competência 09/2026').waitFor();
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByText('Este conteúdo já está em uso', { exact: false }).waitFor();
    await page.getByText('Nada foi alterado.', { exact: false }).waitFor();
    await looks.at(page, 'pacotes-de-dados-renovados');
    expect(looks.faults).toEqual([]);
  });
});
