import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReceiptFile } from '@pec-aberto/ledi/node';
import { createHash } from 'node:crypto';
import { acceptFichas } from './accepted-fichas.ts';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { newFolder } from './support/folders.ts';
import { Looks } from './support/looks.ts';

let work: AtWork;
let page: Page;
const looks = new Looks();

beforeAll(async () => {
  work = await startAtWork();
  await acceptFichas(work.dataDir, 3);
  page = await work.open('/transmissao-de-dados');
});
afterAll(() => work.release());

const row = () => page.getByRole('row').filter({ hasText: /^1/ });

describe('Transmissão de dados: envio', () => {
  it('says what waits, and asks who sends', async () => {
    await page.getByText('Nenhum lote gerado ainda').waitFor();
    await looks.at(page, 'envio-vazio');
    await page.getByRole('button', { name: 'Dizer quem envia' }).click();
    await page.getByLabel('CNPJ da secretaria, ou CPF').fill('82.892.282/0001-43');
    await page.getByLabel('Nome ou razão social').fill('SECRETARIA DE SAÚDE');
    await looks.at(page, 'envio-quem');
    await page.getByRole('button', { name: 'Salvar' }).click();
    await page.getByText('SECRETARIA DE SAÚDE (82.892.282/0001-43)').waitFor();
    expect(looks.faults).toEqual([]);
  });

  it('ADM-L06 Cancelar generates nothing; Gerar lote makes a numbered lot at once', async () => {
    await page.getByRole('button', { name: 'Gerar novo lote' }).click();
    await page.getByText('3 fichas aceitas ainda não estão em nenhum lote.').waitFor();
    await page.getByRole('button', { name: 'Cancelar' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await query(work.dataDir, 'select 1 from generated_lote')).toEqual([]);
    await page.getByRole('button', { name: 'Gerar novo lote' }).click();
    await page.getByRole('button', { name: 'Gerar lote', exact: true }).click();
    await row().getByText('Aguardando envio').waitFor();
    await looks.at(page, 'envio');
    expect(looks.faults).toEqual([]);
  });

  it('ADM-L10 the lot is saved with its official name, who saved it stays, and its receipt confirms it', async () => {
    const download = page.waitForEvent('download');
    await row().getByRole('link', { name: 'Salvar em arquivo o lote 1' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/^TREINAMENTO_RAS_Lote1_.*\.zip$/);
    const sha256 = createHash('sha256')
      .update(readFileSync(await saved.path()))
      .digest('hex');
    const receipt = join(newFolder(), 'recibo.zip');
    const refused = {
      code: 'x',
      group: 'regra de negócio' as const,
      path: 'cpfCidadao',
      message: 'O CPF não é válido.',
    };
    await writeReceiptFile(
      receipt,
      {
        lot: { sha256, name: saved.suggestedFilename(), number: 1 },
        receiver: { uuidInstalacao: 'secretaria', name: 'SECRETARIA ESTADUAL' },
        at: new Date().toISOString(),
      },
      [1, 2, 3].map((number) => ({
        uuid: `ficha-${number}`,
        entry: `${number}.esus`,
        outcome: number === 3 ? ('invalida' as const) : ('valida' as const),
        reasons: number === 3 ? [refused] : [],
      })),
    );
    await page.locator('input[type=file]').setInputFiles(receipt);
    await page.getByText('Lote 1 recebido por SECRETARIA ESTADUAL: 2 aceitas, 1 recusadas.').waitFor();
    await row().getByText('Recebido · 1 recusada').waitFor();
    await row().getByRole('link', { name: '1', exact: true }).click();
    await page.getByRole('heading', { name: 'Lote 1', level: 1 }).waitFor();
    await page.getByText('O CPF não é válido.').waitFor();
    await page.getByText('Renata Oliveira Campos').first().waitFor();
    await looks.at(page, 'lote');
    expect(looks.faults).toEqual([]);
  });

  it('a lot that came with another base says so, beside ours of the same number', async () => {
    await query(
      work.dataDir,
      `insert into generated_lote (id, municipality_id, number, created_at, fichas, training, origin_installation_id)
       select gen_random_uuid(), id, 1, now(), 0, false, gen_random_uuid() from municipality limit 1`,
    );
    await page.goto(`${work.url}/transmissao-de-dados`);
    const theirs = page.getByRole('row').filter({ hasText: '1 (de outra instalação)' });
    await theirs.getByText('Ficou com a outra instalação').waitFor();
    await looks.at(page, 'envio-de-outra-base');
    await theirs.getByRole('link', { name: '1 (de outra instalação)', exact: true }).click();
    await page.getByRole('heading', { name: 'Lote 1 (de outra instalação)', level: 1 }).waitFor();
    expect(await page.getByRole('button', { name: 'Enviar agora' }).count()).toBe(0);
    expect(looks.faults).toEqual([]);
  });
});
