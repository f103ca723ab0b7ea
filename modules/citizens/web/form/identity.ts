import { normalizeName } from '@pec-aberto/brazil';
import type { CitizenFields } from './values.ts';

type Told = Pick<CitizenFields, 'name' | 'socialName' | 'birthDate' | 'motherName' | 'cpf' | 'cns'>;

/**
 * What says who the person is. What the desk answered ("none of these", "two people carry this number") was said of
 * it, and is asked again when it changes.
 */
export const identityKey = ({ name, socialName, birthDate, motherName, cpf, cns }: Told): string =>
  JSON.stringify([
    normalizeName(name),
    normalizeName(socialName),
    birthDate,
    normalizeName(motherName),
    cpf,
    cns,
  ]);
