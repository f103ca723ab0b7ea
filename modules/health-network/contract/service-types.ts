import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Ibge, Text, Uuid } from '#platform/contract/schemas';

const MANAGE = {
  kind: 'resource',
  anyOf: ['configuracao-municipal.cadastrar-editar-e-excluir-tipo-de-servico'],
  scope: 'municipality',
} as const;

const NewServiceType = Type.Object({ name: Text(80) }, { additionalProperties: false });

const ServiceTypeView = Type.Object({
  id: Uuid,
  name: Type.String(),
  /** One of the nine that come with the program; nobody changes it. */
  native: Type.Boolean(),
});

export const listServiceTypes = route({
  name: 'healthNetwork.listServiceTypes',
  method: 'GET',
  path: '/municipalities/:ibge/service-types',
  summary: 'Tipos de serviço do município, por nome: os nativos e os próprios.',
  permission: MANAGE,
  params: Type.Object({ ibge: Ibge }),
  response: Type.Object({ rows: Type.Array(ServiceTypeView) }),
});

export const addServiceType = route({
  name: 'healthNetwork.addServiceType',
  method: 'POST',
  path: '/municipalities/:ibge/service-types',
  summary: 'Adiciona um tipo de serviço próprio do município. Todas as unidades passam a oferecê-lo.',
  permission: MANAGE,
  params: Type.Object({ ibge: Ibge }),
  body: NewServiceType,
  response: ServiceTypeView,
  status: 201,
});

export const renameServiceType = route({
  name: 'healthNetwork.renameServiceType',
  method: 'PUT',
  path: '/service-types/:id',
  summary: 'Dá outro nome a um tipo de serviço próprio do município.',
  permission: MANAGE,
  params: Type.Object({ id: Uuid }),
  body: NewServiceType,
  response: ServiceTypeView,
});

export const removeServiceType = route({
  name: 'healthNetwork.removeServiceType',
  method: 'DELETE',
  path: '/service-types/:id',
  summary: 'Exclui um tipo de serviço próprio do município que nenhum atendimento usou.',
  permission: MANAGE,
  params: Type.Object({ id: Uuid }),
  response: Type.Undefined(),
  status: 204,
});

const UnitServiceType = Type.Object({
  ...ServiceTypeView.properties,
  /** The unit offers it. */
  active: Type.Boolean(),
});

export const listUnitServiceTypes = route({
  name: 'healthNetwork.listUnitServiceTypes',
  method: 'GET',
  path: '/units/:id/service-types',
  summary: 'Tipos de serviço do município, e quais a unidade oferece.',
  permission: { kind: 'resource', anyOf: ['visualizar-unidades-de-saude'], scope: 'unit' },
  params: Type.Object({ id: Uuid }),
  response: Type.Object({ rows: Type.Array(UnitServiceType) }),
});

export const setUnitServiceType = route({
  name: 'healthNetwork.setUnitServiceType',
  method: 'PUT',
  path: '/units/:id/service-types/:serviceTypeId',
  summary: 'Passa a oferecer, ou deixa de oferecer, um tipo de serviço na unidade. As outras não mudam.',
  permission: {
    kind: 'resource',
    anyOf: ['visualizar-unidades-de-saude.ativar-ou-inativar-tipo-de-servico'],
    scope: 'unit',
  },
  params: Type.Object({ id: Uuid, serviceTypeId: Uuid }),
  body: Type.Object({ active: Type.Boolean() }, { additionalProperties: false }),
  response: UnitServiceType,
});
