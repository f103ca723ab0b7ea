import type { Place } from '#modules/scheduling/contract/appointment';
import type { LateRow } from './late-queries.ts';

/** LEDI's Local de atendimento of where the agenda books off the unit. */
const BOOKED: Record<Place, number> = {
  domicilio: 4,
  'escola-creche': 5,
  'instituicao-abrigo': 8,
  outros: 6,
  polo: 7,
  rua: 3,
  'unidade-movel': 2,
  'unidade-prisional': 9,
  'unidade-socioeducativa': 10,
};

export const placeOf = ({ place, booked }: Pick<LateRow, 'place' | 'booked'>): number =>
  place ?? BOOKED[(booked ?? 'outros') as Place];
