import { EXAMPLE_DAY } from '@pec-aberto/ledi/examples';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '#platform/config/root';
import { repeating, writeManyEntries } from '../bench/ledi-zip.ts';
import { launchChromium } from './support/chromium.ts';
import { cnesFile } from './support/cnes-files.ts';
import { findShared, newFolder } from './support/folders.ts';
import { faultsOf } from './support/inspect.ts';
import { INSTALLER, type Installation, PASSWORD } from './support/installation.ts';
import { startPrepared } from './support/prepared.ts';
import { declaring, encrypted, exampleLot, ficha, xmlFicha, zeros, zipOf } from './support/ledi-lots.ts';
import { releaseEverything } from './support/program.ts';
import { MONITOR, PHONE } from './support/screens.ts';
import { signInBrowser } from './support/sign-in.ts';

const SHOTS = process.env['PEC_TEST_SHOTS'];
const ONE_FILE = join(projectRoot(), 'build/ledi-page/index.html');
const TITLE = 'Conferir lote de fichas';

let browser: Browser;
let installation: Installation;
let folder: string;
const server = createServer((request, response) => {
  const isPage = request.url === '/';
  response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html' });
  response.end(isPage ? readFileSync(ONE_FILE) : '');
});

beforeAll(async () => {
  browser = await launchChromium();
  installation = await startPrepared();
  folder = newFolder();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  await browser?.close();
  server.close();
  await releaseEverything();
});

/** Where the page is had from, and how it is opened. */
const PLACES = [
  { place: 'the installation', url: () => `${installation.url}/conferir-lote`, isInstalled: true },
  {
    place: 'a static server',
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    isInstalled: false,
  },
  { place: 'a file', url: () => pathToFileURL(ONE_FILE).href, isInstalled: false },
] as const;
type Place = (typeof PLACES)[number];

/** The page on the day of the examples, as the computer of a unit has it. */
async function open({ url, isInstalled }: Place, viewport = MONITOR): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    locale: 'pt-BR',
    timezoneId: 'America/Sao_Paulo',
    reducedMotion: 'reduce',
  });
  if (isInstalled) await signInBrowser(context, installation.url, INSTALLER.cpf, PASSWORD);
  const page = await context.newPage();
  // The session still ends by the clock of the server; only the pages' own idea of today is fixed.
  await page.clock.setFixedTime(new Date(`${EXAMPLE_DAY}T12:00:00-03:00`));
  await page.goto(url());
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await page.getByText('da versão 2.1 à 8.7.0').waitFor();
  return page;
}

function written(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The lot of examples, and a text whose name a spreadsheet would run. */
const lot = async () => written('lote.zip', await exampleLot(['=leia.txt', 'isto é um texto']));

/** Drops files on the zone, as a mouse does. */
async function drop(page: Page, ...paths: string[]): Promise<void> {
  const files = paths.map((path) => ({
    name: basename(path),
    content: readFileSync(path).toString('base64'),
  }));
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, content } of all) {
      const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, files);
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
}

const judged = (page: Page) => page.getByText('Conferido em').waitFor();
const rows = (page: Page) => page.getByRole('table', { name: 'as fichas do lote' }).locator('tbody tr');
const chip = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe.each(PLACES)('Conferir lote de fichas, from $place', (place) => {
  it('judges a dropped lot without asking anything of the network', async () => {
    const page = await open(place);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await drop(page, await lot());
    await judged(page);
    await page.getByText('101 fichas: 93 válidas, 6 com erro, 1 ilegível, 1 aguardando pacote').waitFor();
    expect(await rows(page).count()).toBe(50);
    await rows(page)
      .first()
      .getByRole('button', { name: /^Abrir/ })
      .click();
    const panel = page.getByRole('dialog', { name: 'Cadastro Individual' });
    const error = panel.locator('.finding').filter({ hasText: 'headerTransport.cnes' });
    expect(await error.innerText()).toMatch(
      /^O CNES do cabeçalho deve ser o mesmo da camada de transporte.\nCabeçalho › CNES headerTransport.cnes\nunicaLotacaoHeader.cnes.igual-ao-transporte · regra de negócio · Documentação LEDI/,
    );
    await panel
      .locator('.lot-field')
      .filter({ hasText: 'cboCodigo_2002' })
      .getByText('AGENTE COMUNITÁRIO')
      .waitFor();
    await error.getByRole('button').click();
    const field = panel.locator('.lot-field.danger').filter({ hasText: 'O CNES do cabeçalho' });
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(asked.filter((url) => !url.startsWith('blob:') && !url.includes('/api/events'))).toEqual([]);
    await page.context().close();
  });

  it('gives the errors as CSV', async () => {
    const page = await open(place);
    await drop(page, await lot());
    await judged(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Baixar erros (CSV)' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`erros-lote-${EXAMPLE_DAY}.csv`);
    const text = readFileSync(await file.path(), 'utf8');
    expect(text.startsWith('\ufeff"arquivo";')).toBe(true);
    const { data } = Papa.parse<string[]>(text.trimEnd(), { delimiter: ';' });
    const codes = data.slice(1).map((line) => line[7]);
    expect(codes.filter((code) => code === 'transporte.codIbge.tabela')).toHaveLength(4);
    expect(codes).toContain('estrutura.cnesDadoSerializado.ausente');
    expect(data.at(-1)?.slice(0, 6)).toEqual(['lote.zip', "'=leia.txt", '', '', '', 'Ilegível']);
    await page.context().close();
  });
});

describe.each(PLACES.slice(0, 2))('by whoever uses it, from $place', (place) => {
  it('is done by keyboard alone', async () => {
    const page = await open(place);
    const path = await lot();
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement;
        return `${at?.tagName} ${(at as HTMLInputElement | null)?.type ?? ''} ${at?.textContent}`.trim();
      });
    const tabTo = async (name: RegExp) => {
      for (let step = 0; step < 60; step++) {
        if (name.test(await focused())) return;
        await press('Tab');
      }
      throw new Error(`Tab never reached ${name}`);
    };
    page.on('filechooser', (chooser) => void chooser.setFiles(path));
    await tabTo(/^INPUT file/);
    await press('Enter');
    await judged(page);
    expect(await focused()).toMatch(/^P {2}lote.zip/);
    await tabTo(/^BUTTON button Com erro/);
    await press('Space');
    await expect.poll(() => rows(page).count()).toBe(6);
    await tabTo(/^TR/);
    await press('ArrowDown', 'Enter');
    const panel = page.getByRole('dialog');
    await panel.locator('.finding').first().waitFor();
    const first = await panel.innerText();
    await tabTo(/^BUTTON button Próxima/);
    await press('Enter');
    await expect.poll(() => panel.innerText()).not.toBe(first);
    await press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await focused()).toMatch(/^(?:TR|BUTTON)/);
    await press('/');
    expect(await focused()).toMatch(/^INPUT search/);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'is whole and clean for axe, %s, on a monitor and a telephone',
    async (scheme) => {
      const faults: string[] = [];
      for (const size of [MONITOR, PHONE]) {
        const page = await open(place, size);
        await page.emulateMedia({ colorScheme: scheme });
        const take = async (state: string) => {
          const name = `lote-${place.isInstalled ? 'instalado' : 'avulso'}-${state}-${size.width}-${scheme}`;
          if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
          const found = await faultsOf(page, { training: place.isInstalled });
          faults.push(...found.map((fault) => `${name}: ${fault}`));
        };
        await take('vazio');
        await drop(page, await lot(), written('vazio.esus', ''));
        await judged(page);
        await take('lista');
        await page.getByRole('button', { name: /^Erros por regra/ }).click();
        await page.getByRole('dialog').waitFor();
        await take('regras');
        await page.keyboard.press('Escape');
        await rows(page)
          .first()
          .getByRole('button', { name: /^Abrir/ })
          .click();
        await page.getByRole('dialog').locator('.lot-field').first().waitFor();
        await take('ficha');
        await page.context().close();
      }
      expect(faults).toEqual([]);
    },
  );
});

describe('with any lot', () => {
  const place = PLACES[1];

  it('cannot reach the network, not even the server it came from', async () => {
    const page = await open(place);
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    const ask = () =>
      fetch(location.href, { method: 'POST', body: 'ficha' }).then(
        () => 'reached',
        () => 'refused',
      );
    expect(await page.evaluate(ask)).toBe('refused');
    expect(refused.join()).toContain('Content Security Policy');
    await page.context().close();
  });

  it('filters by outcome, form, rule and text, and turns the pages', async () => {
    const page = await open(place);
    const shown = (count: number) => expect.poll(() => rows(page).count()).toBe(count);
    await drop(page, await lot());
    await judged(page);
    const first = await rows(page).first().innerText();
    await page.getByRole('button', { name: 'Próxima' }).click();
    await expect.poll(() => rows(page).first().innerText()).not.toBe(first);
    await chip(page, 'Com erro 6').click();
    await shown(6);
    await chip(page, 'Com erro 6').click();
    await page.getByLabel('Modelo').selectOption({ label: 'Vacinação (4)' });
    await shown(4);
    await page.getByLabel('Modelo').selectOption('');
    await page.getByRole('searchbox').fill('000000000033');
    await shown(1);
    await page.getByRole('searchbox').fill('não existe em lugar nenhum');
    await page.getByText('Nenhuma ficha com estes filtros').waitFor();
    await page.getByRole('button', { name: 'Limpar filtros' }).click();
    await page.getByRole('button', { name: /^Erros por regra/ }).click();
    await page.getByRole('button', { name: 'Ver fichas com transporte.codIbge.tabela' }).click();
    await shown(4);
    await page.context().close();
  });

  it('a CNES dropped beside the lot is used, and put away', async () => {
    const page = await open(place);
    const cnes = await cnesFile({ units: 3, professionals: 9 });
    await drop(page, await lot(), cnes);
    await judged(page);
    await page.getByText('3 unidades').waitFor();
    await chip(page, 'Com erro 99').waitFor();
    await page.getByRole('button', { name: 'Não usar' }).click();
    await chip(page, 'Com erro 6').waitFor();
    await page.locator('.cnes-line input').setInputFiles(cnes);
    await chip(page, 'Com erro 99').waitFor();
    expect(await page.getByText('conferidos com o CNES do município 4205407').count()).toBe(1);
    await page.context().close();
  });

  it('a folder dropped from the desktop gives what is in it and under it', async () => {
    const page = await open(place);
    const under = join(folder, 'remessa', 'novembro');
    mkdirSync(under, { recursive: true });
    for (const number of [0, 1])
      writeFileSync(join(folder, 'remessa', `${number}.esus`), ficha(number).bytes);
    writeFileSync(join(under, '2.xml'), xmlFicha(2));
    const devtools = await page.context().newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      const data = { items: [], files: [join(folder, 'remessa')], dragOperationsMask: 1 };
      await devtools.send('Input.dispatchDragEvent', { type, x: 600, y: 300, data });
    }
    await judged(page);
    expect(await page.locator('.lot-name').innerText()).toBe('3 arquivos 3 fichas: 3 válidas');
    await page.getByRole('searchbox').fill('remessa/novembro/2.xml');
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.context().close();
  });

  it('a long lot shows how far it is, leaves the page free, and is stopped', async () => {
    const page = await open(place);
    const path = join(folder, 'longo.zip');
    const records = Array.from({ length: 25 }, (_, number) => ficha(number).bytes);
    writeManyEntries(path, 60_000, repeating(records));
    await page.locator('input[type=file]').first().setInputFiles(path);
    const bar = page.getByRole('progressbar', { name: 'Conferência do lote' });
    await bar.waitFor();
    await expect.poll(async () => Number(await bar.getAttribute('value'))).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Parar' }).click();
    await page.getByText('Arraste o lote para cá').waitFor();
    await drop(page, written('boa.esus', ficha(4).bytes));
    await judged(page);
    expect(await page.locator('.lot-name').innerText()).toBe('boa.esus 1 ficha: 1 válida');
    await page.context().close();
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
    ['vazio.esus', () => Buffer.alloc(0), /“vazio.esus”: O arquivo está vazio/],
    ['nada.zip', () => zipOf([]), /não tem nenhum arquivo dentro/],
    ['texto.zip', () => Buffer.from('só um texto com outro nome'), /não é uma ficha do LEDI/],
    ['bomba.zip', () => zipOf([['a.esus', zeros()]]), /maior que um registro pode ser/],
    ['mentira.zip', async () => declaring(await zipOf([['a', zeros()]]), 900), /incompleto ou corrompido/],
    ['senha.zip', async () => encrypted(await zipOf([['a.esus', ficha(0).bytes]])), /cifrado com senha/],
    [
      'cortado.zip',
      async () => (await zipOf([['a.esus', ficha(0).bytes]])).subarray(0, 200),
      /incompleto ou corrompido/,
    ],
  ])('%s gets a plain sentence, and the page goes on', async (name, content, sentence) => {
    const page = await open(place);
    await drop(page, written(name, await content()));
    await page.getByText(sentence).first().waitFor();
    await drop(page, written('boa.esus', ficha(4).bytes));
    await judged(page);
    expect(await page.locator('.lot-name').innerText()).toBe('boa.esus 1 ficha: 1 válida');
    await page.context().close();
  });
});

const samples = findShared('data', 'ledi', 'manifest.json');
const members = findShared('data', 'cnes', 'XmlParaESUS31_4205407_amostras-ledi.zip');
type Label = { file: string; valid: boolean };

it.skipIf(!samples || !members)(
  'the labelled samples are judged on the page as they are labelled',
  async () => {
    const page = await open(PLACES[2]);
    const labels = new Map<string, boolean>();
    const paths: string[] = [];
    for (const [manifest, under] of [
      ['manifest.json', 'esus'],
      ['esus-8.7/manifest.json', 'esus-8.7'],
    ] as const) {
      const { files } = JSON.parse(readFileSync(findShared('data', 'ledi', manifest) ?? '', 'utf8')) as {
        files: Label[];
      };
      for (const { file, valid } of files) {
        const name = `${under}-${file.replaceAll('/', '-')}`;
        labels.set(name, valid);
        paths.push(written(name, readFileSync(findShared('data', 'ledi', under, file) ?? '')));
      }
    }
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([...paths, members ?? '']);
    await judged(page);
    const verdicts = new Map<string, boolean>();
    for (;;) {
      for (const row of await rows(page).all()) {
        const cells = await row.locator('td').allInnerTexts();
        const [name = ''] = /[\w.-]+\.esus$/.exec((cells[0] ?? '').trim()) ?? [];
        verdicts.set(name, (cells[1] ?? '').includes('Válida'));
      }
      const next = page.getByRole('button', { name: 'Próxima' });
      if ((await next.count()) === 0) break;
      const before = await rows(page).first().innerText();
      await next.click();
      await expect.poll(() => rows(page).first().innerText()).not.toBe(before);
    }
    expect(labels.size).toBeGreaterThan(100);
    expect(verdicts).toEqual(labels);
    await page.context().close();
  },
);
