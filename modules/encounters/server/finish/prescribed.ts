import { endOfTreatment, judgeDosage, medicationRow, posologyText } from '@pec-aberto/clinical';
import type { FieldProblem } from '#platform/errors/problem';
import type { Prescribed } from '../../contract/content.ts';
import type { Said } from './codes.ts';

const AT = 'plan.prescribed';

/** The medicines of the table, each with its field; those typed by hand are of none. */
export const saidInPrescription = (items: readonly Prescribed[]): Said[] =>
  items.flatMap(({ catmat }, at) =>
    catmat === undefined ? [] : [{ system: 'catmat', code: catmat, path: `${AT}.${at}` } as const],
  );

export const prescribedFaults = (items: readonly Prescribed[], day: string): FieldProblem[] =>
  items.flatMap(({ dosage }, at) =>
    judgeDosage(dosage, day).map(({ field, message }) => ({
      path: `${AT}.${at}.dosage.${field === 'every' ? 'schedule.every' : field}`,
      message,
    })),
  );

/** How it is taken, in a sentence. */
export const posologyOf = ({ dosage }: Prescribed): string => `${posologyText(dosage)}.`;

/** The last day of the treatment; null: for as long as nobody ends it. */
export const endOf = ({ dosage }: Prescribed): string | null =>
  dosage.continuous ? null : endOfTreatment(dosage);

/** `medicamentos` of the FAI, which knows only medicines of the CATMAT. */
export const medicamentosOf = (items: readonly Prescribed[]) =>
  items.flatMap(({ catmat, dosage, route, quantity }) =>
    catmat === undefined
      ? []
      : [
          {
            codigoCatmat: catmat,
            viaAdministracao: route,
            quantidadeReceitada: quantity,
            ...medicationRow(dosage),
          },
        ],
  );
