import { NOT_PICKED, type Picked } from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import type { findCepContract } from '#modules/data-packages/contract';
import { cityLabel } from '../city-label.ts';
import { describe } from '../describe.ts';
import type { CitizenFields } from './values.ts';

/** What a CEP may say of an address. */
export const CEP_FIELDS = ['uf', 'municipalityIbge', 'bairro', 'streetType', 'street'] as const;
export type Address = Pick<CitizenFields, (typeof CEP_FIELDS)[number]>;
export type FoundCep = RouteOutput<typeof findCepContract>;

/** One of a whole municipality says neither street nor bairro. */
export function addressOf({
  uf,
  municipalityIbge,
  municipalityName,
  bairro,
  streetType,
  street,
}: FoundCep): Partial<Address> {
  const city = municipalityName ? cityLabel(municipalityName, municipalityIbge) : municipalityIbge;
  const address: Partial<Address> = { uf, municipalityIbge: { value: municipalityIbge, label: city } };
  if (bairro) address.bairro = bairro;
  if (streetType) address.streetType = { value: streetType, label: describe('streetType', streetType) };
  if (street) address.street = street;
  return address;
}

const same = (one: string | Picked | undefined, other: string | Picked): boolean =>
  typeof one === 'object' && typeof other === 'object' ? one.value === other.value : one === other;

/**
 * What a CEP changes of the address on the screen: what it says takes the place of what was there, and what the CEP
 * `before` had said, and nobody changed since, goes with that one. A street that CEPs tell without its type loses
 * the type of the street it replaces, but not one that the person chose here: `kept` is the type on record.
 */
export function changesByCep(
  told: Partial<Address>,
  shown: Address,
  { before, kept }: { before: Partial<Address>; kept: Picked },
): Partial<Address> {
  const changes: Partial<Address> = { ...told };
  const untouched = (field: 'bairro' | 'streetType' | 'street') => same(before[field], shown[field]);
  if (told.bairro === undefined && untouched('bairro')) changes.bairro = '';
  if (told.street === undefined && untouched('street')) changes.street = '';
  const replaced = told.street !== undefined && told.street !== shown.street;
  if (
    told.streetType === undefined &&
    (untouched('streetType') || (replaced && same(kept, shown.streetType)))
  ) {
    changes.streetType = NOT_PICKED;
  }
  return changes;
}
