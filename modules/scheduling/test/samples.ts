import type { Samples } from '#apps/installation/testing-samples';
import { sql } from '#platform/db/database';

export const samples: Samples = {
  records: {
    'agenda-closures': async ({ insert, record, word }) => {
      const lotacao = await record('lotacoes');
      return insert(
        (id) => sql`
          insert into agenda_closure (id, lotacao_id, starts_at, ends_at, reason, specification, created_at)
          values (${id}, ${lotacao}, '2026-12-01', '2026-12-08', 'outro', ${`MUTIRÃO ${word}`}, now())`,
      );
    },
    appointments: async ({ insert, record, word }) => {
      const [lotacao, citizen] = [await record('lotacoes'), await record('citizens')];
      return insert(
        (id) => sql`
          with kept as (
            insert into appointment (id, kind, citizen_id, status, notes, created_at, updated_at)
            values (${id}, 'consulta', ${citizen}, 'agendado', ${`LEVAR ${word}`}, now(), now())),
          held as (
            insert into agenda_span (id, lotacao_id, starts_at, ends_at, appointment_id, alone)
            values (uuid_v7(), ${lotacao}, '2027-03-01 09:00', '2027-03-01 09:20', ${id}, true))
          insert into appointment_event (id, appointment_id, at, what, status, lotacao_id, starts_at, ends_at)
          values (uuid_v7(), ${id}, now(), 'booked', 'agendado', ${lotacao}, '2027-03-01 09:00', '2027-03-01 09:20')`,
      );
    },
    reservations: async ({ insert, record, word }) => {
      const lotacao = await record('lotacoes');
      return insert(
        (id) => sql`
          with kept as (
            insert into reservation (id, reason, specification, created_at, updated_at)
            values (${id}, 'outros', ${`GRUPO ${word}`}, now(), now()))
          insert into agenda_span (id, lotacao_id, starts_at, ends_at, reservation_id, alone)
          values (uuid_v7(), ${lotacao}, '2027-03-01 10:00', '2027-03-01 10:20', ${id}, true)`,
      );
    },
  },
  fields: { lotacaoId: 'lotacoes', guestLotacaoId: 'lotacoes' },
  texts: [[/^\^\\d\{4\}-\\d\{2\}\$$/, '2027-03']],
};
