import { isReferenced, violates } from '#platform/db/errors';
import { singleSpaced } from '#platform/contract/typed';
import { uuidV7 } from '#platform/db/uuid';
import { conflict, notFound, type Problem, refused } from '#platform/errors/problem';
import { municipalityScope, reachOf } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import { getMunicipalityInScope } from './scope.ts';
import {
  deleteServiceType,
  findServiceType,
  findUnitServiceType,
  insertServiceType,
  isNativeName,
  offerServiceType,
  type ServiceType,
  type UnitServiceType,
  updateServiceType,
} from './service-type-queries.ts';

const wrongName = (code: string, message: string): Problem =>
  refused(code, message, [{ path: 'name', message }]);
const taken = () =>
  wrongName('service-type-taken', 'Já há um tipo de serviço com este nome. Escolha outro nome.');

/** 422 when nothing is left or it names a native one. */
async function nameOf({ db }: UseCaseContext, typed: string): Promise<string> {
  const name = singleSpaced(typed);
  if (name === '') throw wrongName('name-empty', 'Preenchimento obrigatório.');
  if (await isNativeName(db, name)) throw taken();
  return name;
}

const refuseTaken = (error: unknown): never => {
  throw violates(error, 'service_type_key') ? taken() : error;
};

function tell(context: UseCaseContext, type: ServiceType, verb: string, operation: 'I' | 'U' | 'D'): void {
  const { id, municipalityId, name } = type;
  context.changed({ table: 'service_type', id, operation });
  context.audit({
    type: `health-network.service-type-${verb}`,
    subject: { table: 'service_type', id },
    municipalityId,
    details: { name },
  });
}

/** 422 `service-type-taken` where the name is that of another, native or own. */
export async function addServiceType(
  context: UseCaseContext,
  input: { ibge: string; name: string },
): Promise<ServiceType> {
  const { id: municipalityId } = await getMunicipalityInScope(context, input.ibge);
  const type = {
    id: uuidV7(context.now.getTime()),
    municipalityId,
    name: await nameOf(context, input.name),
  };
  await insertServiceType(context.db, type, context.now).catch(refuseTaken);
  tell(context, type, 'added', 'I');
  return type;
}

/** One of the municipality's own: 404 for another municipality's, 409 for a native one. */
async function getOwn({ db, actor }: UseCaseContext, id: string): Promise<ServiceType> {
  const type = await findServiceType(db, municipalityScope(actor).municipalityId, id);
  if (!type) throw notFound('O tipo de serviço');
  if (type.municipalityId === null) {
    throw conflict(
      'service-type-native',
      'Este tipo de serviço vem com o programa: não muda nem se exclui. A coordenação pode inativá-lo na unidade.',
    );
  }
  return type;
}

export async function renameServiceType(
  context: UseCaseContext,
  id: string,
  typed: string,
): Promise<ServiceType> {
  const before = await getOwn(context, id);
  const type = { ...before, name: await nameOf(context, typed) };
  if (type.name === before.name) return type;
  await updateServiceType(context.db, id, type.name).catch(refuseTaken);
  tell(context, type, 'renamed', 'U');
  return type;
}

/** 409 once something was done under it: what was done keeps its name. */
export async function removeServiceType(context: UseCaseContext, id: string): Promise<void> {
  const type = await getOwn(context, id);
  try {
    await deleteServiceType(context.db, id);
  } catch (error) {
    if (!isReferenced(error)) throw error;
    throw conflict(
      'service-type-used',
      'Este tipo de serviço já foi usado e não se exclui. A coordenação pode inativá-lo em cada unidade.',
    );
  }
  tell(context, type, 'removed', 'D');
}

/** What the unit offers from now on (ADM-H05); 404 for a unit, or a type, that is not within reach. */
export async function setUnitServiceType(
  context: UseCaseContext,
  at: { unitId: string; serviceTypeId: string },
  active: boolean,
): Promise<UnitServiceType> {
  const { db, actor, now } = context;
  const found = await findUnitServiceType(db, reachOf(actor), at);
  if (!found) throw notFound('O tipo de serviço');
  const { municipalityId, ...type } = found;
  if (await offerServiceType(db, at, active, now)) {
    context.changed({ table: 'unit', id: at.unitId, operation: 'U' });
    context.audit({
      type: `health-network.service-type-${active ? 'offered' : 'withdrawn'}`,
      subject: { table: 'unit', id: at.unitId },
      municipalityId,
      details: { name: type.name },
    });
  }
  return { ...type, active };
}
