import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#platform/config/root';
import { pages } from '../pages.ts';
import { parseMarkdown } from './markdown.ts';

const links = [...new Set(pages.flatMap(({ help }) => help?.manual ?? []))];

test.each(links)('the help of a page leads to a heading of the manual: %s', (link) => {
  const [chapter, heading] = link.split('#');
  const blocks = parseMarkdown(readFileSync(join(projectRoot(), 'docs', 'pt-BR', `${chapter}.md`), 'utf8'));
  const ids = blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []));
  expect(heading === undefined || ids.includes(heading)).toBe(true);
});
