import type { UseCaseContext } from '#platform/usecase/context';
import { findRenamed } from './renamed-queries.ts';

/**
 * Who gets another name or CPF by the file is an event of the person, before the plan is carried out: the trail names
 * people by what they are called, and its verification tells a name that changed without one.
 */
export async function auditRenamed(context: UseCaseContext, municipalityId: string): Promise<void> {
  for (const { id, name, cpf } of await findRenamed(context.db)) {
    context.audit({
      type: 'health-network.professional-changed',
      subject: { table: 'professional', id },
      municipalityId,
      fields: [...(name ? ['name'] : []), ...(cpf ? ['cpf'] : [])],
    });
  }
}
