import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateCpf } from '@pec-aberto/brazil';
import { buildLotacao, buildPerson } from '#apps/installation/testing-people';
import { type Ficha, ficha, identified, lotOf } from '#modules/fichas/test/fichas';
import {
  startTwoMunicipalities,
  type TwoMunicipalities,
} from '#modules/health-network/test/two-municipalities';
import { sql } from '#platform/db/database';
import { writeSetting } from '#platform/settings/settings';
import { receiveLote } from '../server/reception/receive-lote.ts';
import { sendDue } from '../server/delivery/send-due.ts';
import { findGeneratedLote } from '../server/sending/sending-queries.ts';
import { openLoteFile } from '../server/sending/write-lote.ts';
import { hourSetting, senderSetting } from '../settings.ts';

const CALLER = { actor: { kind: 'command-line' } } as const;
const CNES = '3127001';

/** An installation of production, activated, that others reach at an address of this machine. */
export type Node = TwoMunicipalities & { name: string; url: string };

let made = 40_000;

/** Says who sends, as its administrator would. */
export async function saySender({ installation, here, name }: Pick<Node, 'installation' | 'here' | 'name'>) {
  const { platform } = installation;
  const sender = { document: '82892282000143', name, phone: null, email: null };
  await writeSetting(
    platform,
    platform.db,
    senderSetting,
    sender,
    platform.clock.now(),
    here.municipality.id,
  );
}

/** Without `worker` nothing is done there by itself: what a test sends, no job of every five minutes sends before it. */
export async function startNode(name: string, { worker = true } = {}): Promise<Node> {
  const two = await startTwoMunicipalities({ worker });
  const { installation, here } = two;
  const { platform, app } = installation;
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), ${name}, 'producao', 'prontuario', 'http://localhost', now())`.execute(
    platform.db,
  );
  await sql`insert into activation (municipality_id, chave, contra_chave, authority, authority_name, simulated, issued_on, activated_at)
    values (${here.municipality.id}, repeat('1', 32), 'x', 'a', 'ESTADO', false, current_date, now())`.execute(
    platform.db,
  );
  await saySender({ ...two, name });
  // What a test generates no job of the hour takes before it, however its clock is moved.
  await writeSetting(platform, platform.db, hourSetting, '23:59', platform.clock.now(), here.municipality.id);
  const person = await buildPerson(installation, { cns: '700000000000005', password: null, terms: false });
  const { municipality, unitId } = here;
  await buildLotacao(installation, { person, municipality, unitId, cbo: '515105' });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { ...two, name, url: `http://127.0.0.1:${port}` };
}

/** Fichas typed there: they came and were accepted. */
export const type = (node: Node, count: number): Promise<void> =>
  typeEach(
    node,
    Array.from({ length: count }, () => ({})),
  );

/** A ficha for each of these, with what it says else. */
export async function typeEach(node: Node, given: readonly Partial<Ficha>[]): Promise<void> {
  const fichas = given.map((more) => {
    const number = ++made;
    return ficha({
      number,
      on: '2026-09-01',
      cnes: CNES,
      person: identified({ cpfCidadao: generateCpf(number) }),
      ...more,
    });
  });
  const lot = await lotOf(await Promise.all(fichas));
  const file = { path: lot.path, origin: 'file', responsibleId: null, municipalityId: null } as const;
  const { valid } = await receiveLote(node.installation.platform, CALLER, file, { appliedForms: new Set() });
  if (valid !== fichas.length) throw new Error(`${valid} of ${fichas.length} fichas were accepted`);
  await lot.remove();
}

/** Lets one send to the other, as two people would settle it by the screens; the id of the destination. */
export async function connect(from: Node, to: Node, at = to.url): Promise<string> {
  const peer = await to.installer.call<{ id: string; key: string }>('POST', '/peers', { name: from.name });
  const destination = await from.installer.call<{ id: string }>('POST', '/destinations', {
    name: to.name,
    url: at,
    protocol: 'pec-aberto',
    key: peer.body.key,
  });
  if (destination.status !== 201) throw new Error(JSON.stringify(destination.body));
  return destination.body.id;
}

export async function generate(node: Node) {
  type Generated = { id: string; number: number; fichas: number };
  const { status, body } = await node.here.admin.call<Generated>('POST', '/generated-lotes', {});
  if (status !== 201) throw new Error(`no lot was generated: ${JSON.stringify(body)}`);
  return body;
}

/** Sends what is due by the clock of the installation. */
export const send = ({ installation }: Node, signal = new AbortController().signal) =>
  sendDue(installation.platform, { actor: { kind: 'system' } }, { signal });

/** Takes a lot to another installation as a file, saved there and received here. */
export async function carry(from: Node, to: Node, loteId: string) {
  const { platform } = from.installation;
  const generated = await findGeneratedLote(platform.db, loteId, null);
  if (!generated) throw new Error('no such lot');
  const { name, pieces } = await openLoteFile(platform, CALLER, generated);
  const folder = await mkdtemp(join(tmpdir(), 'pec-carried-'));
  const path = join(folder, name);
  await writeFile(path, pieces);
  const lote = { path, origin: 'file', responsibleId: null, municipalityId: null } as const;
  const received = await receiveLote(to.installation.platform, CALLER, lote, { appliedForms: new Set() });
  await rm(folder, { recursive: true });
  return received;
}
