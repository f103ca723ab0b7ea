import { buildLotacao, buildPerson, buildUnit, grant } from '#apps/installation/testing-people';
import type { Samples, Site } from '#apps/installation/testing-samples';
import { sql } from '#platform/db/database';
import { forgedFile } from './forged-file.ts';
import { importCnes } from './importing.ts';

async function lotacao({ installation, municipality, record }: Site): Promise<string> {
  const [unitId, teamId, id] = [await record('units'), await record('teams'), await record('professionals')];
  const at = { person: { id, cpf: '' }, municipality, unitId, cbo: '225142' };
  const lotacaoId = await buildLotacao(installation, at);
  await sql`update lotacao set team_id = ${teamId} where id = ${lotacaoId}`.execute(installation.platform.db);
  return lotacaoId;
}

export const samples: Samples = {
  records: {
    municipalities: ({ municipality }) => Promise.resolve(municipality.ibge),
    units: ({ installation, municipality, cnes, word }) =>
      buildUnit(installation, municipality, cnes, `UBS ${word}`),
    teams: async ({ insert, record, cnes, word }) => {
      const unit = await record('units');
      return insert(
        (id) => sql`insert into team (id, unit_id, ine, name, updated_at)
          values (${id}, ${unit}, ${`000${cnes}`}, ${`EQUIPE ${word}`}, now())`,
      );
    },
    'service-types': ({ insert, municipality, word }) =>
      insert(
        (id) => sql`insert into service_type (id, municipality_id, name, key, created_at)
          values (${id}, ${municipality.id}, ${`SERVIÇO ${word}`}, search_key(${`SERVIÇO ${word}`}), now())`,
      ),
    professionals: async ({ installation, word }) =>
      (await buildPerson(installation, { name: `PESSOA ${word}` })).id,
    lotacoes: lotacao,
    'professional-accesses': async ({ installation, municipality, word }) => {
      const manager = await buildPerson(installation, { name: `GESTORA ${word}` });
      return grant(installation, manager, 'municipal-manager', municipality);
    },
    'cnes-imports': async ({ insert, record, municipality, word }) => {
      const by = await record('professionals');
      return insert(
        (id) => sql`
          insert into cnes_import (id, municipality_id, file_name, file_sha256, allow_older, status, requested_by,
            created_at, finished_at)
          values (${id}, ${municipality.id}, ${`${word}.zip`}, '', false, 'imported', ${by}, now(), now())`,
      );
    },
  },
  fields: {
    unitId: 'units',
    teamId: 'teams',
    serviceTypeId: 'service-types',
    professionalId: 'professionals',
    ibge: 'municipalities',
    municipality: 'municipalities',
  },
  hostileFiles: {
    'health-network.cnes': ({ installation, here, victims }) =>
      importCnes(installation, here.admin, forgedFile(victims)),
  },
};
