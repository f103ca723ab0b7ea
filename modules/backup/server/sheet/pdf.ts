import type { Block, Foot } from '#platform/documents/document';
import { documentBytes } from '#platform/documents/print';

export type Sheet = {
  installation: string;
  /** Words of the recovery key, and its number. */
  words: string;
  keyId: string;
  foot: Foot;
};

const QR_MM = 67;

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
export function sheetPdf({ installation, words, keyId, foot }: Sheet): Promise<Buffer> {
  const key = linesOf(words).map(
    (line): Block => ({ kind: 'text', text: line, look: 'code', align: 'center' }),
  );
  return documentBytes({
    paper: 'A4',
    title: 'Folha de recuperação',
    head: null,
    foot,
    blocks: [
      {
        kind: 'facts',
        pairs: [
          ['Instalação', installation],
          ['Número da folha', keyId],
        ],
      },
      { kind: 'text', text: INTRODUCTION },
      { kind: 'heading', text: 'Chave de recuperação' },
      ...key,
      { kind: 'qr', text: words, sideMm: QR_MM },
      { kind: 'list', items: STEPS },
    ],
  });
}

const A_LINE = 4;

/** Few groups a line: that is how people copy them. */
function linesOf(words: string): string[] {
  const groups = words.split('-');
  return Array.from({ length: Math.ceil(groups.length / A_LINE) }, (_, line) =>
    groups.slice(line * A_LINE, (line + 1) * A_LINE).join(' - '),
  );
}
