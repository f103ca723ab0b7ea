import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { faultsOf } from './support/inspect.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const BANNER = '<p>Instalação de treinamento</p>';
const page = (body: string) =>
  `<!doctype html><html lang="pt-BR"><head><title>x</title></head><body><main><h1>Título</h1>${body}</main></body></html>`;

it.each([
  ['nothing', BANNER, []],
  ['a missing banner', '', ['no banner of the training installation']],
  ['a field without label', `${BANNER}<input name="a">`, ['label: <input name="a">']],
  [
    'a text that is cut',
    `${BANNER}<p style="width:60px;overflow:hidden;white-space:nowrap">Um texto comprido demais</p>`,
    ['cut: p "Um texto comprido demais"'],
  ],
  [
    'a placeholder that is cut',
    `${BANNER}<input aria-label="a" style="width:60px" placeholder="Pesquise pelo nome">`,
    ['cut: placeholder "Pesquise pelo nome"'],
  ],
  [
    'a text out of the window',
    `${BANNER}<p style="position:absolute;left:1300px;width:200px">À direita</p>`,
    ['the page scrolls sideways', 'out of sight: p "À direita"'],
  ],
  [
    'a text cut by what is around it',
    `${BANNER}<div style="width:60px;overflow:hidden"><p style="width:200px">Cortado</p></div>`,
    ['out of sight: p "Cortado"'],
  ],
  [
    'nothing in a list that scrolls',
    `${BANNER}<div style="width:60px;overflow:auto" tabindex="0"><p style="width:200px">Rola</p></div>`,
    [],
  ],
])('what looks at pages finds %s', async (_what, body, faults) => {
  const tab = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await tab.setContent(page(body));
  expect(await faultsOf(tab)).toEqual(faults);
  await tab.close();
});

it('what looks at another theme finds colours, and nothing that the first look has found', async () => {
  const tab = await browser.newPage();
  const pale = '<p style="color:#ccc;background:#fff">Claro</p>';
  await tab.setContent(page(`${BANNER}<input name="a">${pale}`));
  expect(await faultsOf(tab, { coloursOnly: true })).toEqual([`color-contrast: ${pale}`]);
  await tab.close();
});
