import type { UseCaseContext } from '#platform/usecase/context';
import { closeForWork, openAgain } from '#modules/closing/index';
import type { ProcessRow } from './process-queries.ts';

/** Only administrators enter until the base entered and somebody decided. */
export const closeForUnification = (
  context: UseCaseContext,
  { side, unitName }: ProcessRow,
): Promise<unknown> =>
  closeForWork(context, {
    kind: 'maintenance',
    why:
      side === 'sending'
        ? 'Esta base está sendo unificada à da instalação central'
        : `A base de ${unitName} está sendo unificada a esta`.slice(0, 200),
    minutes: null,
    goTo: null,
  });

/** For good: the centre is the place to work in. */
export const closeAsMoved = (context: UseCaseContext, { link }: ProcessRow): Promise<unknown> =>
  closeForWork(context, {
    kind: 'moved',
    why: 'Base unificada à da instalação central',
    minutes: null,
    goTo: link,
  });

export const openAfterUnification = (
  context: Pick<UseCaseContext, 'platform' | 'db' | 'now' | 'audit'>,
): Promise<void> => openAgain(context);
