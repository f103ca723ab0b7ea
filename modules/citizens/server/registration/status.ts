import { refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Stored } from '../writing/store.ts';
import { freeTextFault } from '../rules/text.ts';
import { fault } from '../rules/fault.ts';
import { changeCitizen } from './change.ts';
import { requireGood } from '../rules/require-good.ts';

/** Throws 422 on `reason` for signs nobody typed on purpose. Gives the text without spaces around it. */
export function goodReason(text: string): string {
  const reason = text.trim();
  const message = reason.length < 3 ? 'Escreva o motivo.' : freeTextFault(reason);
  requireGood(message ? [fault('reason', message)] : []);
  return reason;
}

/** Inactivates a record, with the reason (coordination only). It is still found, marked. 422 when it is inactive. */
export async function inactivateCitizen(
  context: UseCaseContext,
  id: string,
  input: { reason: string; version: number },
): Promise<Stored> {
  const reason = goodReason(input.reason);
  const change = { id, version: input.version, event: 'citizens.inactivated', reason };
  return changeCitizen(context, change, ({ record }) => {
    if (record.status === 'inactive') throw refused('already-inactive', 'Este cadastro já está inativo.');
    const fields = { status: 'inactive', inactivatedAt: context.now, inactivationReason: reason } as const;
    return Promise.resolve({ fields });
  });
}

export async function reactivateCitizen(
  context: UseCaseContext,
  id: string,
  { version }: { version: number },
): Promise<Stored> {
  return changeCitizen(context, { id, version, event: 'citizens.reactivated' }, ({ record }) => {
    if (record.status === 'active') throw refused('already-active', 'Este cadastro já está ativo.');
    const fields = { status: 'active', inactivatedAt: null, inactivationReason: null } as const;
    return Promise.resolve({ fields });
  });
}
