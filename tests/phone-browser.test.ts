import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AtWork, startAtWork } from './support/at-work.ts';
import { query } from './support/base.ts';
import { INSTALLER, RESPONSIBLE } from './support/installation.ts';
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

  it('the pages on the way were good to look at', () => {
    expect(looks.faults).toEqual([]);
  });
});
