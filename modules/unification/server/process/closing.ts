import type { UseCaseContext } from '#platform/usecase/context';
import { close, hold, release } from '#modules/closing/index';
import type { ProcessRow } from './process-queries.ts';

type Context = Pick<UseCaseContext, 'platform' | 'db' | 'now' | 'audit'>;

const INSTEAD =
  'Para abrir, cancele ou desfaça a unificação em Configurações da instalação › Unificação de bases: ao fim dela a instalação abre sozinha.';

/** Only administrators enter until the base entered and somebody decided. */
export const closeForUnification = (context: Context, { side, unitName }: ProcessRow): Promise<void> =>
  hold(context, {
    why:
      side === 'sending'
        ? 'Esta base está sendo unificada à da instalação central'
        : `A base de ${unitName} está sendo unificada a esta`.slice(0, 200),
    instead: INSTEAD,
  });

/** For good: the centre is the place to work in. */
export async function closeAsMoved(context: UseCaseContext, { link }: ProcessRow): Promise<void> {
  await release(context);
  const why = 'Base unificada à da instalação central';
  await close(context, { kind: 'moved', why, minutes: null, goTo: link });
}

/** As people had left it before. */
export const openAfterUnification = (context: Context): Promise<void> => release(context);
