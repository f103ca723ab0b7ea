import type { RawBuilder } from 'kysely';
import { sql } from '#platform/db/database';
import type { PlacedAddress } from './address.ts';

/** Column: a stored address with its `city`. Its code has seven digits or, from the CNES, six. */
export const placedAddress = (address: RawBuilder<unknown>): RawBuilder<Partial<PlacedAddress>> => sql`
  ${address} || jsonb_build_object('city', (
    select c.name from data_packages_municipality c where length(${address} ->> 'ibge') >= 6
      and c.ibge between rpad(${address} ->> 'ibge', 7, '0') and rpad(${address} ->> 'ibge', 7, '9')))`;
