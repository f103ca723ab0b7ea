import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { INSTALLER } from './support/installation.ts';
import { Looks } from './support/looks.ts';

describe('Configurações da instalação', () => {
  let work: AtWork;
  const internet = createServer((_request, response) => response.end());
  const looks = new Looks();

  beforeAll(async () => {
    await new Promise<void>((resolve) => internet.listen(0, '127.0.0.1', resolve));
    const { port } = internet.address() as AddressInfo;
    work = await startAtWork({ env: { PEC_INTERNET_TEST: `http://127.0.0.1:${port}` } });
  });
  afterAll(async () => {
    await work.release();
    internet.closeAllConnections();
    internet.close();
  });

  const open = (path: string) => work.open(path, { who: INSTALLER.cpf });
  const card = (page: Page, title: string) =>
    page.locator('section.card', { has: page.getByRole('heading', { name: title, exact: true }) });
  const optionsOf = (page: Page, title: string) =>
    card(page, title)
      .getByLabel('Desabilitar durante')
      .locator('option')
      .allTextContents()
      .then((all) => all.filter((text) => text !== 'Selecione'));

  it('ADM-B01 ADM-B02 the real test succeeds; the switch off disables each card, and says why', async () => {
    const page = await open('/configuracoes/conexao');
    await card(page, 'Internet').getByRole('button', { name: 'Testar conexão com a internet' }).click();
    await card(page, 'Internet').getByText('Conexão bem sucedida.').waitFor();
    await looks.at(page, 'conexao');
    await card(page, 'Internet').getByRole('button', { name: 'Desabilitar' }).click();
    await page.getByRole('dialog').getByText('Avisos por e-mail não são enviados, nem depois.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Desabilitar' }).click();
    await card(page, 'Internet').getByText('Desabilitado', { exact: true }).waitFor();
    for (const title of ['CADSUS', 'Hórus', 'Agenda online', 'RNDS']) {
      await card(page, title)
        .getByText(/^Desabilitad[oa]$/)
        .waitFor();
      await card(page, title).getByText('A internet está desligada').waitFor();
    }
    expect(await page.getByText('A internet está desligada').count()).toBeGreaterThanOrEqual(4);
    await looks.at(page, 'conexao-desligada');
    await card(page, 'Internet').getByRole('button', { name: 'Habilitar' }).click();
    await card(page, 'CADSUS').getByText('Habilitado', { exact: true }).waitFor();
    expect(await page.getByText('A internet está desligada').count()).toBe(0);
  });

  it('ADM-B04 ADM-B06 ADM-B07 ADM-B08 services are disabled for as long as the combo says, one hour untouched', async () => {
    const page = await open('/configuracoes/conexao');
    await card(page, 'CADSUS').waitFor();
    const short = ['30 minutos', '1 hora (padrão)', '2 horas', '4 horas', '8 horas'];
    expect(await optionsOf(page, 'CADSUS')).toEqual([...short, '1 semana', '1 mês']);
    expect(await optionsOf(page, 'Hórus')).toEqual([...short, 'Tempo indeterminado']);

    const before = Date.now();
    await card(page, 'CADSUS').getByRole('button', { name: 'Desabilitar' }).click();
    const told = await card(page, 'CADSUS').getByText('Desabilitado até').innerText();
    const [, day = '', month = '', year = '', time = ''] =
      /até (\d\d)\/(\d\d)\/(\d{4}) às (\d\d:\d\d)\./.exec(told) ?? [];
    const off = new Date(`${year}-${month}-${day}T${time}:00-03:00`).getTime() - before;
    expect(Math.round(off / 60_000)).toBeGreaterThanOrEqual(58);
    expect(Math.round(off / 60_000)).toBeLessThanOrEqual(62);
    expect(await card(page, 'CADSUS').getByLabel('Desabilitar durante').count()).toBe(0);

    await card(page, 'Hórus').getByLabel('Desabilitar durante').selectOption('Tempo indeterminado');
    await card(page, 'Hórus').getByRole('button', { name: 'Desabilitar' }).click();
    await card(page, 'Hórus').getByText('Desabilitado por tempo indeterminado.').waitFor();
    await looks.at(page, 'conexao-pausas');
    for (const title of ['CADSUS', 'Hórus']) {
      await card(page, title).getByRole('button', { name: 'Habilitar' }).click();
      await card(page, title).getByText('Habilitado', { exact: true }).waitFor();
    }
  });

  it('ADM-E07 "Usar valor padrão" makes the number read-only; 0 and text are refused, 16 is saved', async () => {
    const page = await open('/configuracoes/avancadas');
    const number = page.getByLabel('Número de requisições simultâneas processadas');
    await number.waitFor();
    expect(await number.getAttribute('readonly')).not.toBeNull();
    await looks.at(page, 'avancadas');
    await page.getByLabel('Usar valor padrão').uncheck();
    for (const wrong of ['0', 'dez']) {
      await number.fill(wrong);
      await page.getByRole('button', { name: 'Salvar' }).click();
      await page.getByText('Informe um número inteiro de 1 a 1000.').first().waitFor();
    }
    await number.fill('16');
    await page.getByRole('button', { name: 'Salvar' }).click();
    await page.getByText('Configuração salva.').waitFor();
    await page.reload();
    await number.waitFor();
    expect(await number.inputValue()).toBe('16');
    const cds = card(page, 'Cadastros de imóveis e famílias via CDS');
    await cds.getByText('Desabilitado', { exact: true }).waitFor();
    await cds.getByRole('button', { name: 'Habilitar' }).click();
    await cds.getByText('Habilitado', { exact: true }).waitFor();
  });

  it('the pages are whole and clean in both sizes', () => expect(looks.faults).toEqual([]));
});
