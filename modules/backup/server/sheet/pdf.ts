import PDFDocument from 'pdfkit';
import { create } from 'qrcode';

export type Sheet = {
  installation: string;
  /** Words of the recovery key, and its number. */
  words: string;
  keyId: string;
  /** Day it was printed, as people write it. */
  day: string;
  program: string;
};

const MARGIN = 56;
const QR_SIZE = 190;

const INTRODUCTION =
  'Quem tem esta chave e uma cópia de segurança abre todos os dados desta instalação, em qualquer computador. ' +
  'Quem perde a chave e o servidor perde os dados: sem ela nenhuma cópia se abre.';
const STEPS = [
  'Guarde esta folha em lugar fechado, fora da sala do servidor. Faça uma segunda e guarde-a em outro prédio.',
  'Não a fotografe nem a envie por mensagem.',
  'Para restaurar: instale o PEC Aberto, leve o arquivo .pecbackup e rode pec backup restore ARQUIVO --key-stdin. ' +
    'Digite a chave acima, que o código também leva; hífens, espaços e maiúsculas não importam.',
  'Se a folha se perder ou for vista por quem não devia, fale com quem cuida do servidor.',
];

/** The sheet on one page of A4. */
export async function sheetPdf(sheet: Sheet): Promise<Buffer> {
  const title = `Folha de recuperação: ${sheet.installation}`;
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    lang: 'pt-BR',
    info: { Title: title, Producer: sheet.program, Creator: sheet.program },
  });
  doc.font('Helvetica-Bold').fontSize(20).text('Folha de recuperação');
  doc.font('Helvetica').fontSize(12).moveDown(0.3).text(sheet.installation);
  doc.text(`Folha de número ${sheet.keyId}, emitida em ${sheet.day}`);
  doc.moveDown().text(INTRODUCTION);
  doc.moveDown().font('Helvetica-Bold').text('Chave de recuperação');
  doc.moveDown(0.5).font('Courier-Bold').fontSize(22);
  for (const line of linesOf(sheet.words)) doc.text(line, { align: 'center', lineGap: 6 });
  doc.moveDown(0.5);
  drawQr(doc, sheet.words);
  doc.font('Helvetica').fontSize(12);
  doc.list(STEPS, { bulletRadius: 2, textIndent: 14, lineGap: 3 });
  doc.moveDown().fontSize(8).fillColor('#555555').text(sheet.program);
  doc.end();
  const parts: Buffer[] = [];
  for await (const part of doc) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const A_LINE = 4;

/** Few groups a line: that is how people copy them. */
function linesOf(words: string): string[] {
  const groups = words.split('-');
  return Array.from({ length: Math.ceil(groups.length / A_LINE) }, (_, line) =>
    groups.slice(line * A_LINE, (line + 1) * A_LINE).join('  '),
  );
}

/** Squares drawn, not an image: they stay sharp on any printer. */
function drawQr(doc: PDFKit.PDFDocument, text: string): void {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' });
  const side = QR_SIZE / modules.size;
  const left = (doc.page.width - QR_SIZE) / 2;
  const top = doc.y;
  for (const [place, dark] of modules.data.entries()) {
    if (!dark) continue;
    const [row, column] = [Math.floor(place / modules.size), place % modules.size];
    doc.rect(left + column * side, top + row * side, side, side);
  }
  doc.fill('#000000');
  doc.x = MARGIN;
  doc.y = top + QR_SIZE + 16;
}
