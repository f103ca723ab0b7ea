import axe from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The rules whose answer changes with the colours alone. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

type Look = {
  training?: boolean;
  /** The page was looked at in another theme just now: only the colours are new. */
  coloursOnly?: boolean;
};

/**
 * What is wrong with a page as it is drawn now: each rule of axe-core it breaks, each text that is cut or out
 * of sight at this width, and the missing banner of a training installation. Empty when all is well.
 */
export async function faultsOf(
  page: Page,
  { training = true, coloursOnly = false }: Look = {},
): Promise<string[]> {
  // Half a megabyte of script: once in each document.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe.source);
  // What a foot that stays in sight covers now is uncovered by scrolling: it would pass for cut targets.
  // Adopted, not written into the page: a policy without inline styles lets it pass.
  await page.evaluate(UNSTICK);
  const faults = await rulesBroken(
    page,
    coloursOnly ? { type: 'rule', values: COLOURS } : { type: 'tag', values: TAGS },
  );
  if (!coloursOnly) faults.push(...(await page.evaluate<string[]>(CLIPPED)));
  await page.evaluate('document.adoptedStyleSheets = []');
  const banner = page.getByText('Instalação de treinamento').first();
  if (training && !(await banner.isVisible())) faults.push('no banner of the training installation');
  return faults;
}

async function rulesBroken(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  // The selectors of what is found take long and are told to nobody.
  const options = { runOnly, resultTypes: ['violations'], selectors: false };
  const run = `axe.run(document, ${JSON.stringify(options)})`;
  const { violations } = await page.evaluate<axe.AxeResults>(run);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

const UNSTICK = `{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.sticky { position: static !important; }');
  document.adoptedStyleSheets = [sheet];
}`;

/** In the page: own texts and controls whose box is cut by the window, an ancestor or themselves. */
const CLIPPED = `(() => {
  const faults = [];
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide) faults.push('the page scrolls sideways');
  const scrolls = (value) => value === 'auto' || value === 'scroll';
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('.visually-hidden, .skip, [hidden], svg, script, style')) continue;
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own && !/^(INPUT|SELECT|TEXTAREA|BUTTON)$/.test(element.tagName)) continue;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (box.width === 0 || box.height === 0 || style.visibility === 'hidden') continue;
    const name = element.tagName.toLowerCase() + ' "' + (element.textContent || element.name || '').trim().slice(0, 50) + '"';
    const cut = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (cut && !/^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) && !element.closest('[title]')) faults.push('cut: ' + name);
    if (element.placeholder && !element.value) {
      const pen = document.createElement('canvas').getContext('2d');
      pen.font = style.font;
      const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      if (pen.measureText(element.placeholder).width > room + 1) faults.push('cut: placeholder "' + element.placeholder + '"');
    }
    let left = 0;
    let right = wide;
    for (let up = element.parentElement; up; up = up.parentElement) {
      const around = getComputedStyle(up);
      if (scrolls(around.overflowX)) { left = -Infinity; right = Infinity; break; }
      if (!/hidden|clip/.test(around.overflowX)) continue;
      const outer = up.getBoundingClientRect();
      left = Math.max(left, outer.left);
      right = Math.min(right, outer.right);
    }
    if (box.right > right + 1 || box.left < left - 1) faults.push('out of sight: ' + name);
  }
  return faults;
})()`;
