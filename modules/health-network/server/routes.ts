import { notFound } from '#platform/errors/problem';
import { type BoundRoute, change, read } from '#platform/http/bind';
import { municipalityScope } from '#platform/permissions/scope';
import * as contract from '../contract.ts';
import { cnesImportRoutes } from './cnes/routes.ts';
import { addMunicipality, changeTimeZone, setResponsibleEnabled } from './municipalities.ts';
import { listMunicipalitiesInScope, listResponsibles } from './municipality-queries.ts';
import { findProfessional, listLotacoesOf, listProfessionals } from './professional-queries.ts';
import { reachOf } from './scope.ts';
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
];

const networkRoutes: readonly BoundRoute[] = [
  read(contract.listUnits, ({ db, actor }, { query }) => listUnits(db, reachOf(actor), query)),
  read(contract.getUnit, async ({ db, actor }, { params, query }) => {
    const unit = await findUnit(db, reachOf(actor), params.id);
    if (!unit) throw notFound('A unidade de saúde');
    return { ...unit, teams: await listTeamsOf(db, unit.id, query.showInactiveTeams ?? false) };
  }),
  read(contract.listProfessionals, ({ db, actor }, { query }) =>
    listProfessionals(db, reachOf(actor), query),
  ),
  read(contract.getProfessional, async ({ db, actor }, { params, query }) => {
    const reach = reachOf(actor);
    const professional = await findProfessional(db, reach, params.id);
    if (!professional) throw notFound('O profissional');
    return {
      ...professional,
      lotacoes: await listLotacoesOf(db, reach, params.id, query.showInactive ?? false),
    };
  }),
];

export const routes: readonly BoundRoute[] = [...municipalityRoutes, ...networkRoutes, ...cnesImportRoutes];
