import { conflict, forbidden, notFound } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { type Kind, RESOURCES } from '../contract/parts.ts';
import { type EncounterRow, holdEncounter } from './encounter-queries.ts';
import { findPost, type Post } from './post-queries.ts';

/** The lotação somebody attends in. 404 for an access without one. */
export async function postOf({ db, actor }: ReadContext): Promise<Post> {
  const access = accessOf(actor);
  const post = access?.kind === 'lotacao' ? await findPost(db, access.id) : undefined;
  if (!post) throw notFound('A lotação');
  return post;
}

/** Throws 403 unless the profile has the act of this kind. */
export function requireKind({ actor }: ReadContext, kind: Kind): void {
  const needed = kind === 'escuta' ? RESOURCES.listen : RESOURCES.attend;
  if (accessOf(actor)?.resources.has(needed) !== true) throw forbidden();
}

/**
 * An open encounter of who asks, which nobody else ends meanwhile. 404 elsewhere, 409 `encounter-of-another`,
 * `encounter-ended`.
 */
export async function holdOwn(context: UseCaseContext, id: string): Promise<EncounterRow> {
  const access = accessOf(context.actor);
  const row = await holdEncounter(context.db, id);
  if (!row || row.unitId !== access?.unitId) throw notFound('O atendimento');
  requireKind(context, row.kind);
  if (row.lotacaoId !== access.id) {
    throw conflict('encounter-of-another', `Este atendimento é de ${row.professional}.`);
  }
  if (row.state === 'finalizado') {
    throw conflict(
      'encounter-ended',
      'Este atendimento já foi finalizado. Ele está no Histórico do cidadão.',
    );
  }
  if (row.state === 'cancelado') {
    throw conflict('encounter-ended', 'Este atendimento foi cancelado. Nada dele foi gravado.');
  }
  return row;
}
