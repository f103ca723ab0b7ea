import {
  isCpf,
  normalizeCpf,
  normalizeName,
  type PersonNameProblem,
  personNameProblem,
} from '@pec-aberto/brazil';
import { uuidV7 } from '#platform/db/uuid';
import { refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { findProfessionalByCpf, insertManualProfessional } from './professional-queries.ts';

const nameSentences: Record<PersonNameProblem, string> = {
  short: 'Informe o nome completo, com ao menos 3 letras.',
  long: 'O nome passa de 70 letras. Abrevie um dos nomes do meio.',
  characters: 'O nome tem sinais que não são aceitos. Use apenas letras, acentos e apóstrofo.',
  spaces: 'Confira os espaços do nome.',
  'single-term': 'Informe o nome e o sobrenome.',
  initials: 'Escreva o nome por extenso, sem iniciais.',
  'two-short-terms': 'Informe o nome completo.',
};

/**
 * The professional with this CPF, or a new one entered by hand; the CNES fills the rest when it knows the
 * person. Throws 422 with the field (`cpf` or `name`) that is wrong. An existing person's name is kept.
 */
export async function ensureProfessional(
  context: UseCaseContext,
  input: { cpf: string; name: string },
): Promise<string> {
  const cpf = normalizeCpf(input.cpf);
  if (!isCpf(cpf)) {
    const message = 'O CPF não confere. Confira os 11 dígitos.';
    throw refused('cpf-invalid', message, [{ path: 'cpf', message }]);
  }
  const existing = await findProfessionalByCpf(context.db, cpf);
  if (existing) return existing;
  const name = normalizeName(input.name);
  const problem = personNameProblem(name);
  if (problem) {
    const message = nameSentences[problem];
    throw refused('name-invalid', message, [{ path: 'name', message }]);
  }
  const id = uuidV7(context.now.getTime());
  await insertManualProfessional(context.db, { id, cpf, name }, context.now);
  context.changed({ table: 'professional', id, operation: 'I' });
  context.audit({ type: 'health-network.professional-added', subject: { table: 'professional', id } });
  return id;
}
