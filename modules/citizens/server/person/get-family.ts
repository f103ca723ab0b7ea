import { auditRead } from '#platform/audit/read';
import { notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import type { WithheldFrom } from '../sharing/withheld.ts';
import { identificationOf } from '../record/identification.ts';
import { findHead, findMembers } from './family-queries.ts';

const MOST = 100;

/** The family of a citizen: the responsible and who depends on him. 404 when there is no such citizen. */
export async function getFamily(context: ReadContext, id: string, withheldFrom: WithheldFrom) {
  const { db } = context;
  const self = await findHead(db, id);
  if (!self) throw notFound('O cadastro');
  await auditRead(context, { type: 'citizens.family-viewed', subject: { table: 'citizen', id } });
  // Whoever has dependents is the head of the family, whether the registration says so or not.
  const head = self.responsibleId ?? id;
  const rows = await findMembers(db, head, MOST);
  const responsible = rows.find((row) => row.id === head);
  const others = rows.filter((row) => row.id !== head);
  // Whose family it is belongs to what a refusal to share withholds.
  const withheld = await withheldFrom(
    context,
    others.map((row) => row.id),
  );
  const members = others.filter((row) => !withheld.has(row.id));
  const isHead = self.responsibleId !== null || members.length > 0;
  return {
    responsible: responsible && isHead ? identificationOf(responsible) : null,
    responsibleDocument: self.responsibleDocument,
    members: members.map(({ kinship, ...citizen }) => ({ citizen: identificationOf(citizen), kinship })),
  };
}
