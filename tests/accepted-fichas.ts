import { ficha, identified } from '../modules/fichas/test/fichas.ts';
import { query } from './support/base.ts';

const DAY = '2026-09-01';

/** Fichas that the store of an installation accepted: what a lot is made of. */
export async function acceptFichas(dataDir: string, count: number): Promise<void> {
  for (let number = 1; number <= count; number++) {
    const envelope = await ficha({ number, on: DAY, person: identified({}) });
    const uuid = `3127128-00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
    await query(
      dataDir,
      `insert into ficha (id, received_at, position, outcome, uuid, tipo, version, municipality_id, envelope, form_hash)
        select uuid_v7(), now(), ${number}, 'valid', '${uuid}', 2, '8.7.0', id, decode('${envelope.toString('hex')}', 'hex'),
          sha256('${number}'::bytea) from municipality limit 1`,
    );
  }
}
