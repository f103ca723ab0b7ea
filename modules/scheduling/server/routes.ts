import { type BoundRoute, change, read } from '#platform/http/bind';
import * as contract from '../contract.ts';
import { appointmentRoutes } from './appointment-routes.ts';
import { readAgenda, saveAgenda, saveOnlineSlots } from './agendas.ts';
import { countCbos, listCbos, setCboAvailable, setCboDuration, setCbosAvailable } from './cbos.ts';
import { closeAgenda, reopenAgenda } from './closures.ts';
import { getDefaultAgenda, saveDefaultAgenda } from './default-agenda.ts';
import { readOnlineAgenda, setOnlineAgenda } from './online.ts';
import { agendaWeek } from './week.ts';

const municipalRoutes: readonly BoundRoute[] = [
  read(contract.getDefaultAgenda, (context, { params }) => getDefaultAgenda(context, params.ibge)),
  change(contract.saveDefaultAgenda, (context, { params, body }) =>
    saveDefaultAgenda(context, { ibge: params.ibge, agenda: body }),
  ),
  read(contract.listCbos, (context, { params, query }) => listCbos(context, params.ibge, query)),
  change(contract.setCboDuration, (context, { params, body }) =>
    setCboDuration(context, params, body.duration),
  ),
  change(contract.setCboAvailable, (context, { params, body }) =>
    setCboAvailable(context, params, body.available),
  ),
  read(contract.countCbos, (context, { params, query }) => countCbos(context, params.ibge, query)),
  change(contract.setCbosAvailable, (context, { params, body }) =>
    setCbosAvailable(context, params.ibge, body),
  ),
  read(contract.getOnlineAgenda, (context) => readOnlineAgenda(context)),
  change(contract.setOnlineAgenda, (context, { body }) => setOnlineAgenda(context, body)),
];

const agendaRoutes: readonly BoundRoute[] = [
  read(contract.getAgenda, (context, { params }) => readAgenda(context, params.id)),
  change(contract.saveAgenda, (context, { params, body }) => saveAgenda(context, params.id, body)),
  change(contract.saveOnlineSlots, (context, { params, body }) => saveOnlineSlots(context, params.id, body)),
  change(contract.closeAgenda, (context, { params, body }) => closeAgenda(context, params.id, body)),
  change(contract.reopenAgenda, async (context, { params }) => {
    await reopenAgenda(context, params.id);
    return undefined;
  }),
  read(contract.getAgendaWeek, (context, { params, query }) => agendaWeek(context, params.id, query.from)),
];

export const schedulingRoutes: readonly BoundRoute[] = [
  ...municipalRoutes,
  ...agendaRoutes,
  ...appointmentRoutes,
];
