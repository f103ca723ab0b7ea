import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keystore, LEGACY_PASSWORD, legacyKeystore } from '../modules/rnds/test/keystores.ts';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { RESPONSIBLE } from './support/installation.ts';
import { Looks } from './support/looks.ts';

const DAY_MS = 24 * 3_600_000;
const at = (days: number) => new Date(Date.now() + days * DAY_MS);

describe('Configuração RNDS', () => {
  let work: AtWork;
  const looks = new Looks();

  beforeAll(async () => {
    work = await startAtWork();
    const put = (name: string, bytes: Buffer) => writeFile(join(work.dataDir, 'chaves', name), bytes);
    await put('antigo.pfx', legacyKeystore);
    await put('vencido.p12', keystore({ password: 'x1', from: at(-30), to: at(-1) }));
    await put('municipio.cer', Buffer.from('certificado'));
  });
  afterAll(() => work.release());

  it('ADM-S01 ADM-S02 ADM-S03 ADM-S05 copies the contra-chave, refuses with the reason, enables and disables', async () => {
    const page = await work.open('/gestao-municipal/rnds', {
      who: RESPONSIBLE.cpf,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('button', { name: 'Copiar' }).click();
    await page.getByRole('button', { name: 'Copiado' }).waitFor();
    const shown = await page.getByLabel('Contra-Chave').inputValue();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
    expect(shown).toMatch(/^([0-9A-F]{4} ){7}[0-9A-F]{4}$/);
    await looks.at(page, 'rnds');

    const certificate = page.getByLabel('Certificado');
    const options = await certificate.locator('option').allTextContents();
    expect(options).toEqual(['Selecione', 'antigo.pfx', 'vencido.p12']);
    const enable = async (file: string, password: string) => {
      await certificate.selectOption(file);
      await page.locator('input[name="password"]').fill(password);
      await page.getByLabel('Identificador solicitante').fill('90001');
      await page.getByRole('button', { name: 'Habilitar' }).click();
    };
    await enable('vencido.p12', 'x1');
    await page.getByText('O certificado venceu em').first().waitFor();
    await enable('antigo.pfx', 'outra');
    await page.getByText('A senha não abre este certificado').first().waitFor();
    await looks.at(page, 'rnds-recusada');
    await enable('antigo.pfx', LEGACY_PASSWORD);
    await page.getByText('Habilitado por').waitFor();
    await page.getByText('Certificado válido até').waitFor();
    await page.getByText('ainda não pede o acesso (token)').waitFor();
    await looks.at(page, 'rnds-habilitada');
    await page.getByRole('button', { name: 'Desabilitar' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Desabilitar' }).click();
    await certificate.waitFor();
  });

  it('the page is whole and clean in both sizes', () => expect(looks.faults).toEqual([]));
});
