import type { Samples } from '#apps/installation/testing-samples';
import { sql } from '#platform/db/database';

export const samples: Samples = {
  records: {
    encounters: async ({ insert, record, municipality }) => {
      const [unit, citizen, lotacao, entry] = [
        await record('units'),
        await record('citizens'),
        await record('lotacoes'),
        await record('list-entries'),
      ];
      return insert(
        (id) => sql`
          insert into encounter (id, municipality_id, unit_id, citizen_id, entry_id, kind, state, lotacao_id, cbo,
            started_at, ended_at, day, time_zone, written)
          values (${id}, ${municipality.id}, ${unit}, ${citizen}, ${entry}, 'individual', 'finalizado', ${lotacao},
            '225142', now(), now(), current_date, 'America/Sao_Paulo', '{"content": {}, "names": {}}')`,
      );
    },
    'late-entries': async ({ insert, record, municipality }) => {
      const [unit, citizen, lotacao] = [
        await record('units'),
        await record('citizens'),
        await record('lotacoes'),
      ];
      return insert(
        (id) => sql`
          insert into late_entry (id, municipality_id, unit_id, citizen_id, lotacao_id, starts_at, day, time_zone, place,
            scheduled, version)
          values (${id}, ${municipality.id}, ${unit}, ${citizen}, ${lotacao}, now(), current_date, 'America/Sao_Paulo', 4,
            false, 1)`,
      );
    },
    problems: async ({ insert, record, word }) => {
      const citizen = await record('citizens');
      return insert(
        (id) => sql`
          insert into problem (id, citizen_id, ciap2, name, state, evolutions, evolved_at)
          values (${id}, ${citizen}, 'K86', ${`Hipertensão ${word}`}, 0, 1, now())`,
      );
    },
    'chart-entries': async ({ insert, record, word }) => {
      const [citizen, encounter] = [await record('citizens'), await record('encounters')];
      return insert(
        (id) => sql`
          with entry as (
            insert into chart_entry (id, citizen_id, kind, name, content, removed, revisions, revised_at)
            values (${id}, ${citizen}, 'alergia', ${`Dipirona ${word}`}, '{"category": "medicamento", "agent": "Dipirona"}',
              false, 1, now()) returning id)
          insert into chart_entry_revision (id, entry_id, sequence, encounter_id, content, removed)
          select uuid_v7(), id, 1, ${encounter}, '{"category": "medicamento", "agent": "Dipirona"}', false from entry`,
      );
    },
    reminders: async ({ insert, record, word }) => {
      const [citizen, lotacao] = [await record('citizens'), await record('lotacoes')];
      return insert(
        (id) => sql`
          insert into reminder (id, citizen_id, text, lotacao_id, written_at)
          values (${id}, ${citizen}, ${`Mora sozinha ${word}`}, ${lotacao}, now())`,
      );
    },
  },
  fields: {
    entryId: 'list-entries',
    encounterId: 'encounters',
    problemId: 'problems',
    'encounters.handOver body.from': 'lotacoes',
  },
  texts: [
    [/^\^\[A-Z\]\[0-9\]\{2\}\$$/, 'K86'],
    [/^\^\[A-Z\]\[0-9\]\{2\}\[0-9A-Z\]\?\$$/, 'I10'],
    [/^\^\[0-9\]\{10\}\$$/, '0301100039'],
    [/^\^\(02\[0-9\]\{8\}\|AB/, '0202010503'],
    [/^\^\\d\{4\}\(-/, '2017'],
    [/^\^\[0-9a-f-\]\{36\}\(,/, '00000000-0000-7000-8000-000000000000'],
  ],
};
