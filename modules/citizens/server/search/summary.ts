import { titleCasePlace } from '@pec-aberto/brazil';
import { auditRead } from '#platform/audit/read';
import { notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import { labelOf } from '../../contract/codes.ts';
import { WITHHELD, type WithheldFrom } from '../sharing/withheld.ts';
import { streetTypes } from '#modules/data-packages/contract/street-types';
import { findSummary, type Summary } from './summary-queries.ts';

/** What other units are not told of who refuses to share. */
const UNTOLD = {
  phone: null,
  address: null,
  municipality: null,
  team: null,
  microarea: null,
  diedOn: null,
  updatedBy: null,
  suspect: null,
} satisfies Partial<Summary>;

/** Shown once the trail says who saw it. 404 when there is none. */
export async function citizenSummary(
  context: ReadContext,
  id: string,
  withheldFrom: WithheldFrom,
): Promise<Summary> {
  const [row] = await Promise.all([
    findSummary(context.db, id),
    auditRead(context, { type: 'citizens.summarised', subject: { table: 'citizen', id } }),
  ]);
  if (!row) throw notFound('O cadastro');
  const { streetType, street, houseNumber, bairro, updatedAt, suspect, sharingRefused, ...seen } = row;
  const way = street && [labelOf(streetTypes, streetType), titleCasePlace(street)].filter(Boolean).join(' ');
  const place = bairro && titleCasePlace(bairro);
  const address = [[way, houseNumber].filter(Boolean).join(', '), place].filter(Boolean).join(' – ');
  const mayHide = sharingRefused || seen.status === 'merged';
  const isWithheld = mayHide && (await withheldFrom(context, [id])).size > 0;
  return {
    ...seen,
    id,
    address: address || null,
    updatedAt: updatedAt.toISOString(),
    suspect: suspect && {
      ...suspect,
      evidence: suspect.evidence.map(({ field, level }) => ({ field, level })),
    },
    ...(isWithheld ? { ...UNTOLD, withheld: WITHHELD } : { withheld: null }),
  };
}
