import { auditRead } from '#platform/audit/read';
import type { ReadContext } from '#platform/usecase/context';

/** One look in the trail for each registration shown, once however often it is. */
export async function auditLooks(context: ReadContext, type: string, ids: readonly string[]): Promise<void> {
  const looks = [...new Set(ids)].map((id) =>
    auditRead(context, { type, subject: { table: 'citizen', id } }),
  );
  await Promise.all(looks);
}
