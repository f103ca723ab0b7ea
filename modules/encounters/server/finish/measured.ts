import { judgeMeasurements, measurementProcedures } from '@pec-aberto/clinical';
import type { FieldProblem } from '#platform/errors/problem';
import type { Measured } from '../../contract/content.ts';

export const measuredFaults = (measured: Measured | undefined, at: string): FieldProblem[] =>
  judgeMeasurements(measured ?? {}).faults.map(({ field, message }) => ({ path: `${at}.${field}`, message }));

type Procedures = ReadonlyArray<{ code: string; automatic?: boolean }> | undefined;

/**
 * SIGTAP codes of what was done. A list that was told is what its author left of it; without one, what measuring makes by
 * itself.
 */
export const proceduresOf = (told: Procedures, measured: Measured | undefined): string[] =>
  told ? told.map(({ code }) => code) : measurementProcedures(measured ?? {});
