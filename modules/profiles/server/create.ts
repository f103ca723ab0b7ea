import {
  findProfile,
  insertProfile,
  isProfileNameTaken,
  profileNameTaken,
  type MunicipalProfile,
} from '#modules/access/index';
import { singleSpaced } from '#platform/contract/typed';
import { notFound } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { auditProfile } from './audit.ts';
import { nameEmpty, nameTaken, profileOfProgram } from './refusals.ts';
import { chosenResources } from './resources.ts';
import { municipalityOf } from './scope.ts';
import { isEditable } from './view.ts';

type Typed = { name: string; resources: readonly string[]; reason?: string | undefined };

/** Throws 422 when nothing is left or the name is taken. */
export async function freeName(
  context: UseCaseContext,
  typed: string,
  exceptId: string | null,
): Promise<string> {
  const name = singleSpaced(typed);
  if (name === '') throw nameEmpty();
  if (await profileNameTaken(context.db, municipalityOf(context.actor), name, exceptId)) throw nameTaken();
  return name;
}

/** A profile of the municipality's own (ADM-K01, K02). Returns its id. */
export function createProfile(
  context: UseCaseContext,
  typed: Typed & { accessKind: 'lotacao' | 'municipal-manager' },
): Promise<string> {
  return keep(context, typed, null, typed.accessKind);
}

/** A copy keeps the kind of access of its source; name and resources are as typed (ADM-K03). Returns its id. */
export async function copyProfile(context: UseCaseContext, id: string, typed: Typed): Promise<string> {
  const source = await findProfile(context.db, municipalityOf(context.actor), id);
  if (!source) throw notFound('O perfil');
  if (!isEditable(source)) throw profileOfProgram();
  return keep(context, typed, source, source.accessKind);
}

async function keep(
  context: UseCaseContext,
  typed: Typed,
  source: MunicipalProfile | null,
  accessKind: MunicipalProfile['accessKind'],
): Promise<string> {
  const name = await freeName(context, typed.name, null);
  const resources = chosenResources(accessKind, typed.resources);
  const municipalityId = municipalityOf(context.actor);
  const profile = {
    municipalityId,
    name,
    accessKind,
    resources: [...resources],
    copiedFrom: source?.id ?? null,
  };
  try {
    const id = await insertProfile(context, profile);
    const act = source ? 'profiles.copied' : 'profiles.created';
    auditProfile(context, act, { id, name }, { added: [...resources], reason: typed.reason });
    return id;
  } catch (error) {
    throw isProfileNameTaken(error) ? nameTaken() : error;
  }
}
