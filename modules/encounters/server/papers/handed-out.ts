import { labelOf } from '#platform/contract/choices';
import type { Block, Paper } from '#platform/documents/document';
import type { Db } from '#platform/db/database';
import { notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import { certificateText } from '../../contract/certificate.ts';
import { type Certificate, type Referral, REFERRAL_RISKS } from '../../contract/plan-entries.ts';
import { codeText, type Names } from '../../contract/tell-parts.ts';
import { type EncounterRow, findWritten } from '../encounter-queries.ts';
import { getToPrint } from '../view.ts';
import { onPages, patientOf, printPaper, signedBy } from './paper.ts';
import { handedIn, type PrintedHanded } from './paper-queries.ts';

type Sort = PrintedHanded['kind'];

/** "Guia de encaminhamento", with room for what the service answers. */
function referralBlocks(row: EncounterRow, { name, item }: PrintedHanded, names: Names): Block[] {
  const { cid10, ciap2, risk, reason, note } = item as Partial<Referral>;
  const hypothesis = cid10 ? codeText(names, 'cid10', cid10) : ciap2 && codeText(names, 'ciap2', ciap2);
  return [
    { kind: 'heading', text: `Referência: ${name}` },
    patientOf(row),
    {
      kind: 'facts',
      pairs: [
        ...(hypothesis ? [['Hipótese diagnóstica', hypothesis] as const] : []),
        ...(risk === undefined ? [] : [['Classificação de risco', labelOf(REFERRAL_RISKS, risk)] as const]),
      ],
    },
    ...(reason ? [{ kind: 'text', text: `Motivo: ${reason}` } as const] : []),
    ...(note ? [{ kind: 'text', text: `Observações: ${note}` } as const] : []),
    signedBy(row),
    { kind: 'heading', text: 'Contrarreferência' },
    {
      kind: 'facts',
      columns: 1,
      pairs: [
        ['Diagnóstico', ' '],
        ['Conduta', ' '],
        ['Orientações', ' '],
      ],
    },
    { kind: 'signature', name: 'Profissional do serviço' },
  ];
}

const TITLES: Record<Sort, string> = {
  encaminhamento: 'Guia de encaminhamento',
  atestado: 'Atestado',
  orientacao: 'Orientações',
};

function blocksOf(row: EncounterRow, handed: PrintedHanded, names: Names): Block[] {
  switch (handed.kind) {
    case 'encaminhamento':
      return referralBlocks(row, handed, names);
    case 'atestado': {
      const certificate = handed.item as Certificate;
      return [
        { kind: 'text', text: certificateText(certificate, row) },
        ...(certificate.model === 'em-branco' || !certificate.text
          ? []
          : [{ kind: 'text', text: certificate.text } as const]),
        signedBy(row),
      ];
    }
    case 'orientacao':
      return [patientOf(row), { kind: 'text', text: handed.item as string }, signedBy(row)];
  }
}

/** Each on its own pages; nothing where there is none. */
export async function handedOutPaper(
  db: Db,
  row: EncounterRow,
  kind: Sort,
): Promise<{ title: string; blocks: Block[] } | null> {
  const handed = await handedIn(db, row.id, kind);
  if (handed.length === 0) return null;
  const { names = {} } = (await findWritten(db, row.id)) ?? {};
  return { title: TITLES[kind], blocks: onPages(handed.map((one) => blocksOf(row, one, names))) };
}

/** Referrals, certificates or guidance of an encounter. 404 where there is none. */
export async function handedOutPdf(
  context: ReadContext,
  id: string,
  { kind, paper }: { kind: Sort; paper: Paper },
): Promise<Buffer> {
  const row = await getToPrint(context, id);
  const said = await handedOutPaper(context.db, row, kind);
  if (!said) throw notFound('O documento');
  return printPaper(context, row, { paper, ...said });
}
