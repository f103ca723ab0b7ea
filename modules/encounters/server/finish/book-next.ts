import { bookAppointment } from '#modules/scheduling/index';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Finished } from '../../contract/care.ts';
import type { Soap } from '../../contract/content.ts';

/**
 * Books the next appointment of who is attended, in the transaction of the end: none stands of an encounter that did not end.
 * Throws what the agenda refuses, as 409 `slot-taken`.
 */
export async function bookNext(
  context: UseCaseContext,
  citizenId: string,
  { end }: Soap,
): Promise<Finished['next']> {
  if (!end?.next) return null;
  const { id, day, start, lotacao } = await bookAppointment(context, { ...end.next, citizenId });
  return { id, day, start, professional: lotacao.professional.name };
}
