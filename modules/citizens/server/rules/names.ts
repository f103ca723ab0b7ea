import { nameFault, socialNameFault } from '../../contract/names.ts';
import type { FormFields } from '../../contract/fields.ts';
import { type Fault, fault } from './fault.ts';

export function* nameFaults(fields: FormFields): Generator<Fault> {
  yield* fullName('name', fields.name);
  const social = fields.socialName === null ? undefined : socialNameFault(fields.socialName);
  if (social) yield fault('socialName', social);
  // "Desconhece essa informação" lets the name be blank.
  if (!fields.motherUnknown) yield* fullName('motherName', fields.motherName);
  if (!fields.fatherUnknown) yield* fullName('fatherName', fields.fatherName);
}

function* fullName(path: string, name: string | null): Generator<Fault> {
  const message = name === null || name === '' ? undefined : nameFault(name);
  if (message) yield fault(path, message);
}
