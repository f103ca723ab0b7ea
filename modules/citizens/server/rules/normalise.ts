import { ufOfIbge } from '@pec-aberto/brazil';
import { keeperOf } from '#platform/contract/form/keep';
import { BRAZIL, BRAZILIAN } from '../../contract/codes.ts';
import { FORM } from '../../contract/definition/registration.ts';
import type { FormFields, FormInput } from '../../contract/fields.ts';

const keepForm = keeperOf(FORM);

/** The form as it is kept: as its definition says, and what one answer says of another field. */
export function normaliseForm(input: FormInput): FormFields {
  const kept = keepForm(input);
  return {
    ...kept,
    // FCI: who is Brazilian was born in country 31; the form does not ask.
    birthCountry: kept.nationality === BRAZILIAN ? BRAZIL : kept.birthCountry,
    uf: kept.uf ?? ufOfIbge(kept.municipalityIbge ?? '')?.sigla ?? null,
  };
}
