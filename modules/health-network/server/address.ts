import type { RawBuilder } from 'kysely';
import { sql } from '#platform/db/database';

const NO_ADDRESS = {
  cep: '',
  uf: '',
  ibge: '',
  district: '',
  streetType: '',
  street: '',
  number: '',
  complement: '',
  reference: '',
};
/** As stored. */
export type Address = typeof NO_ADDRESS;
/** As shown: with the name of the municipality in the table of IBGE. */
export type PlacedAddress = Address & { city: string | null };

/** Column: a stored address with its `city`. Its code has seven digits or, from the CNES, six. */
export const placedAddress = (address: RawBuilder<unknown>): RawBuilder<Partial<PlacedAddress>> => sql`
  ${address} || jsonb_build_object('city', (
    select c.name from data_packages_municipality c where length(${address} ->> 'ibge') >= 6
      and c.ibge between rpad(${address} ->> 'ibge', 7, '0') and rpad(${address} ->> 'ibge', 7, '9')))`;

/** Every field, also for those entered by hand, who have no address yet. */
export const wholeAddress = (stored: Partial<Address>): Address => ({ ...NO_ADDRESS, ...stored });

export const addressView = (stored: Partial<PlacedAddress>): PlacedAddress => ({
  city: null,
  ...wholeAddress(stored),
});
