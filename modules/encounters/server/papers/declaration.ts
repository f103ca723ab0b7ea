import { dayText } from '@pec-aberto/brazil';
import { declarationPdf, declare } from '#modules/reception/index';
import type { Declared } from '#modules/reception/contract/papers';
import { notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import { AT_THE_UNIT } from '../../contract/codes.ts';
import { getOfUnit } from '../view.ts';
import { letterheadOf } from './paper-queries.ts';

/** "Declaração de comparecimento" of a visit: of its arrival where it has one; of a late one as it is told to have been. */
export async function visitDeclarationPdf(
  context: ReadContext,
  id: string,
  declared: Declared,
): Promise<Buffer> {
  const row = await getOfUnit(context, id);
  if (row.state === 'cancelado') throw notFound('O atendimento');
  if (!row.late) return declarationPdf(context, row.entryId, declared);
  const { unit, municipality, uf } = await letterheadOf(context.db, row.unitId, null);
  const { citizenId, name, cpf, cns, day, time, timeZone, place } = row;
  const who = { citizenId, name, cpf, cns, day, timeZone, unit, municipality, uf };
  return declare(
    context,
    { ...who, stay: `em ${dayText(day)}, às ${time}`, away: place !== AT_THE_UNIT },
    declared,
  );
}
