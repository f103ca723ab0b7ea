import { expect, it } from 'vitest';
import { pdfText } from '#platform/testing/pdf-text';
import { pdfTrail } from './pdf.ts';

const heading = {
  head: { uf: 'SC', municipality: 'PALHOÇA' },
  foot: {
    printedAt: new Date('2027-03-10T12:00:00Z'),
    timeZone: 'America/Sao_Paulo',
    by: 'ANA',
    program: 'PEC Aberto 1',
  },
  filters: 'FILTROS: Todos',
};

async function printed(rows: ReadonlyArray<readonly string[]>): Promise<string> {
  async function* pages() {
    for (let at = 0; at < rows.length; at += 40) yield rows.slice(at, at + 40);
  }
  const parts: Uint8Array[] = [];
  for await (const part of pdfTrail(heading, pages())) parts.push(part);
  return pdfText(Buffer.concat(parts));
}

it('every event given is printed once, whatever page it falls on', async () => {
  const rows = Array.from({ length: 150 }, (_, n) => [`evento-${n}.`, 'ANA', 'Unidade', '', 'x'.repeat(n)]);
  const text = await printed(rows);
  const found = [...text.matchAll(/evento-(\d+)\./g)].map(([, n]) => Number(n));
  expect(found).toEqual(rows.map((_, n) => n));
  expect(text).toContain('150 eventos');
  expect(text.match(/Página \d+/g)?.length).toBeGreaterThan(3);
});

it('says so when there is none', async () => {
  expect(await printed([])).toContain('Nenhum evento encontrado');
});
