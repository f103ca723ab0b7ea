import { isTimeZone, timeZoneOfMunicipality } from '@pec-aberto/brazil';
import { findMunicipalityCode } from '#modules/data-packages/index';
import { grantAdministrativeAccess, setAdministrativeAccessActive } from '#modules/access/index';
import { uuidV7 } from '#platform/db/uuid';
import { notFound, refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { professionalExists } from './person-queries.ts';
import {
  findMunicipalityByIbge,
  findResponsible,
  insertMunicipality,
  type Municipality,
  type Responsible,
  updateTimeZone,
} from './municipality-queries.ts';
import { ensureProfessional } from './save-person.ts';
import { getMunicipalityInScope } from './scope.ts';

export type NewMunicipality = {
  ibge: string;
  professionalId?: string;
  cpf?: string;
  name?: string;
};

/**
 * Adds a municipality and its responsible, who gains the access "administrador municipal" (ADM-E01). A
 * municipality already here only gets the responsible; 409 while another one is enabled (ADM-E02).
 */
export async function addMunicipality(context: UseCaseContext, input: NewMunicipality): Promise<Responsible> {
  const municipality = await ensureMunicipality(context, input.ibge);
  const professionalId = await responsibleOf(context, input);
  const id = await grantAdministrativeAccess(context, {
    professionalId,
    kind: 'municipal-admin',
    municipalityId: municipality.id,
  });
  return getResponsible(context, id);
}

async function ensureMunicipality(context: UseCaseContext, ibge: string): Promise<Municipality> {
  const here = await findMunicipalityByIbge(context.db, ibge);
  if (here) return here;
  const official = await findMunicipalityCode(context.db, ibge);
  if (!official) {
    const message = 'Não há município com este código IBGE. Confira os 7 dígitos.';
    throw refused('ibge-unknown', message, [{ path: 'ibge', message }]);
  }
  const municipality = {
    ...official,
    id: uuidV7(context.now.getTime()),
    timeZone: timeZoneOfMunicipality(ibge),
  };
  if (!(await insertMunicipality(context.db, municipality, context.now))) {
    // Somebody else added it at the same moment.
    return getMunicipalityInScope(context, ibge);
  }
  context.changed({ table: 'municipality', id: municipality.id, operation: 'I' });
  context.audit({
    type: 'health-network.municipality-added',
    subject: { table: 'municipality', id: municipality.id },
    municipalityId: municipality.id,
    details: { ibge },
  });
  return municipality;
}

async function responsibleOf(context: UseCaseContext, input: NewMunicipality): Promise<string> {
  if (input.professionalId !== undefined) {
    if (await professionalExists(context.db, input.professionalId)) return input.professionalId;
    throw notFound('O profissional');
  }
  return ensureProfessional(context, { cpf: input.cpf ?? '', name: input.name ?? '' });
}

/** Inactivating takes the access away at the next request (ADM-E03); enabling gives it back. */
export async function setResponsibleEnabled(
  context: UseCaseContext,
  id: string,
  enabled: boolean,
): Promise<Responsible> {
  const responsible = await getResponsible(context, id);
  if (responsible.enabled === enabled) return responsible;
  await setAdministrativeAccessActive(context, id, enabled);
  return getResponsible(context, id);
}

async function getResponsible(context: UseCaseContext, id: string): Promise<Responsible> {
  const responsible = await findResponsible(context.db, id);
  if (!responsible) throw notFound('O responsável');
  return responsible;
}

/** The zone proposed by law may not be the one people live by (docs/decisions, Amazonas). */
export async function changeTimeZone(
  context: UseCaseContext,
  ibge: string,
  timeZone: string,
): Promise<Municipality> {
  const municipality = await getMunicipalityInScope(context, ibge);
  if (!isTimeZone(timeZone)) {
    const message = 'Este fuso horário não existe. Escolha um da lista, como America/Sao_Paulo.';
    throw refused('time-zone-invalid', message, [{ path: 'timeZone', message }]);
  }
  if (municipality.timeZone === timeZone) return municipality;
  await updateTimeZone(context.db, municipality.id, timeZone);
  context.changed({ table: 'municipality', id: municipality.id, operation: 'U' });
  context.audit({
    type: 'health-network.time-zone-changed',
    subject: { table: 'municipality', id: municipality.id },
    municipalityId: municipality.id,
    fields: ['time_zone'],
    details: { from: municipality.timeZone, to: timeZone },
  });
  return { ...municipality, timeZone };
}
