import type { Hunted } from '#apps/installation/testing-hunt';
import type { Samples } from '#apps/installation/testing-samples';
import { ficha, identified, lotOf } from '#modules/fichas/test/fichas';
import { sql } from '#platform/db/database';
import { receiveLote } from '../server/reception/receive-lote.ts';

async function receiveLot({ installation }: Hunted): Promise<void> {
  const forged = ficha({ number: 71_000, on: '2026-09-01', cnes: '3127001', person: identified({}) });
  const lot = await lotOf([await forged]);
  const file = { path: lot.path, origin: 'file', responsibleId: null, municipalityId: null } as const;
  const caller = { actor: { kind: 'command-line' } } as const;
  await receiveLote(installation.platform, caller, file, { appliedForms: new Set() });
  await lot.remove();
}

export const samples: Samples = {
  records: {
    lotes: ({ insert, municipality, word }) =>
      insert(
        (id) => sql`
          insert into received_lote (id, origin, file_name, sha256, size_bytes, municipality_id, received_at, finished_at)
          values (${id}, 'file', ${`${word}.zip`}, sha256(${word}::bytea), 1, ${municipality.id}, now(), now())`,
      ),
  },
  hostileFiles: { 'production.lote': receiveLot },
};
