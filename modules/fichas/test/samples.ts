import type { Hunted } from '#apps/installation/testing-hunt';
import type { Samples } from '#apps/installation/testing-samples';
import { sql } from '#platform/db/database';
import { applyLot } from './apply-lot.ts';
import { ficha, identified, lotOf } from './fichas.ts';

async function applyFichas({ installation, named }: Hunted): Promise<void> {
  const fichas = await Promise.all(
    named.map((cpf, place) =>
      ficha({
        number: 70_000 + place,
        on: '2026-09-01',
        cnes: '3127001',
        person: identified({ cpfCidadao: cpf, nomeCidadao: 'OTACILIA BRANDAO', emailCidadao: 'f@x.example' }),
      }),
    ),
  );
  const lot = await lotOf(fichas);
  for await (const _line of applyLot(installation.platform, lot.path)) continue;
  await lot.remove();
}

export const samples: Samples = {
  records: {
    'citizen-fcis': ({ insert, municipality, word }) =>
      insert(
        (id) => sql`
          insert into citizen_fci (id, uuid, municipality_id, outcome, person_name, layout_version, bytes, received_at)
          values (${id}, ${`FCI-${id}`}, ${municipality.id}, 'review', ${`CIDADA ${word}`}, '8.7.0', '',
            ${new Date()})`,
      ),
  },
  hostileFiles: { 'fichas.apply': applyFichas },
};
