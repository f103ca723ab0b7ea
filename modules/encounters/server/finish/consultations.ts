import { consultationProcedure, unitKind } from '@pec-aberto/clinical';
import type { ReadContext } from '#platform/usecase/context';
import { attendancesOf } from '../../contract/codes.ts';
import type { Soap } from '../../contract/content.ts';
import type { EncounterRow } from '../encounter-queries.ts';
import { keyOf, knowCodes } from './codes.ts';

type Made = { attendance: number; observation: boolean };

/** The consultation that an attendance makes by itself, by who attends and where. */
const consultationOf = ({ kind, headCbo: cbo, typeCode, subtypeCode }: EncounterRow, made: Made) =>
  kind === 'individual'
    ? consultationProcedure({ unit: unitKind(typeCode, subtypeCode), cbo, ...made })
    : null;

/** SIGTAP of the consultation, unless the author said which ones. */
export function consultationsIn({ plan, end }: Soap, row: EncounterRow): string[] {
  if (end?.administrative) return end.administrative;
  const code = consultationOf(row, {
    attendance: end?.attendance ?? 0,
    observation: plan?.observation === true,
  });
  return code === null ? [] : [code];
}

/** What the end proposes for each type of attendance, and with the citizen in observation where it may be, by name. */
export async function proposedConsultations({ db }: ReadContext, row: EncounterRow, observe: boolean) {
  const proposed = attendancesOf(row).flatMap(({ value }) =>
    [false, ...(observe ? [true] : [])].flatMap((observed) => {
      const code = consultationOf(row, { attendance: value, observation: observed });
      return code === null ? [] : [{ attendance: value, observed, code }];
    }),
  );
  const known = await knowCodes(
    db,
    proposed.map(({ code }) => ({ system: 'sigtap', code, path: '' })),
  );
  return proposed.map((one) => ({
    ...one,
    name: known.get(keyOf({ system: 'sigtap', code: one.code }))?.name ?? '',
  }));
}
