import { generateCpf } from '@pec-aberto/brazil';
import { encodeStruct, getStruct } from '@pec-aberto/ledi';
import { buffer } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { holdBy, query } from './support/base.ts';
import { Client } from './support/client.ts';
import { PASSWORD, RESPONSIBLE } from './support/installation.ts';
import { startPrepared } from './support/prepared.ts';
import { layout } from './support/ledi-lots.ts';
import { kill } from './support/processes.ts';
import { releaseEverything } from './support/program.ts';
import { until } from './support/until.ts';

afterAll(releaseEverything);

const RECORDS = 60;
const MIDDLE = 31;

async function citizensFile(): Promise<Buffer> {
  const zip = new ZipFile();
  const struct = getStruct(layout, 'CidadaoTransportThrift');
  for (let place = 0; place < RECORDS; place += 1) {
    const letters = String.fromCodePoint(65 + (place % 26), 65 + Math.floor(place / 26));
    const record = {
      naoPossuiCns: true,
      cpf: generateCpf(771_000 + place),
      dataNascimento: Date.UTC(1940 + place, 4, 17, 15),
      desconheceNomeMae: true,
      estrangeiro: false,
      faleceu: false,
      municipioNascimentoIbge: '420540',
      nomeCompleto: `VERA${letters} PRADO${letters}`,
      racaCorId: 1,
      sexo: 1,
      telefoneCelular: `4899${1_000_000 + place * 7_919}`,
    };
    zip.addBuffer(Buffer.from(encodeStruct(struct, record)), `${place + 1}.cid`);
  }
  zip.end();
  return buffer(zip.outputStream);
}

type View = { status: string; counts: { new: number; applied: number } };

it('kill -9 of the worker in mid-import: it goes on where it stopped, and nobody enters twice', async () => {
  const one = await startPrepared();
  const { dataDir } = one;
  const client = await new Client(one.url).signIn(RESPONSIBLE.cpf, PASSWORD);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await citizensFile())]), 'cidadaos.zip');
  const { importId } = await client.post<{ importId: string }>('/citizen-imports', form);
  const reaches = (status: string) =>
    until(`the import to be ${status}`, async () => {
      const view = await client.get<View>(`/citizen-imports/${importId}`);
      return view.status === status && view;
    });
  expect((await reaches('preview')).counts).toMatchObject({ new: RECORDS, applied: 0 });

  const row = `from citizen_import_row where import_id = '${importId}'`;
  const held = await holdBy(dataDir, `select 1 ${row} and number = ${MIDDLE} for update`);
  await client.post(`/citizen-imports/${importId}/apply`, { onConflict: 'fill' });
  await held.reached();
  const done = await query(dataDir, `select number, applied_at ${row} and written order by number`);
  expect(done).toHaveLength(MIDDLE - 1);
  const { pids } = await one.status();
  kill(pids.worker);
  await until('another worker', async () => {
    const now = (await one.status()).pids.worker;
    return now !== null && now !== pids.worker;
  });
  await held.release();

  expect((await reaches('imported')).counts).toMatchObject({ new: RECORDS, applied: RECORDS });
  const kept = await query(
    dataDir,
    `select (select count(*)::int from citizen where origin = 'import') as people,
      (select count(*)::int from citizen_revision where origin_ref = '${importId}') as revisions,
      (select count(*)::int from audit_event where type = 'citizens.import-imported') as ends`,
  );
  expect(kept).toEqual([{ people: RECORDS, revisions: RECORDS, ends: 1 }]);
  // What was done before the kill was not done again.
  const before = await query(
    dataDir,
    `select number, applied_at ${row} and written and number < ${MIDDLE} order by number`,
  );
  expect(before).toEqual(done);
  await one.stop();
});
