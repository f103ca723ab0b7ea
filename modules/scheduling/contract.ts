import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Ibge } from '#platform/contract/schemas';

/** Entrada and Saída in the municipality's civil time, `hh:mm`. Both empty: the period is not used. */
const Period = Type.Object(
  { start: Type.String({ maxLength: 5 }), end: Type.String({ maxLength: 5 }) },
  { additionalProperties: false },
);
const Day = Type.Array(Period, { maxItems: 4 });

/** The municipal default agenda (administration 14.1): up to four periods on each day of the week. */
export const DefaultAgenda = Type.Object(
  {
    days: Type.Object(
      {
        monday: Day,
        tuesday: Day,
        wednesday: Day,
        thursday: Day,
        friday: Day,
        saturday: Day,
        sunday: Day,
      },
      { additionalProperties: false },
    ),
    /** Minutes of one appointment, where the CBO says nothing else. */
    duration: Type.Integer({ minimum: 1, maximum: 240 }),
  },
  { additionalProperties: false },
);

const PERMISSION = {
  kind: 'resource',
  anyOf: ['configuracao-municipal.configurar-agenda-padrao'],
  scope: 'municipality',
} as const;

export const getDefaultAgenda = route({
  name: 'scheduling.getDefaultAgenda',
  method: 'GET',
  path: '/municipalities/:ibge/default-agenda',
  summary: 'Agenda padrão do município: períodos de trabalho e duração do agendamento.',
  permission: PERMISSION,
  params: Type.Object({ ibge: Ibge }),
  response: DefaultAgenda,
});

export const saveDefaultAgenda = route({
  name: 'scheduling.saveDefaultAgenda',
  method: 'PUT',
  path: '/municipalities/:ibge/default-agenda',
  summary: 'Grava a agenda padrão do município. Agendas individuais já configuradas não mudam.',
  permission: PERMISSION,
  params: Type.Object({ ibge: Ibge }),
  body: DefaultAgenda,
  response: DefaultAgenda,
});
