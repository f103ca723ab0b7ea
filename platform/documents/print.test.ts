import { expect, test } from 'vitest';
import { pdfFonts, pdfPages, pdfText } from '#platform/testing/pdf-text';
import type { Block, PrintedDocument } from './document.ts';
import { documentBytes } from './print.ts';
import { mm } from './sizes.ts';

const document = (blocks: Block[], more: Partial<PrintedDocument> = {}): PrintedDocument => ({
  paper: 'A4',
  title: 'Agenda do dia',
  head: { uf: 'BA', municipality: 'Serra Clara', unit: 'UBS Jardim das Acácias' },
  foot: {
    printedAt: new Date('2026-11-23T01:05:00Z'),
    timeZone: 'America/Sao_Paulo',
    by: 'Conceição Araújo',
    program: 'PEC Aberto 1',
  },
  blocks,
  ...more,
});
const printed = async (...given: Parameters<typeof document>) => documentBytes(document(...given));

const SLIP: Block[] = [
  { kind: 'text', text: 'Segunda-feira, 23/11/2026, 14:20', look: 'large', align: 'center' },
  {
    kind: 'facts',
    pairs: [
      ['Cidadã', 'ODETE ÁVILA'],
      ['CNS', '898 0000 0000 0002'],
    ],
  },
  { kind: 'heading', text: 'Observações' },
  { kind: 'list', items: ['Em jejum', 'Trazer exames'] },
  { kind: 'qr', text: 'https://exemplo/a' },
  { kind: 'text', text: 'ABCD-0O1I', look: 'code', align: 'center' },
  { kind: 'cut' },
  { kind: 'signature', name: 'Dra. Ñandeyara Łukasz Šimić', detail: 'Médica, CRM-BA 12345' },
];

const table = (rows: Array<readonly string[]>): Block => ({
  kind: 'table',
  columns: [
    { title: 'Hora', share: 0.2 },
    { title: 'Cidadão', share: 0.8 },
  ],
  rows,
});

test('every block is read back, letters with accents too; whoever printed it, when, and for whom stand on it', async () => {
  const [page] = pdfPages(await printed(SLIP));
  expect(page?.lines).toEqual([
    'PEC Aberto',
    'MINISTÉRIO DA SAÚDE',
    'ESTADO DA BAHIA',
    'MUNICÍPIO DE SERRA CLARA',
    'UNIDADE DE SAÚDE UBS JARDIM DAS ACÁCIAS',
    'Agenda do dia',
    'Impresso em 22/11/2026 às 22:05 por Conceição Araújo',
    'PEC Aberto 1 · Página 1 de 1',
    'Segunda-feira, 23/11/2026, 14:20',
    'Cidadã',
    'CNS',
    'ODETE ÁVILA',
    '898 0000 0000 0002',
    'Observações',
    '•',
    'Em jejum',
    '•',
    'Trazer exames',
    'ABCD-0O1I',
    'Dra. Ñandeyara Łukasz Šimić',
    'Médica, CRM-BA 12345',
  ]);
});

test.each(['A4', 'A4-landscape', 'A5', 'roll'] as const)(
  'fonts travel with a document on %s',
  async (paper) => {
    expect(pdfFonts(await printed(SLIP, { paper }))).toEqual({
      embedded: ['Inter-Bold', 'Inter-Regular'],
      missing: [],
    });
  },
);

test('a long table has its titles and the foot on each page, and each row once', async () => {
  const rows = Array.from({ length: 150 }, (_, n) => [`${n}h`, `CIDADÃO ${n}.`]);
  const pages = pdfPages(await printed([table(rows)]));
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.flatMap(({ lines }) => lines).filter((line) => /^CIDADÃO \d+\.$/.test(line))).toEqual(
    rows.map(([, name]) => name),
  );
  for (const [at, { lines }] of pages.entries()) {
    expect(lines).toContain('Cidadão');
    expect(lines).toContain(`PEC Aberto 1 · Página ${at + 1} de ${pages.length}`);
    expect(lines).toContain('Impresso em 22/11/2026 às 22:05 por Conceição Araújo');
    expect(lines.includes('Agenda do dia · UBS Jardim das Acácias')).toBe(at > 0);
  }
});

test('a very long name goes on over lines, and a row longer than a page over pages; nothing is cut', async () => {
  const name = Array.from({ length: 60 }, (_, n) => `NOME${n}`).join(' ');
  const word = 'x'.repeat(20_000);
  for (const paper of ['A4', 'roll'] as const) {
    const file = await printed(
      [
        table([
          ['08:00', name],
          ['09:00', word],
        ]),
      ],
      { paper },
    );
    const text = pdfText(file).replaceAll('\n', ' ');
    expect(text.match(/NOME\d+/g)).toEqual(name.split(' '));
    expect((text.match(/x{5,}|(?<= )x{1,4}(?= |$)/g) ?? []).join('')).toHaveLength(word.length);
  }
});

test('a roll is as long as what it holds; the others have their own sizes', async () => {
  const sizeOf = async (paper: PrintedDocument['paper'], blocks = SLIP) => {
    const pages = pdfPages(await printed(blocks, { paper }));
    expect(pages).toHaveLength(1);
    return (pages[0]?.size ?? []).map((points) => Math.round(points / mm(1)));
  };
  expect(await sizeOf('A4')).toEqual([210, 297]);
  expect(await sizeOf('A5')).toEqual([148, 210]);
  const [width, short = 0] = await sizeOf('roll', SLIP.slice(0, 1));
  const [, long = 0] = await sizeOf('roll', [...SLIP, ...SLIP, ...SLIP]);
  expect(width).toBe(80);
  expect(short).toBeLessThan(80);
  expect(long).toBeGreaterThan(short + 100);
});

test('the same input gives the same bytes, and rows may come as they are read', async () => {
  const rows = Array.from({ length: 90 }, (_, n) => [`${n}`, 'ANA']);
  async function* coming() {
    yield* await Promise.resolve(rows);
  }
  const [first, again, streamed] = [
    await printed([table(rows)]),
    await printed([table(rows)]),
    await documentBytes({
      ...document([]),
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: 'Hora', share: 0.2 },
            { title: 'Cidadão', share: 0.8 },
          ],
          rows: coming(),
        },
      ],
    }),
  ];
  expect(again.equals(first)).toBe(true);
  expect(streamed.equals(first)).toBe(true);
});

test.each([
  ['SC', 'ESTADO DE SANTA CATARINA'],
  ['PR', 'ESTADO DO PARANÁ'],
  ['DF', 'DISTRITO FEDERAL'],
])('the state of %s is written as people say it', async (uf, line) => {
  expect(pdfText(await printed([], { head: { uf, municipality: 'X' } })).split('\n')).toContain(line);
});

test('what belongs to no municipality has no head, and what nobody printed names nobody', async () => {
  const { foot } = document([]);
  const text = pdfText(await printed([], { head: null, foot: { ...foot, by: null } }));
  expect(text.split('\n')).toEqual([
    'Agenda do dia',
    'Impresso em 22/11/2026 às 22:05',
    'PEC Aberto 1 · Página 1 de 1',
  ]);
});
