import { isPhone } from '@pec-aberto/brazil';
import type { FormFields } from '../../contract/fields.ts';
import { type Fault, fault } from './fault.ts';

/** "Contatos": at least one telephone; e-mail of 6–100 characters, address@domain.ext. */

const PHONES = ['phoneHome', 'phoneMobile', 'phoneContact'] as const;
const EMAIL = /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/;

export function* contactFaults(fields: FormFields): Generator<Fault> {
  if (PHONES.every((phone) => fields[phone] === null)) {
    yield fault('phoneMobile', 'Informe ao menos um telefone, com DDD.');
  }
  for (const path of PHONES) {
    const phone = fields[path];
    if (phone !== null && !isPhone(phone)) {
      yield fault(path, 'Informe o telefone com DDD. Exemplo: (48) 99999-0000.');
    }
  }
  const { email } = fields;
  if (email !== null && (email.length < 6 || email.length > 100 || !EMAIL.test(email))) {
    yield fault('email', 'Este e-mail não está completo. Exemplo: nome@provedor.com.br.');
  }
}
