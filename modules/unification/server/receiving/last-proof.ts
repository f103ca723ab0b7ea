import { instantText } from '#platform/clock/civil';
import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { setNoted } from '../process/change.ts';
import type { ProcessRow } from '../process/process-queries.ts';
import { awaitsProof } from '../process/view.ts';

/** What an administrator writes at the unit in so short a time, the people of both sides know of. */
const FRESH_MS = 5 * 60_000;

/** Was it proved just now that nothing was written at the unit since it closed? */
export const isFresh = ({ provedAt }: Pick<ProcessRow, 'provedAt'>, now: Date): boolean =>
  provedAt !== null && now.getTime() - provedAt.getTime() <= FRESH_MS;

/** Asks the unit once; the row says since when. */
export const askProof = async (context: UseCaseContext, row: ProcessRow): Promise<ProcessRow> =>
  awaitsProof(row) ? row : setNoted(context, row, { proofAskedAt: context.now });

/** 409 for who confirms before the unit proved once more. */
export const proofAwaited = ({ provedAt }: Pick<ProcessRow, 'provedAt'>, timeZone: string) =>
  conflict(
    'unification-proof-asked',
    `A local foi chamada a conferir mais uma vez que nada foi gravado nela${provedAt ? ` desde ${instantText(provedAt, timeZone)}` : ''}. Confirme de novo em alguns minutos. Se ela não responde, é possível confirmar sem essa conferência: o que alguém gravou lá depois disso fica só lá.`,
  );
