import { prescriptionStatus } from '@pec-aberto/clinical';
import type { Medicine } from '../../contract/chart.ts';

/** What the citizen takes on a day. */
export const inUseOn = (medicines: readonly Medicine[], day: string): Medicine[] =>
  medicines.filter(
    ({ continuous, endsOn, stopped }) =>
      prescriptionStatus({ end: endsOn, continuous, stopped }, day) === 'in-use',
  );
