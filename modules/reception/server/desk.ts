import { civilTime } from '#platform/clock/civil';
import { notFound } from '#platform/errors/problem';
import type { Access } from '#platform/permissions/access';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import { findPlace, type Place } from './desk-queries.ts';

/** Where somebody of a unit works with its list, and what day it is there. */
export type Desk = Place & { access: Access; professionalId: string; today: string };

/** 404 for who works in no unit: the list is of one. */
export async function deskOf({ db, actor, now }: ReadContext): Promise<Desk> {
  const access = accessOf(actor);
  const place = access?.unitId ? await findPlace(db, access.unitId) : undefined;
  if (actor.kind !== 'person' || !access || !place) throw notFound('A lista de atendimentos');
  return {
    ...place,
    access,
    professionalId: actor.professionalId,
    today: civilTime(now, place.timeZone).day,
  };
}
