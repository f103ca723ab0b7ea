import { instantText } from '#platform/clock/civil';
import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { setNoted } from '../process/change.ts';
import type { ProcessRow } from '../process/process-queries.ts';
import { proofAsked } from '../process/view.ts';

/** What an administrator writes at the unit in so short a time, the people of both sides know of. */
const FRESH_MS = 5 * 60_000;
/** A unit that is there hears within a minute that it is asked. */
const ANSWER_MS = 2 * 60_000;

/** Was it proved just now that nothing was written at the unit since it closed? */
export function isFresh({ provedAt }: Pick<ProcessRow, 'provedAt'>, now: Date): boolean {
  const age = provedAt === null ? Infinity : now.getTime() - provedAt.getTime();
  return age >= 0 && age <= FRESH_MS;
}

/** Did the unit, that proved before, have the time to do so once more, and did not? */
export const isSilent = ({ unchanged, proofAskedAt }: ProcessRow, now: Date): boolean =>
  unchanged && proofAskedAt !== null && now.getTime() - proofAskedAt.getTime() >= ANSWER_MS;

/** Asks the unit once; the row says since when. */
export const askProof = async (context: UseCaseContext, row: ProcessRow): Promise<ProcessRow> =>
  proofAsked(row) !== null ? row : setNoted(context, row, { proofAskedAt: context.now });

const WITHOUT =
  'Se em dois minutos ela não responde, é possível confirmar sem essa conferência: o que alguém gravou lá depois disso fica só lá.';
const NEVER_WITHOUT =
  'Sem essa conferência não é possível confirmar: aguarde, com a local ligada, ou desfaça.';

/** 409 for who confirms before the unit proved once more. */
export const proofAwaited = ({ provedAt, unchanged }: ProcessRow, timeZone: string) =>
  conflict(
    'unification-proof-asked',
    `A local foi chamada a conferir mais uma vez que nada foi gravado nela${provedAt ? ` desde ${instantText(provedAt, timeZone)}` : ''}. Confirme de novo em alguns minutos. ${unchanged ? WITHOUT : NEVER_WITHOUT}`,
  );
