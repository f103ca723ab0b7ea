import type { RouteInput } from '#platform/contract/route';
import { conflict, refused } from '#platform/errors/problem';
import type { Closing } from '#platform/permissions/closed';
import type { UseCaseContext } from '#platform/usecase/context';
import { readSetting, writeSetting } from '#platform/settings/settings';
import type { closeInstallation } from '../contract.ts';
import { closingSetting, heldSetting } from '../settings.ts';
import { release } from './hold.ts';
import { readClosing } from './state.ts';

export type CloseInput = RouteInput<typeof closeInstallation>['body'];

/** Closes the installation, or changes why and until when. 422 on a field that is missing; 409 `closing-held`. */
export async function close(context: UseCaseContext, input: CloseInput): Promise<Closing> {
  const { platform, db, now } = context;
  const why = input.why.trim();
  if (why === '') throw onField('why', 'Diga por que, para quem espera.');
  const goTo = input.kind === 'moved' ? addressOf(input.goTo) : null;
  await requireFree(context);
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

type Context = Pick<UseCaseContext, 'platform' | 'db' | 'now' | 'audit'>;

/**
 * Opens it for everybody; an open one stays as it is. 409 `closing-held`, unless `force` takes it from the room that holds it;
 * 409 `closing-moved` where another installation took its place, unless by `force` or `moved`.
 */
export async function open(context: Context, { force = false, moved = false } = {}): Promise<void> {
  const { platform, db, now } = context;
  if (force) await release(context);
  else await requireFree(context);
  const closing = await readClosing(platform, db);
  if (!closing) return;
  if (closing.kind === 'moved' && !force && !moved) throw conflict('closing-moved', movedSentence(closing));
  await writeSetting(platform, db, closingSetting, null, now);
  context.audit({ type: 'closing.opened' });
}

/** A room needs it closed as it is, until its work ends. */
async function requireFree({ platform, db }: Context): Promise<void> {
  const held = await readSetting(platform, db, heldSetting);
  if (held) throw conflict('closing-held', `${held.closing.why}. ${held.instead}`);
}

const movedSentence = ({ goTo }: Closing): string =>
  `Esta instalação foi desativada${goTo ? `: todos usam ${goTo}` : ''}. O que for gravado aqui não chega lá. Para abri-la mesmo assim: Abrir para todos, em Fechar a instalação, ou pec open --force.`;

const onField = (path: string, message: string) => refused('closing-invalid', message, [{ path, message }]);

/** The address of the installation to use instead, as a link that people can press. */
function addressOf(text: string | null): string {
  const link = text?.trim() ?? '';
  const url = /^https?:\/\//i.test(link) ? link : `https://${link}`;
  if (link === '' || !URL.canParse(url))
    throw onField('goTo', 'Informe o endereço que todos usam agora, como https://saude.gov.br.');
  return new URL(url).href;
}
