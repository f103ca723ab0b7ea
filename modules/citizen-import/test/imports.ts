import { setTimeout as sleep } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { generateCpf } from '@pec-aberto/brazil';
import { encodeStruct, getStruct, type Layout, type Struct } from '@pec-aberto/ledi';
import { loadLayout } from '@pec-aberto/ledi/node';
import yazl from 'yazl';
import { type Client, multipart } from '#apps/installation/testing';
import { buildPerson, grant, signedIn, type TestMunicipality } from '#apps/installation/testing-people';
import type { JobContext } from '#platform/jobs/job';
import { findJob } from '#platform/jobs/queue';
import { type Desk, IBGE } from '#modules/citizens/test/desk';

export type ImportView = {
  status: string;
  onConflict: string | null;
  counts: Record<string, number>;
  error: { code: string; message: string } | null;
};
export type ImportedRow = {
  id: string;
  name: string | null;
  number: number;
  entry: string;
  outcome: string;
  citizenId: string | null;
  reasons: Array<{ path: string; message: string }>;
};
/** A record beside its registration. */
export type ComparedRow = ImportedRow & {
  citizen: { id: string; cpf: string | null } | null;
  fields: Array<{
    path: string;
    base: unknown;
    agrees?: boolean;
    file: unknown;
    effect: string;
    takenBy: string[];
  }>;
  onConflict: string | null;
  notShown: string | null;
};
type Started = { importId: string; jobId: string };

let made = 0;
const NOON = Date.UTC(1980, 4, 17, 15);
/** A good record of somebody new each time. */
export function importedRecord(change: Struct = {}): Struct {
  made += 1;
  return {
    naoPossuiCns: true,
    cpf: generateCpf(880_000 + made),
    dataNascimento: NOON,
    desconheceNomeMae: false,
    nomeMae: 'JOANA PRADO LIMA',
    estrangeiro: false,
    faleceu: false,
    municipioNascimentoIbge: IBGE.slice(0, 6),
    nomeCompleto: `VERA ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[made % 26]}LINE PRADO`,
    racaCorId: 1,
    sexo: 1,
    telefoneCelular: '48999990000',
    ...change,
  };
}

export async function zipOf(entries: Record<string, Uint8Array>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, bytes] of Object.entries(entries)) zip.addBuffer(Buffer.from(bytes), name);
  zip.end();
  return buffer(zip.outputStream);
}

let layout: Layout | undefined;
export async function encodeCitizen(value: Struct): Promise<Uint8Array> {
  layout ??= await loadLayout();
  return encodeStruct(getStruct(layout, 'CidadaoTransportThrift'), value);
}
export async function importLot(records: readonly Struct[]): Promise<Buffer> {
  const encoded = await Promise.all(records.map(encodeCitizen));
  return zipOf(Object.fromEntries(encoded.map((bytes, place) => [`${place + 1}.cid`, bytes])));
}

/** A job that a test runs itself, as the system. */
export const jobOf = ({ installation }: Desk, more: Partial<JobContext> = {}): JobContext => ({
  platform: installation.platform,
  jobId: '',
  actor: { kind: 'system' },
  attempt: 1,
  signal: new AbortController().signal,
  progress: () => undefined,
  complete: () => Promise.resolve(),
  ...more,
});

/** Who may import in a municipality. */
export async function administratorOf({ installation }: Desk, place: TestMunicipality): Promise<Client> {
  const person = await buildPerson(installation, { name: 'ADA ADMINISTRADORA' });
  await grant(installation, person, 'municipal-admin', place);
  return signedIn(installation, person);
}

/** Imports of a desk that has a worker, by its municipal administrator. */
export async function openImports(desk: Desk) {
  const { installation, municipality } = desk;
  const administrator = await administratorOf(desk, municipality);
  const upload = (client: Client, bytes: Buffer, name: string) =>
    client.call<Started>('POST', '/citizen-imports', undefined, multipart({}, { name, bytes }));
  const finished = async (jobId: string): Promise<void> => {
    for (let turn = 0; turn < 1200; turn++) {
      const job = await findJob(installation.platform.db, jobId);
      if (job && job.state !== 'queued' && job.state !== 'running') return;
      await sleep(25);
    }
    throw new Error('the job did not end');
  };
  return {
    administrator,
    upload,
    /** The id of a file sent and looked at. */
    async send(file: Buffer, name = 'cidadaos.zip'): Promise<string> {
      const { status, body, text } = await upload(administrator, file, name);
      if (status !== 202) throw new Error(`sending answered ${status}: ${text}`);
      await finished(body.jobId);
      return body.importId;
    },
    see: async (id: string) => (await administrator.call<ImportView>('GET', `/citizen-imports/${id}`)).body,
    rows: async (id: string, query = '') =>
      (await administrator.call<{ rows: ImportedRow[] }>('GET', `/citizen-imports/${id}/rows${query}`)).body
        .rows,
    open: (rowId: string | undefined, client = administrator) =>
      client.call<ComparedRow>('GET', `/citizen-import-rows/${rowId}`),
    async apply(id: string, onConflict: string) {
      const answer = await administrator.call<Started>('POST', `/citizen-imports/${id}/apply`, {
        onConflict,
      });
      if (answer.status === 202) await finished(answer.body.jobId);
      return answer;
    },
    citizen: async (id: string | null | undefined) =>
      (await desk.coordinator.call<Record<string, unknown>>('GET', `/citizens/${id}`)).body,
  };
}
