import { useWatch } from 'react-hook-form';
import type { Allergy } from '../../contract/chart-entries.ts';
import type { Prescribed } from '../../contract/content.ts';
import { type PrescriptionWarning, prescriptionWarnings } from '../../contract/warnings.ts';
import { useSheet } from '../parts/sheet.ts';
import { useVisit } from '../visit.ts';
import { inUseOn } from './in-use.ts';

/**
 * Tells what to look at again of what is prescribed: by the allergies as this visit leaves them, and what is taken already
 * (ENC-28).
 */
export function useWarnings(): (
  prescribed: ReadonlyArray<Pick<Prescribed, 'name'>>,
) => PrescriptionWarning[] {
  const { day } = useVisit().encounter;
  const { data } = useSheet();
  const written = (useWatch({ name: 'assessment.allergies' }) as Allergy[] | undefined) ?? [];
  const changed = new Set(written.map(({ id }) => id));
  const standing = (data?.allergies ?? []).filter(({ id }) => !changed.has(id)).map(({ said }) => said);
  const stopped = (useWatch({ name: 'plan.stopped' }) as Array<{ prescriptionId: string }> | undefined) ?? [];
  const ended = new Set(stopped.map(({ prescriptionId }) => prescriptionId));
  const inUse = inUseOn(data?.medicines ?? [], day).filter(({ id }) => !ended.has(id));
  const taken = inUse.map(({ name }) => name);
  return (prescribed) =>
    prescriptionWarnings({ prescribed, allergies: [...standing, ...written], inUse: taken });
}
