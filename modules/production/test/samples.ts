import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeReceiptFile } from '@pec-aberto/ledi/node';
import { multipart } from '#apps/installation/testing';
import type { Hunted } from '#apps/installation/testing-hunt';
import type { Samples } from '#apps/installation/testing-samples';
import { ficha, identified, lotOf } from '#modules/fichas/test/fichas';
import { sql } from '#platform/db/database';
import { beginFile } from '#platform/files/store';
import { sealCredential } from '../server/delivery/credential.ts';
import { newSecret, writeKey } from '../server/peers/keys.ts';
import { receiveLote } from '../server/reception/receive-lote.ts';
import { buildPeer } from './peer.ts';

async function receiveLot({ installation }: Hunted): Promise<void> {
  const forged = ficha({ number: 71_000, on: '2026-09-01', cnes: '3127001', person: identified({}) });
  const lot = await lotOf([await forged]);
  const file = { path: lot.path, origin: 'file', responsibleId: null, municipalityId: null } as const;
  const caller = { actor: { kind: 'command-line' } } as const;
  await receiveLote(installation.platform, caller, file, { appliedForms: new Set() });
  await lot.remove();
}

const NOBODY = 'http://127.0.0.1:2';

/** SHA-256 of the file of a lot that the administrator with bad intent saved before. */
const SAVED_LOTE = 'a'.repeat(64);

const saveLote = ({ installation, here, named }: Hunted) =>
  sql`with lote as (
      insert into generated_lote (id, municipality_id, number, created_at, fichas, training)
      values (uuid_v7(), ${here.municipality.id}, 1, now(), ${named.length}, true) returning id)
    insert into saved_lote (id, lote_id, saved_at, sha256)
    select uuid_v7(), id, now(), decode(${SAVED_LOTE}, 'hex') from lote`.execute(installation.platform.db);

/** The receipt of that lot, with refusals that say all they can of the victims. */
async function readReceipt({ here, named }: Hunted): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'pec-receipt-'));
  const path = join(folder, 'recibo.zip');
  const head = {
    lot: { sha256: SAVED_LOTE, name: 'RAS_Lote1.zip', number: 1 },
    receiver: { uuidInstalacao: 'forjada', name: 'FORJADA' },
    at: '2026-11-19T10:00:00.000Z',
  };
  const reasons = [{ code: 'f', group: 'estrutural' as const, path: 'emailCidadao', message: 'f@x.example' }];
  const lines = named.map((cpf) => ({ uuid: cpf, entry: cpf, outcome: 'invalida' as const, reasons }));
  await writeReceiptFile(path, head, lines);
  const upload = multipart({}, { name: 'recibo.zip', bytes: await readFile(path) });
  const sent = await here.admin.call('POST', '/generated-lotes/receipts', undefined, upload);
  if (sent.status !== 200) throw new Error(`the receipt was refused: ${sent.text}`);
  await rm(folder, { recursive: true });
}

export const samples: Samples = {
  records: {
    lotes: ({ insert, municipality, word }) =>
      insert(
        (id) => sql`
          insert into received_lote (id, origin, file_name, sha256, size_bytes, municipality_id, received_at, finished_at)
          values (${id}, 'file', ${`${word}.zip`}, sha256(${word}::bytea), 1, ${municipality.id}, now(), now())`,
      ),
    'generated-lotes': ({ insert, municipality }) =>
      insert(
        (id) => sql`
          insert into generated_lote (id, municipality_id, number, created_at, fichas, training)
          select ${id}, m.id, coalesce(max(l.number), 0) + 1, now(), 0, true from municipality m
            left join generated_lote l on l.municipality_id = m.id
          where m.id = ${municipality.id} group by m.id`,
      ),
    destinations: ({ insert, installation: { platform }, word }) =>
      insert((id) => {
        const key = writeKey({ peer: id, secret: newSecret() });
        const credential = sealCredential(platform.secrets, { id, protocol: 'pec-aberto' }, { key });
        // Where nothing listens.
        return sql`insert into destination (id, name, url, protocol, credential, created_at)
          values (${id}, ${word}, ${`${NOBODY}/${word}`}, 'pec-aberto', ${credential}, now())`;
      }),
    'lote-uploads': async ({ insert, installation: { platform }, municipality, record, word }) => {
      const person = await record('professionals');
      const fileId = await beginFile(platform.db, `${word}.zip`, new Date());
      return insert(
        (id) => sql`
          insert into lote_upload (id, professional_id, municipality_id, name, size_bytes, modified_ms, file_id, touched_at)
          values (${id}, ${person}, ${municipality.id}, ${`${word}.zip`}, 1, 0, ${fileId}, now())`,
      );
    },
    peers: async ({ installation }) => (await buildPeer(installation)).id,
  },
  fields: { 'production.downloadPeriodInconsistencies query.responsible': 'professionals' },
  texts: [
    [/^\^\[12\]\\d\{3\}/, '2026-10'],
    [/\[0-9A-Z\]\{12\}/, '82892282000143'],
    [/^\^\[0-9\]\{10,11\}/, '4833330000'],
    [/\[01\]\[0-9\]/, '02:30'],
    [/^\^https\?:/, `${NOBODY}/outra`],
    [/\{64\}\$$/, '0'.repeat(64)],
    [/\{32\}\$$/, '0'.repeat(32)],
    [/\.zip\$$/, 'RAS_Lote1.zip'],
    [/^\^\\d\{1,2\}/, '8.7.0'],
  ],
  beforeHunt: saveLote,
  hostileFiles: { 'production.lote': receiveLot, 'production.receipt': readReceipt },
};
