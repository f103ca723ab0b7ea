import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EXAMPLE_DAY } from '@pec-aberto/ledi/examples';
import type { Browser } from 'playwright-core';
import { projectRoot } from '#platform/config/root';
import { launchChromium } from '../tests/support/chromium.ts';
import { ficha } from '../tests/support/ledi-lots.ts';
import { MONITOR } from '../tests/support/screens.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { repeating, writeManyEntries } from './ledi-zip.ts';

const RECORDS = 5000;
/** A lot as long as the page keeps. */
const MANY = 200_000;
const ROUNDS = 5;
const PAGE = pathToFileURL(join(projectRoot(), 'build/ledi-page/index.html')).href;

type Measured = { seconds: number; judging: number; task: number; gap: number };

/**
 * In the page: from the choice of the file until the list is drawn; the longest task of its main thread (0 when none
 * took 50 ms, the least that browsers tell) and the longest time between two frames.
 */
const WATCH = `new Promise((resolve) => {
  document.addEventListener('change', () => {
    const start = performance.now();
    let task = 0, gap = 0, last = start;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) task = Math.max(task, duration);
    }).observe({ type: 'longtask' });
    const frame = () => {
      const now = performance.now();
      gap = Math.max(gap, now - last);
      last = now;
      const note = document.querySelector('main > div > .caption')?.textContent ?? '';
      const judging = /Conferido em ([\\d,]+)/.exec(note)?.[1];
      if (!judging || !document.querySelector('.data-table tbody tr')) return requestAnimationFrame(frame);
      const seconds = (now - start) / 1000;
      // What the observer was not told yet.
      setTimeout(() => resolve({ seconds, judging: Number(judging.replace(',', '.')), task, gap }), 100);
    };
    requestAnimationFrame(frame);
  }, { capture: true, once: true });
})`;

async function drop(browser: Browser, lot: string): Promise<Measured> {
  const context = await browser.newContext({ viewport: MONITOR, locale: 'pt-BR' });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(`${EXAMPLE_DAY}T12:00:00-03:00`));
    await page.goto(PAGE);
    await page.getByText('à 8.7.0').waitFor();
    const measured = page.evaluate<Measured>(WATCH);
    await page.locator('input[type=file]').first().setInputFiles(lot);
    return await measured;
  } finally {
    await context.close();
  }
}

/** Seconds from the address to the page that takes a lot, its rules compiled. */
async function untilReady(browser: Browser): Promise<number> {
  const page = await browser.newPage();
  try {
    const from = performance.now();
    await page.goto(PAGE);
    await page.getByText('à 8.7.0').waitFor();
    return (performance.now() - from) / 1000;
  } finally {
    await page.close();
  }
}

async function run(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ledi-page-'));
  const browser = await launchChromium();
  try {
    const records = Array.from({ length: RECORDS }, (_, place) => ficha(place).bytes);
    const size = records.reduce((sum, { length }) => sum + length, 0) / RECORDS;
    const lot = join(folder, 'lote.zip');
    writeManyEntries(lot, RECORDS, repeating(records));
    const rounds: Measured[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await drop(browser, lot));
    // The machine is shared: the best round says what the page itself takes.
    const best = (of: (one: Measured) => number) => Math.min(...rounds.map(of));
    const many = join(folder, 'muitas.zip');
    writeManyEntries(many, MANY, repeating(records));
    const long = await drop(browser, many);
    return [
      { what: 'mean record', value: size / 1024, unit: 'KB' },
      { what: 'address to page ready, its rules compiled', value: await untilReady(browser), unit: 's' },
      { what: `${RECORDS} records, dropped to drawn`, value: best((one) => one.seconds), unit: 's', most: 2 },
      {
        what: 'of these, unzip + decode + validate in the worker',
        value: best((one) => one.judging),
        unit: 's',
      },
      {
        what: 'longest task of the page meanwhile (0: under 50)',
        value: best((one) => one.task),
        unit: 'ms',
        most: 100,
      },
      { what: 'longest time between two frames', value: best((one) => one.gap), unit: 'ms' },
      { what: `${MANY} records, dropped to drawn`, value: long.seconds, unit: 's' },
      { what: 'longest task of the page meanwhile', value: long.task, unit: 'ms' },
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

export const benchmark: Benchmark = { setting: 'page of one file in Chromium, opened without a server', run };
