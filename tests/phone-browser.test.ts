import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someone } from '../modules/citizens/test/desk.ts';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { Client, startImport } from './support/client.ts';
import { cnesFile } from './support/cnes-files.ts';
import { IBGE, INSTALLER, PASSWORD, RESPONSIBLE } from './support/installation.ts';
import { Looks } from './support/looks.ts';
import { PHONE } from './support/screens.ts';

/** The narrowest screen that is drawn for. */
const NARROW = { width: 320, height: 640 };
/** CSS pixels that a finger hits (WCAG 2.2, 2.5.8). */
const FINGER = 24;

describe('on a phone', () => {
  let work: AtWork;
  let nurse = '';
  const looks = new Looks();
  const boxes = (page: Page, selector: string) =>
    page.locator(selector).evaluateAll((all) =>
      all.map((one) => {
        const { left, right, top, bottom, width, height } = one.getBoundingClientRect();
        return { text: one.textContent, left, right, top, bottom, width, height };
      }),
    );

  beforeAll(async () => {
    work = await startAtWork({ holds: 'network' });
    const [person] = await query<{ cpf: string }>(
      work.dataDir,
      `select p.cpf from lotacao l join professional p on p.id = l.professional_id
       where l.cbo like '2235%' and l.active and p.cpf is not null
       group by p.id having count(*) = 1 order by p.id limit 1`,
    );
    nurse = person?.cpf ?? '';
    await work.giveLogin(nurse);
  });
  afterAll(() => work.release());

  it('radios and the links of the breadcrumb are hit by a finger, which has no keys', async () => {
    const page = await work.open('/cidadao/novo', {
      viewport: PHONE,
      hasTouch: true,
      isMobile: true,
      who: nurse,
    });
    await page.getByRole('radio').first().waitFor();
    const small = [...(await boxes(page, 'input[type=radio]')), ...(await boxes(page, '.crumbs a'))].filter(
      ({ width, height }) => width > 0 && Math.min(width, height) < FINGER,
    );
    expect(small).toEqual([]);
    // Keys are hinted at to who has them.
    expect(await page.locator('.kbd').filter({ visible: true }).count()).toBe(0);
    await looks.at(page, 'celular-cadastro', [PHONE]);
  });

  it.each([PHONE, NARROW])('every period of the agenda is in sight, $width wide', async (size) => {
    const page = await work.open('/gestao-municipal', { viewport: size });
    await page.getByLabel('Segunda-feira, 1º período, Entrada').waitFor();
    const [frame] = await boxes(page, '.agenda-scroll');
    const edge = Math.min(frame?.right ?? 0, size.width);
    const outside = (await boxes(page, '.agenda .input')).filter(({ right }) => right > edge);
    expect(outside).toEqual([]);
    await looks.at(page, 'celular-agenda', [size]);
  });

  it.each([
    ['the responsible', RESPONSIBLE.cpf],
    ['the installer', INSTALLER.cpf],
  ])('the bar at the foot says all its words on the narrowest screen to %s', async (_, who) => {
    const page = await work.open('/', { viewport: NARROW, who });
    const words = await page.locator('.bottom-bar > *').evaluateAll((all) =>
      all.map((one) => {
        const [word, box] = [one.lastElementChild ?? one, one.getBoundingClientRect()];
        const { left, right, bottom } = word.getBoundingClientRect();
        const inside = left >= box.left && right <= box.right && bottom <= box.bottom;
        return [one.textContent, inside && one.scrollWidth <= one.clientWidth] as const;
      }),
    );
    expect(words.length).toBeGreaterThan(2);
    expect(words.filter(([, inside]) => !inside)).toEqual([]);
    await looks.at(page, `celular-barra-${who}`, [NARROW]);
  });

  it('a found citizen takes little of the screen', async () => {
    const desk = await new Client(work.url).signIn(nurse, PASSWORD);
    await desk.post('/citizens', someone({ name: 'JUREMA TAVARES LIMA' }));
    const page = await work.open('/cidadao', { viewport: PHONE, hasTouch: true, isMobile: true, who: nurse });
    await page.getByRole('textbox', { name: 'Nome/CNS/CPF do cidadão' }).fill('jurema');
    await page.getByText('1 cidadão ·').waitFor();
    const [found] = await boxes(page, '.citizen-search-list tbody tr');
    expect(found?.height).toBeGreaterThan(60);
    expect(found?.height).toBeLessThan(130);
    const [button] = await boxes(page, '.citizen-search-list .row-actions .button');
    expect(button?.height).toBeGreaterThanOrEqual(FINGER);
    await looks.at(page, 'celular-cidadao-achado', [PHONE]);
  });

  it('a card of a list says nothing without its title, and no edge touches a name', async () => {
    const page = await work.open('/pacotes-de-dados', { viewport: PHONE, who: INSTALLER.cpf });
    await page.locator('.data-table td').first().waitFor();
    const untitled = await page
      .locator('.data-table td[data-label=""]')
      .evaluateAll((all) => all.filter((one) => getComputedStyle(one, '::before').content !== 'none').length);
    expect(untitled).toBe(0);
    await looks.at(page, 'celular-pacotes', [PHONE]);
  });

  it('who leaves by a CNES file is told apart from the edge, the unit from the team', async () => {
    const { importId } = await startImport(
      work.responsible,
      await cnesFile({
        date: '2026-11-05',
        mutate: ({ name, row }) => name !== 'DADOS_LOTACOES' || row % 9 !== 0,
      }),
      { municipality: IBGE, mode: 'preview' },
    );
    const page = await work.open(`/cnes/${importId}`, { viewport: PHONE });
    const list = page.getByRole('table', { name: 'quem sai' });
    await list.waitFor();
    const [frame] = await boxes(page, '.card:has(> .table-scroll [aria-label="quem sai"])');
    const names = await boxes(page, '[aria-label="quem sai"] tbody td:first-child');
    expect(names.filter(({ left }) => left < (frame?.left ?? 0) + 8)).toEqual([]);
    expect(await list.getByRole('row').nth(1).innerText()).not.toMatch(/\p{Ll}(ESF|ESB|EAP|EMULTI) /u);
    await looks.at(page, 'celular-quem-sai', [PHONE]);
  });

  it('the bar at the foot counts what waits, also behind “Mais”', async () => {
    const coordinator = await query<{ cpf: string }>(
      work.dataDir,
      `insert into lotacao_profile (lotacao_id, profile_id)
       select l.id, f.id from lotacao l join professional p on p.id = l.professional_id, profile f
       where p.cpf = '${nurse}' and f.slug = 'coordenador-ubs' on conflict do nothing returning '' as cpf`,
    );
    expect(coordinator.length).toBe(1);
    const desk = await new Client(work.url).signIn(nurse, PASSWORD);
    const { cpf, ...one } = someone({ name: 'IRACEMA PRATES COUTO' });
    const first = await desk.post<{ id: string }>('/citizens', { ...one, cpf });
    const acceptSharedDocument = { reason: 'CPF da mãe' };
    await desk.post('/citizens', { ...one, cpf, acceptSharedDocument, notThese: [first.id] });
    const page = await work.open('/', { viewport: PHONE, who: nurse });
    const bar = page.getByRole('navigation', { name: 'Atalhos' });
    const counted = bar.getByTitle(/^Mais: \d+ à espera$/);
    await counted.waitFor();
    expect(await counted.locator('.menu-count').innerText()).toMatch(/^\d+$/);
    await looks.at(page, 'celular-barra-espera', [PHONE]);
  });

  it('the pages on the way were good to look at', () => {
    expect(looks.faults).toEqual([]);
  });
});
