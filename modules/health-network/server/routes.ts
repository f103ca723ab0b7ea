import { notFound } from '#platform/errors/problem';
import { type BoundRoute, change, read } from '#platform/http/bind';
import { municipalityScope, reachOf } from '#platform/permissions/scope';
import * as contract from '../contract.ts';
import { cnesImportRoutes } from './cnes/routes.ts';
import { addMunicipality, changeTimeZone, setResponsibleEnabled } from './municipalities.ts';
import { listCities, listMunicipalitiesInScope, listResponsibles } from './municipality-queries.ts';
import { searchAvailableCbos } from './cbo-queries.ts';
import {
  addLotacao,
  cboProfiles,
  changeLotacao,
  lotacaoChoices,
  lotacaoTeams,
  municipalityOf,
  removeLotacao,
  setLotacaoActive,
} from './lotacoes.ts';
import { addManagerAccess, managerProfiles, setManagerAccessActive } from './manager-accesses.ts';
import { listProfessionals } from './professional-list-queries.ts';
import { readProfessional } from './professional-record.ts';
import { addProfessional, changeProfessional, removeProfessional } from './save-person.ts';
import { getMunicipalityInScope } from './scope.ts';
import { listServiceTypes, listUnitServiceTypes, type ServiceType } from './service-type-queries.ts';
import { addServiceType, removeServiceType, renameServiceType, setUnitServiceType } from './service-types.ts';
import { findUnit, listTeamsOf, listUnits } from './unit-queries.ts';

const municipalityRoutes: readonly BoundRoute[] = [
  read(contract.listResponsibles, ({ db }, { query }) => listResponsibles(db, query)),
  change(contract.addMunicipality, (context, { body }) => addMunicipality(context, body)),
  change(contract.setResponsibleEnabled, (context, { params, body }) =>
    setResponsibleEnabled(context, params.id, body.enabled),
  ),
  change(contract.changeTimeZone, (context, { params, body }) =>
    changeTimeZone(context, params.ibge, body.timeZone),
  ),
  read(contract.listMunicipalities, async ({ db, actor }) => ({
    rows: await listMunicipalitiesInScope(db, municipalityScope(actor)),
  })),
  read(contract.listCities, ({ db }, { query }) => listCities(db, query.uf)),
];

const networkRoutes: readonly BoundRoute[] = [
  read(contract.listUnits, ({ db, actor }, { query }) => listUnits(db, reachOf(actor), query)),
  read(contract.getUnit, async ({ db, actor }, { params, query }) => {
    const unit = await findUnit(db, reachOf(actor), params.id);
    if (!unit) throw notFound('A unidade de saúde');
    return { ...unit, teams: await listTeamsOf(db, unit.id, query.showInactiveTeams ?? false) };
  }),
];

const typeView = ({ id, name, municipalityId }: ServiceType) => ({
  id,
  name,
  native: municipalityId === null,
});

const serviceTypeRoutes: readonly BoundRoute[] = [
  read(contract.listServiceTypes, async (context, { params }) => {
    const { id } = await getMunicipalityInScope(context, params.ibge);
    return { rows: (await listServiceTypes(context.db, id)).map(typeView) };
  }),
  change(contract.addServiceType, async (context, { params, body }) =>
    typeView(await addServiceType(context, { ...params, ...body })),
  ),
  change(contract.renameServiceType, async (context, { params, body }) =>
    typeView(await renameServiceType(context, params.id, body.name)),
  ),
  change(contract.removeServiceType, async (context, { params }) => {
    await removeServiceType(context, params.id);
    return undefined;
  }),
  read(contract.listUnitServiceTypes, async ({ db, actor }, { params }) => {
    if (!(await findUnit(db, reachOf(actor), params.id))) throw notFound('A unidade de saúde');
    return { rows: await listUnitServiceTypes(db, params.id) };
  }),
  change(contract.setUnitServiceType, (context, { params, body }) =>
    setUnitServiceType(context, { unitId: params.id, serviceTypeId: params.serviceTypeId }, body.active),
  ),
];

const professionalRoutes: readonly BoundRoute[] = [
  read(contract.listProfessionals, ({ db, actor }, { query }) => listProfessionals(db, actor, query)),
  read(contract.getProfessional, (context, { params: { id }, query }) =>
    readProfessional(context, id, {
      inactiveLotacoes: query.showInactive ?? false,
      inactiveAccesses: query.showInactiveAccesses ?? false,
    }),
  ),
  change(contract.addProfessional, (context, { body }) => addProfessional(context, body)),
  change(contract.changeProfessional, (context, { params, body }) =>
    changeProfessional(context, params.id, body),
  ),
  change(contract.removeProfessional, async (context, { params }) => {
    await removeProfessional(context, params.id);
    return undefined;
  }),
  read(contract.listManagerProfiles, async (context) => {
    const profiles = await managerProfiles(context);
    return { profiles: profiles.map(({ id, name }) => ({ id, name })) };
  }),
  change(contract.addManagerAccess, (context, { params, body }) =>
    addManagerAccess(context, params.id, body),
  ),
  change(contract.setManagerAccessActive, (context, { params, body }) =>
    setManagerAccessActive(context, params.id, body.active),
  ),
];

const lotacaoRoutes: readonly BoundRoute[] = [
  read(contract.listLotacaoChoices, (context) => lotacaoChoices(context)),
  read(contract.listLotacaoTeams, (context, { params }) => lotacaoTeams(context, params.id)),
  read(contract.searchLotacaoCbos, (context, { query }) =>
    searchAvailableCbos(context.db, municipalityOf(context), query.search),
  ),
  read(contract.getCboProfiles, (context, { params }) => cboProfiles(context, params.cbo)),
  change(contract.addLotacao, (context, { params, body }) => addLotacao(context, params.id, body)),
  change(contract.changeLotacao, (context, { params, body }) => changeLotacao(context, params.id, body)),
  change(contract.setLotacaoActive, (context, { params, body }) =>
    setLotacaoActive(context, params.id, body.active),
  ),
  change(contract.removeLotacao, async (context, { params }) => {
    await removeLotacao(context, params.id);
    return undefined;
  }),
];

export const routes: readonly BoundRoute[] = [
  ...municipalityRoutes,
  ...networkRoutes,
  ...serviceTypeRoutes,
  ...professionalRoutes,
  ...lotacaoRoutes,
  ...cnesImportRoutes,
];
