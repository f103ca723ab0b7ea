import type { Samples } from '#apps/installation/testing-samples';
import { sql } from '#platform/db/database';

export const samples: Samples = {
  records: {
    'list-entries': async ({ insert, record, municipality }) => {
      const [unit, citizen, by] = [
        await record('units'),
        await record('citizens'),
        await record('professionals'),
      ];
      return insert(
        (id) => sql`
          insert into list_entry (id, municipality_id, unit_id, citizen_id, arrived_at, day, time_zone, ticket, status,
            version, added_by)
          values (${id}, ${municipality.id}, ${unit}, ${citizen}, now(), current_date, 'America/Sao_Paulo', 1, 'aguardando',
            1, ${by})`,
      );
    },
    'waiting-requests': async ({ insert, record, municipality, word }) => {
      const [unit, citizen, by] = [
        await record('units'),
        await record('citizens'),
        await record('professionals'),
      ];
      return insert(
        (id) => sql`
          insert into waiting_request (id, municipality_id, unit_id, citizen_id, origin, asked_at, day, care, reason,
            added_by, version, state)
          values (${id}, ${municipality.id}, ${unit}, ${citizen}, 'garantia-do-acesso', now(), current_date, 'medica',
            ${`MOTIVO ${word}`}, ${by}, 1, 'na-fila')`,
      );
    },
  },
  fields: {
    citizenIds: 'citizens',
    lotacaoId: 'lotacoes',
    serviceTypes: 'service-types',
    teams: 'teams',
    lotacoes: 'lotacoes',
    'reception.searchWaiting body.addedBy': 'lotacoes',
    appointmentId: 'appointments',
  },
};
