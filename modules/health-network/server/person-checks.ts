import {
  findCouncil,
  isCep,
  isCns,
  isCpf,
  isPhone,
  normalizeCpf,
  normalizeDigits,
  normalizeName,
  personNameSentence,
  UFS,
} from '@pec-aberto/brazil';
import { isDay } from '#platform/contract/typed';
import type { FieldProblem } from '#platform/errors/problem';
import { Problem } from '#platform/errors/problem';
import { type Address, wholeAddress } from './address.ts';

/** What a person types of a professional: masks may stay, what is left out is empty. */
export type PersonInput = {
  name: string;
  cpf: string;
  cns?: string;
  birthDate?: string;
  sex?: string;
  council?: string;
  councilUf?: string;
  councilNumber?: string;
  email?: string;
  phone?: string;
  socialName?: string;
  address?: Partial<Address>;
};

/** As stored. */
export type PersonFields = {
  name: string;
  cpf: string;
  cns: string | null;
  birthDate: string | null;
  sex: string;
  council: string;
  councilUf: string;
  councilNumber: string;
  email: string;
  phone: string;
  socialName: string | null;
  address: Address;
};

const FIRST_BIRTH = '1890-01-01';
const EMAIL = /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/;

export const isUf = (text: string) => UFS.some(({ sigla }) => sigla === text);

/** The latest civil date in Brazil at an instant (Fernando de Noronha, UTC−2). */
export const latestToday = (now: Date): string =>
  new Date(now.getTime() - 2 * 3_600_000).toISOString().slice(0, 10);

function asStored(input: PersonInput): PersonFields {
  const council = (input.council ?? '').trim();
  const socialName = normalizeName(input.socialName ?? '');
  const address = wholeAddress(input.address ?? {});
  return {
    name: normalizeName(input.name),
    cpf: normalizeCpf(input.cpf),
    cns: normalizeDigits(input.cns ?? '') || null,
    birthDate: input.birthDate || null,
    sex: input.sex ?? '',
    council: findCouncil(council)?.code ?? council,
    councilUf: input.councilUf ?? '',
    councilNumber: (input.councilNumber ?? '').trim().toUpperCase(),
    email: (input.email ?? '').trim(),
    phone: normalizeDigits(input.phone ?? ''),
    socialName: socialName === '' ? null : socialName,
    address: Object.fromEntries(
      Object.entries(address).map(([field, text]) => [
        field,
        field === 'cep' ? normalizeDigits(text) : text.trim().replace(/\s+/g, ' ').toUpperCase(),
      ]),
    ) as Address,
  };
}

/** The first fault of each field, in the order of the form. `code` names the first. */
function* faultsOf(
  fields: PersonFields,
  { today, councils }: { today: string; councils: ReadonlySet<string> },
): Generator<FieldProblem & { code: string }> {
  const { name, cpf, cns, birthDate, sex, council, councilUf, councilNumber, email, phone } = fields;
  const nameFault = personNameSentence(name);
  if (nameFault) yield { code: 'name-invalid', path: 'name', message: nameFault };
  if (!isCpf(cpf)) {
    yield { code: 'cpf-invalid', path: 'cpf', message: 'O CPF não confere. Confira os 11 dígitos.' };
  }
  if (cns !== null && !isCns(cns)) {
    yield { code: 'cns-invalid', path: 'cns', message: 'O CNS não confere. Confira os 15 dígitos.' };
  }
  if (birthDate !== null && (!isDay(birthDate) || birthDate < FIRST_BIRTH || birthDate > today)) {
    const message = 'Confira a data de nascimento: ela não existe ou ainda não chegou.';
    yield { code: 'birth-date-invalid', path: 'birthDate', message };
  }
  if (!['', 'F', 'M'].includes(sex)) {
    yield { code: 'sex-invalid', path: 'sex', message: 'Escolha feminino ou masculino.' };
  }
  if (council !== '' && !findCouncil(council) && !councils.has(council)) {
    const message = 'Este conselho não é conhecido. Use a sigla, como CRM ou COREN.';
    yield { code: 'council-invalid', path: 'council', message };
  }
  yield* councilFaults(council, councilUf, councilNumber);
  if (email !== '' && !EMAIL.test(email)) {
    const message = 'Este e-mail não está completo. Exemplo: nome@municipio.gov.br.';
    yield { code: 'email-invalid', path: 'email', message };
  }
  if (phone !== '' && !isPhone(phone)) {
    const message = 'Informe o telefone com DDD. Exemplo: (48) 99999-0000.';
    yield { code: 'phone-invalid', path: 'phone', message };
  }
  const socialFault = fields.socialName === null ? undefined : personNameSentence(fields.socialName);
  if (socialFault) yield { code: 'social-name-invalid', path: 'socialName', message: socialFault };
  const { cep, uf } = fields.address;
  if (cep !== '' && !isCep(cep)) {
    yield { code: 'cep-invalid', path: 'address.cep', message: 'O CEP tem 8 dígitos.' };
  }
  if (uf !== '' && !isUf(uf)) {
    yield { code: 'uf-invalid', path: 'address.uf', message: 'Escolha o estado na lista.' };
  }
}

/** State and number go with a council, and not without. */
function* councilFaults(
  council: string,
  uf: string,
  number: string,
): Generator<FieldProblem & { code: string }> {
  const required = 'Preenchimento obrigatório.';
  const surplus = 'Escolha antes o conselho de classe.';
  if (council !== '' && !isUf(uf)) {
    yield { code: 'council-incomplete', path: 'councilUf', message: required };
  }
  if (council !== '' && number === '') {
    yield { code: 'council-incomplete', path: 'councilNumber', message: required };
  }
  if (council === '' && uf !== '') yield { code: 'council-missing', path: 'councilUf', message: surplus };
  if (council === '' && number !== '') {
    yield { code: 'council-missing', path: 'councilNumber', message: surplus };
  }
}

/**
 * What was typed as it is stored. Throws 422 with a sentence for each field that breaks a rule; the code is
 * the first one's. `councils` are codes accepted though unknown: what a file brought may stay.
 */
export function checkPerson(
  input: PersonInput,
  rules: { today: string; councils?: ReadonlySet<string> },
): PersonFields {
  const fields = asStored(input);
  const faults = [...faultsOf(fields, { councils: new Set(), ...rules })];
  const [first] = faults;
  if (!first) return fields;
  const detail =
    faults.length === 1 ? first.message : 'Há campos a corrigir. Confira os destacados e grave de novo.';
  const problems = faults.map(({ path, message }) => ({ path, message }));
  throw new Problem(422, first.code, detail, problems);
}
