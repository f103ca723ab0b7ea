import { auditRead } from '#platform/audit/read';
import { notFound } from '#platform/errors/problem';
import { holdsAny } from '#platform/permissions/access';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import { accessView } from './manager-accesses.ts';
import { findProfessionalAlone, findProfessionalRecord, type Shown } from './professional-record-queries.ts';

const SEES_ACCESSES = ['visualizar-profissionais.visualizar-acessos'];

/** The page of a professional. Who may not see "Lotações e acessos" gets none; the reading is audited. */
export async function readProfessional(context: ReadContext, id: string, shown: Shown) {
  const { db, actor } = context;
  const access = accessOf(actor);
  const professional =
    access !== null && holdsAny(access, SEES_ACCESSES)
      ? await findProfessionalRecord(db, actor, id, shown)
      : await findProfessionalAlone(db, actor, id);
  if (!professional) throw notFound('O profissional');
  await auditRead(context, {
    type: 'health-network.professional-viewed',
    subject: { table: 'professional', id },
  });
  return { ...professional, accesses: professional.accesses.map((row) => accessView(actor, row)) };
}
