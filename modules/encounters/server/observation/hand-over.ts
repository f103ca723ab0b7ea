import { passDraft } from '#modules/drafts/index';
import { handCareOver } from '#modules/reception/index';
import type { RouteInput } from '#platform/contract/route';
import { conflict, forbidden, refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { handOver as contract } from '../../contract/observation.ts';
import { draftOf, type Encounter } from '../../contract/parts.ts';
import { note } from '../note.ts';
import { findPost, type Post } from '../post-queries.ts';
import { OBSERVERS } from '../rights.ts';
import { readView } from '../view.ts';
import { keepContact } from './contact.ts';
import { requireTold } from './require-told.ts';
import { contributorOf, holdObserved } from './observed.ts';
import { listObservers, setAuthor } from './observation-queries.ts';

const ownerOf = ({ professionalId, lotacaoId }: Post) => ({ professionalId, accessId: lotacaoId });

/**
 * Another médico or enfermeiro of the unit is responsible from now on: the visit is theirs, with what was written of it. Who is
 * responsible hands it to anybody; whoever else may be takes it, and says why.
 */
export async function handOver(
  context: UseCaseContext,
  id: string,
  { from: responsible, lotacaoId, reason: typed }: RouteInput<typeof contract>['body'],
): Promise<Encounter> {
  const { db, now } = context;
  const asking = await contributorOf(context);
  const visit = await holdObserved(context, id);
  if (visit.lotacaoId === lotacaoId) {
    throw conflict('responsible-already', `${visit.professional} já é responsável por este atendimento.`);
  }
  if (visit.lotacaoId !== responsible) {
    throw conflict(
      'responsible-changed',
      `Agora o responsável é ${visit.professional}: outra pessoa transferiu ou assumiu antes. Confira e tente de novo.`,
    );
  }
  const hands = visit.lotacaoId === asking.lotacaoId;
  if (!hands && lotacaoId !== asking.lotacaoId) {
    throw forbidden(
      `Só ${visit.professional} transfere este atendimento a outra pessoa. Você pode assumi-lo.`,
    );
  }
  if (!hands && !OBSERVERS.test(asking.cbo)) {
    throw forbidden('Só médico ou enfermeiro assume a responsabilidade por quem está em observação.');
  }
  const reason = typed?.trim();
  const message = `Diga por que assume no lugar de ${visit.professional}.`;
  requireTold(hands || reason ? [] : [{ path: 'reason', message }]);
  const offered = await listObservers(db, visit.unitId, OBSERVERS);
  const [from, to] = [await findPost(db, visit.lotacaoId), await findPost(db, lotacaoId)];
  if (!from || !to || !offered.some((one) => one.lotacaoId === lotacaoId)) {
    const sentence = 'Escolha um médico ou enfermeiro ativo nesta unidade.';
    throw refused('responsible-not-offered', sentence, [{ path: 'lotacaoId', message: sentence }]);
  }
  await setAuthor(db, id, to);
  await handCareOver(context, visit.entryId, lotacaoId);
  await passDraft(context, draftOf(id), { from: ownerOf(from), to: ownerOf(to) });
  const at = visit.observedAt && now < visit.observedAt ? visit.observedAt : now;
  const handed = { from: from.professional, to: to.professional };
  await keepContact(context, { visit, post: asking, at }, { ...(reason ? { text: reason } : {}), handed });
  note(context, visit, {
    type: 'encounters.handed-over',
    operation: 'U',
    details: { from: from.lotacaoId, to: to.lotacaoId },
  });
  return readView(context, id);
}
