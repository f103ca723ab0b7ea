import type { Block, Paper } from '#platform/documents/document';
import { notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import { codeText, type Names } from '../../contract/tell-parts.ts';
import { findWritten } from '../encounter-queries.ts';
import { getToPrint } from '../view.ts';
import { onPages, patientOf, printPaper, signedBy } from './paper.ts';
import { type PrintedExam, requestedIn } from './paper-queries.ts';

/** What one request shares: its justification, and what it is for. */
const sharedOf = ({ item: { justification, cid10 = '' } }: PrintedExam) => `${cid10}\n${justification}`;

function requestBlocks(exams: readonly PrintedExam[], names: Names): Block[] {
  const requests = [...new Set(exams.map(sharedOf))].map((shared) =>
    exams.filter((exam) => sharedOf(exam) === shared),
  );
  return requests.flatMap((of): Block[] => {
    const [first] = of;
    if (!first) return [];
    const { justification, cid10 } = first.item;
    return [
      {
        kind: 'list',
        items: of.map(({ code, name, item: { note } }) =>
          [`${name} (${code})`, note].filter(Boolean).join('. '),
        ),
      },
      { kind: 'text', text: `Justificativa: ${justification}` },
      ...(cid10 ? [{ kind: 'text', text: `CID-10: ${codeText(names, 'cid10', cid10)}` } as const] : []),
    ];
  });
}

/** "Solicitação de exames": common ones, and those of high cost on pages of their own. 404 where none was asked for. */
export async function examsPdf(
  context: ReadContext,
  id: string,
  { paper }: { paper: Paper },
): Promise<Buffer> {
  const row = await getToPrint(context, id);
  const exams = await requestedIn(context.db, id);
  if (exams.length === 0) throw notFound('A solicitação de exames');
  const { names = {} } = (await findWritten(context.db, id)) ?? {};
  const parts = [false, true].flatMap((costly) => {
    const of = exams.filter((exam) => exam.costly === costly);
    if (of.length === 0) return [];
    const text = costly ? 'Solicitação de exames de alto custo' : 'Solicitação de exames';
    return [
      [
        { kind: 'heading', text },
        patientOf(row),
        ...requestBlocks(of, names),
        signedBy(row),
      ] satisfies Block[],
    ];
  });
  return printPaper(context, row, { paper, title: 'Solicitação de exames', blocks: onPages(parts) });
}
