import type { UseCaseContext } from '#platform/usecase/context';

/** Every room does what it declared of a death, or of one taken back, in the transaction that wrote it. */
export async function followDeath(context: UseCaseContext, id: string, deceased: boolean): Promise<void> {
  for (const events of await context.platform.citizenEvents()) {
    await (deceased ? events.onDeath?.(context, id) : events.onDeathUndone?.(context, id));
  }
}
