import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateCpf } from '@pec-aberto/brazil';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ficha, identified, lotOf, noon } from '../modules/fichas/test/fichas.ts';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { newFolder } from './support/folders.ts';
import { IBGE } from './support/installation.ts';
import { Looks } from './support/looks.ts';

let work: AtWork;
let page: Page;
const looks = new Looks();
beforeAll(async () => {
  work = await startAtWork({ cnes: {} });
  page = await work.open('/transmissao-de-dados/recebimento');
});
afterAll(() => work.release());

/** A file of a lot, as whoever sent it named it. */
async function lotNamed(name: string, fichas: readonly Promise<Buffer>[]): Promise<string> {
  const lot = await lotOf(await Promise.all(fichas));
  const path = join(newFolder(), name);
  writeFileSync(path, readFileSync(lot.path));
  await lot.remove();
  return path;
}

/** A lot of two fichas that this municipality refuses: nobody of them works here. */
const refusedLot = () =>
  lotNamed(
    'RAS_Lote12_01-09-2026--08-00.zip',
    [1, 2].map((number) => ficha({ number, on: '2026-09-01', person: identified({}) })),
  );

/** A lot of a ficha by an agent who works here, and the unit. */
async function acceptedLot() {
  const [agent] = await query<{ cnes: string; unit: string; cns: string }>(
    work.dataDir,
    `select u.cnes, u.name as unit, p.cns from lotacao l join unit u on u.id = l.unit_id
       join professional p on p.id = l.professional_id where l.cbo = '515105' and l.active and p.cns is not null order by u.name limit 1`,
  );
  if (!agent) throw new Error('no agent works here');
  const { cnes, cns } = agent;
  const headerTransport = {
    profissionalCNS: cns,
    cboCodigo_2002: '515105',
    cnes,
    dataAtendimento: noon('2026-09-01'),
    codigoIbgeMunicipio: IBGE,
  };
  const made = ficha({
    number: 3,
    on: '2026-09-01',
    cnes,
    person: identified({ cpfCidadao: generateCpf(3) }),
    form: { headerTransport },
  });
  return { ...agent, path: await lotNamed('RAS_Lote13_01-09-2026--08-00.zip', [made]) };
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

  it('a lot whose link is cut waits for it; after the page was closed the same file goes on from there', async () => {
    await page.goto(`${work.url}/transmissao-de-dados/recebimento`);
    // What no zip makes smaller: of three parts.
    const noise = Array.from({ length: 5 }, () => Promise.resolve(randomBytes(500_000)));
    const path = await lotNamed('RAS_Lote14_01-09-2026--08-00.zip', noise);
    const parts: string[] = [];
    let isCut = true;
    await page.route('**/lote-uploads/*/parts/*', (route) => {
      const part = route.request().url().split('/').at(-1) ?? '';
      if (isCut && part === '1') return route.abort('connectionfailed');
      parts.push(part);
      return route.continue();
    });
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByText('A ligação caiu. O envio continua sozinho quando ela voltar.').waitFor();
    await looks.at(page, 'recebimento-ligacao-caiu');
    await page.reload();
    await page.getByText('Importar lote de fichas').first().waitFor();
    isCut = false;
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByText('5 fichas recebidas: 5 inválidas.').waitFor();
    expect(parts).toEqual(['0', '1', '2']);
    await page.unroute('**/lote-uploads/*/parts/*');
  });

  it('ADM-M09 ADM-M12 what waits is processed on demand, and is counted by unit and month', async () => {
    const { path, unit, cnes } = await acceptedLot();
    await page.goto(`${work.url}/transmissao-de-dados/recebimento`);
    await page.getByText('Todas as fichas recebidas já foram processadas.').waitFor();
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByText('1 ficha recebida: 1 válida.').waitFor();
    await query(work.dataDir, `update ficha set applied_at = null where cnes = '${cnes}'`);
    await page.reload();
    await page.getByText('Existem fichas a ser processadas.').waitFor();
    await looks.at(page, 'recebimento-a-processar');
    await page.getByRole('button', { name: 'Processar todos' }).click();
    await page.getByText('Todas as fichas recebidas já foram processadas.').waitFor();

    await page.getByRole('navigation', { name: 'Tipo de agrupamento' }).getByText('CNES').click();
    const row = page.getByRole('row').filter({ hasText: cnes });
    await row.waitFor();
    await looks.at(page, 'recebimento-cnes');
    await row.getByRole('link', { name: /Visualizar/ }).click();
    await page.getByRole('heading', { name: unit }).waitFor();
    await page.getByRole('row', { name: 'Cadastro Individual 1' }).waitFor();
    await looks.at(page, 'recebimento-unidade');
    expect(looks.faults).toEqual([]);
  });

  it('ADM-M08 the report of a period is asked for in a dialog that opens on the last 30 days', async () => {
    await page.goto(`${work.url}/transmissao-de-dados/recebimento`);
    await page.getByRole('button', { name: 'Gerar relatório de inconsistências' }).click();
    const dialog = page.getByRole('dialog');
    const day = async (label: string) => {
      const [date = '', month = '', year = ''] = (await dialog.getByLabel(label).inputValue()).split('/');
      return Date.UTC(Number(year), Number(month) - 1, Number(date));
    };
    expect((await day('Fim do período')) - (await day('Início do período'))).toBe(30 * 86_400_000);
    await looks.at(page, 'recebimento-relatorio');
    await dialog.getByLabel('Arquivo').uncheck();
    await dialog.getByLabel('Online').uncheck();
    await dialog.getByRole('button', { name: 'Gerar' }).click();
    await dialog.getByText('Escolha ao menos um tipo de recebimento.').waitFor();
    await dialog.getByLabel('Arquivo').check();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Gerar' }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toContain('"Data de Recebimento"');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('the page is whole in both sizes', () => expect(looks.faults).toEqual([]));
});
