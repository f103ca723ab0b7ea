import type { RouteInput } from '#platform/contract/route';
import { refused } from '#platform/errors/problem';
import type { Closing } from '#platform/permissions/closed';
import type { UseCaseContext } from '#platform/usecase/context';
import { writeSetting } from '#platform/settings/settings';
import type { closeInstallation } from '../contract.ts';
import { closingSetting } from '../settings.ts';
import { readClosing } from './state.ts';

export type CloseInput = RouteInput<typeof closeInstallation>['body'];

/** Closes the installation, or changes why and until when. 422 on a field that is missing. */
export async function close(context: UseCaseContext, input: CloseInput): Promise<Closing> {
  const { platform, db, now } = context;
  const why = input.why.trim();
  if (why === '') throw onField('why', 'Diga por que, para quem espera.');
  const goTo = input.kind === 'moved' ? addressOf(input.goTo) : null;
  const before = await readClosing(platform, db);
  const closing: Closing = {
    kind: input.kind,
    why,
    since: before?.since ?? now.toISOString(),
    until: input.minutes === null ? null : new Date(now.getTime() + input.minutes * 60_000).toISOString(),
    goTo,
  };
  await writeSetting(platform, db, closingSetting, closing, now);
  context.audit({ type: 'closing.closed', details: { kind: closing.kind, why, goTo, until: closing.until } });
  return closing;
}

/** Opens it for everybody; an open one stays as it is. */
export async function open(
  context: Pick<UseCaseContext, 'platform' | 'db' | 'now' | 'audit'>,
): Promise<void> {
  const { platform, db, now } = context;
  if (!(await readClosing(platform, db))) return;
  await writeSetting(platform, db, closingSetting, null, now);
  context.audit({ type: 'closing.opened' });
}

const onField = (path: string, message: string) => refused('closing-invalid', message, [{ path, message }]);

/** The address of the installation to use instead, as a link that people can press. */
function addressOf(text: string | null): string {
  const link = text?.trim() ?? '';
  const url = /^https?:\/\//i.test(link) ? link : `https://${link}`;
  if (link === '' || !URL.canParse(url))
    throw onField('goTo', 'Informe o endereço que todos usam agora, como https://saude.gov.br.');
  return new URL(url).href;
}
