import { dayText, UFS } from '@pec-aberto/brazil';
import { civilTime } from '#platform/clock/civil';
import type { Foot, Head, PrintedDocument } from './document.ts';
import type { Frame, Sheet } from './sheet.ts';
import { mm } from './sizes.ts';

const GAP = 6;
/** Nothing stands side by side on a roll. */
const NARROW = mm(100);

const WITH_O = new Set(['AC', 'AM', 'AP', 'CE', 'ES', 'MA', 'PA', 'PI', 'PR', 'RJ', 'RN', 'RS', 'TO']);
const WITH_A = new Set(['BA', 'PB']);

/** 'ESTADO DE SANTA CATARINA', 'ESTADO DA BAHIA', 'DISTRITO FEDERAL'. */
function stateLine(uf: string): string {
  const name = UFS.find(({ sigla }) => sigla === uf)?.name ?? uf;
  if (uf === 'DF') return name;
  const of = WITH_O.has(uf) ? 'DO' : WITH_A.has(uf) ? 'DA' : 'DE';
  return `ESTADO ${of} ${name}`;
}

const headLines = ({ uf, municipality, unit }: Head): string[] =>
  [
    'MINISTÉRIO DA SAÚDE',
    stateLine(uf),
    `MUNICÍPIO DE ${municipality}`,
    ...(unit ? [`UNIDADE DE SAÚDE ${unit}`] : []),
  ].map((line) => line.toUpperCase());

/** 'Impresso em 22/11/2026 às 14:05 por MARIA DE SOUZA'. */
function printedLine({ printedAt, timeZone, by }: Foot): string {
  const { day, time } = civilTime(printedAt, timeZone);
  return `Impresso em ${dayText(day)} às ${time.slice(0, 5)}${by ? ` por ${by}` : ''}`;
}

/**
 * Head and foot of the pages of a document. The first page has the whole head; those after it one line, so that a page that
 * got apart from the others is known. `drawTotal` puts the number of pages, which nobody knows yet.
 */
export function frameOf(
  sheet: Sheet,
  { title, head, foot }: PrintedDocument,
  drawTotal: (x: number, y: number) => void,
): Frame {
  const small = sheet.style('small');
  const printed = sheet.wrap(printedLine(foot), small, sheet.width);
  const lineHeight = sheet.lineHeight(small);
  return {
    footHeight: (printed.length + 1) * lineHeight + GAP,
    drawHead(page) {
      if (page === 1) return drawFirst(sheet, title, head);
      sheet.text([title, head?.unit ?? head?.municipality].filter(Boolean).join(' · '), small);
      sheet.rule();
      sheet.space(GAP);
    },
    drawFoot(page) {
      const top = sheet.bottom + GAP;
      for (const [at, line] of printed.entries()) {
        sheet.line(line, small, sheet.left, sheet.width, undefined, top + at * lineHeight);
      }
      const numbers = `${foot.program} · Página ${page} de `;
      const y = top + printed.length * lineHeight;
      sheet.line(numbers, small, sheet.left, sheet.width, undefined, y);
      drawTotal(sheet.left + sheet.widthOf(numbers, small), sheet.topOf(y, small));
    },
  };
}

function drawFirst(sheet: Sheet, title: string, head: Head | null): void {
  if (head) {
    const style = { ...sheet.style('small'), size: sheet.sizes.small * 0.94 };
    const brand = { ...sheet.style('strong'), size: sheet.sizes.heading };
    const [left, right] = sheet.columns([0.3, 0.7]);
    const lines = headLines(head).join('\n');
    if (sheet.width < NARROW) sheet.text(lines, style, 'center');
    else if (left && right) {
      sheet.row([
        { ...left, ...sheet.cell('PEC Aberto', brand, left.width) },
        { ...right, ...sheet.cell(lines, style, right.width, 'right') },
      ]);
    }
    sheet.space(GAP);
    sheet.rule();
    sheet.space(GAP);
  }
  sheet.text(title, sheet.style('title'), 'center');
  sheet.space(GAP);
}
