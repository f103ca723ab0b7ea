import { multipart } from '#apps/installation/testing';
import type { Hunted } from '#apps/installation/testing-hunt';
import type { Samples } from '#apps/installation/testing-samples';
import { finished } from '#modules/health-network/test/importing';
import { sql } from '#platform/db/database';
import { importedRecord, importLot } from './imports.ts';

async function importCitizens({ installation, here, named }: Hunted): Promise<void> {
  const records = named.map((cpf) =>
    importedRecord({ cpf, nomeCompleto: 'OTACILIA BRANDAO', email: 'forjado@atacante.example' }),
  );
  const upload = multipart({}, { name: 'cidadaos.zip', bytes: await importLot(records) });
  const path = '/citizen-imports';
  type Started = { importId: string; jobId: string };
  const sent = await here.admin.call<Started>('POST', path, undefined, upload);
  await finished(installation, sent.body.jobId);
  const applied = await here.admin.call<Started>('POST', `${path}/${sent.body.importId}/apply`, {
    onConflict: 'overwrite',
  });
  await finished(installation, applied.body.jobId);
}

export const samples: Samples = {
  records: {
    'citizen-imports': async ({ insert, record, municipality, word }) => {
      const by = await record('professionals');
      return insert(
        (id) => sql`
          insert into citizen_import (id, municipality_id, file_name, file_sha256, status, requested_by, created_at)
          values (${id}, ${municipality.id}, ${`${word}.zip`}, '', 'preview', ${by}, now())`,
      );
    },
    'citizen-import-rows': async ({ insert, record, word }) => {
      const importId = await record('citizen-imports');
      const read = (number: number) =>
        insert(
          (id) => sql`insert into citizen_import_row (id, import_id, number, entry, outcome)
          values (${id}, ${importId}, ${number}, ${`${word}.cid`}, 'rejected')`,
        );
      await read(1);
      return read(2);
    },
  },
  hostileFiles: { 'citizens.import': importCitizens },
};
