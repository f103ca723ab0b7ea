import { formatCep, titleCasePlace } from '@pec-aberto/brazil';
import type { RouteOutput } from '#platform/contract/route';
import type { getUnit } from '../contract.ts';

type Address = RouteOutput<typeof getUnit>['address'];

/** An address in one line; '' when the file brought none. */
export function addressLine(address: Address): string {
  const name = [address.streetType, address.street].filter(Boolean).join(' ');
  const street = [name, address.number].filter(Boolean).join(', ');
  const place = [address.city, address.uf].filter(Boolean).join(' – ');
  const parts = [street, address.complement, address.district, place].map(titleCasePlace);
  return [...parts, formatCep(address.cep)].filter(Boolean).join(' · ');
}
