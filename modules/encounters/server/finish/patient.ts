import { loadCitizen } from '#modules/citizens/index';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Patient } from './fichas.ts';

/** The citizen as she is registered now, whatever was corrected or joined while she was attended. */
export async function patientOf({ db }: UseCaseContext, citizenId: string): Promise<Patient> {
  const found = await loadCitizen(db, citizenId);
  if (!found) throw new Error('an encounter is of a citizen');
  const { cpf, cns, birthDate, sex, genderIdentity, noCpfReason } = found.record;
  return { cpf, cns, birthDate, sex, genderIdentity, noCpfReason };
}
