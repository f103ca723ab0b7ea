import type { Static } from 'typebox';
import { auditRead } from '#platform/audit/read';
import type { ReadContext } from '#platform/usecase/context';
import type { likelyCitizensContract } from '../../contract/likely.ts';
import { asCandidates, likelyPeople } from './likely.ts';
import { preparePerson } from './person.ts';

type Asked = Static<NonNullable<typeof likelyCitizensContract.body>>;
type Answer = Static<typeof likelyCitizensContract.response>;

/** So many stand beside the form. */
const SHOWN = 5;

/** Registered people who may be the one being typed. Audited when there are any, as a search is. */
export async function peopleLike(
  context: ReadContext,
  { self = null, cns, ...told }: Asked,
): Promise<Answer> {
  const fields = { ...told, name: told.name ?? undefined };
  const person = preparePerson(self ?? '', fields, cns ? [{ kind: 'cns', number: cns }] : []);
  const alike = await likelyPeople(context, { self, person });
  const candidates = asCandidates(alike.slice(0, SHOWN));
  if (candidates.length > 0) {
    await auditRead(context, { type: 'citizens.likely-seen', details: { found: candidates.length } });
  }
  return { candidates };
}
