import { exampleRecords } from '@pec-aberto/ledi/examples';
import { encodeRecord, headOf } from '@pec-aberto/ledi';
import { loadLayout } from '@pec-aberto/ledi/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFault } from './faults.ts';
import { type Pec, servePec } from './serve.ts';

let pec: Pec;
let url: string;
beforeEach(async () => {
  pec = await servePec();
  url = pec.url;
});
afterEach(() => pec.close());

async function one(): Promise<{ name: string; bytes: Uint8Array }> {
  const layout = await loadLayout();
  const record = [...exampleRecords(layout)].map(({ record }) => record).find(Boolean);
  if (!record) throw new Error('there is no example');
  return { name: `${headOf(record.transport).uuid}.esus`, bytes: encodeRecord(layout, record) };
}

async function logIn(senha = pec.password) {
  const form = new FormData();
  form.append('usuario', pec.user);
  form.append('senha', senha);
  const response = await fetch(`${url}/api/recebimento/login`, { method: 'POST', body: form });
  return { status: response.status, cookie: response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '' };
}

async function give(cookie: string, bytes: Uint8Array, name: string) {
  const form = new FormData();
  form.append('ficha', new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }), name);
  const response = await fetch(`${url}/api/v1/recebimento/ficha`, {
    method: 'POST',
    headers: { cookie },
    body: form,
  });
  return { status: response.status, text: await response.text() };
}

const counts = async () => (await fetch(`${url}/`)).json() as Promise<Record<string, unknown>>;

describe('the stand-in of the official PEC', () => {
  it('takes each ficha once, of who logged in', async () => {
    const { name, bytes } = await one();
    expect((await logIn('errada')).status).toBe(400);
    expect((await give('', bytes, name)).status).toBe(401);
    const { cookie } = await logIn();
    expect((await give(cookie, bytes, name)).status).toBe(201);
    expect(await give(cookie, bytes, name)).toMatchObject({
      status: 400,
      text: expect.stringContaining('já recebido') as string,
    });
    expect(await counts()).toEqual({
      recebidas: 1,
      recusadas: 0,
      repetidas: 1,
      uuids: [name.replace('.esus', '')],
    });
  });

  it('refuses what is no ficha, or goes under another name', async () => {
    const { bytes } = await one();
    const { cookie } = await logIn();
    expect((await give(cookie, Buffer.from('PK\u0003\u0004'), 'lote.zip')).status).toBe(400);
    expect((await give(cookie, bytes, 'outro.esus')).status).toBe(400);
    expect((await counts())['recebidas']).toBe(0);
  });

  it('fails as it is asked to, so many times', async () => {
    const { name, bytes } = await one();
    const { cookie } = await logIn();
    await fetch(`${url}/faults?fault=error:0:1`, { method: 'POST' });
    expect((await give(cookie, bytes, name)).status).toBe(500);
    await fetch(`${url}/faults?fault=half`, { method: 'POST' });
    await expect(give(cookie, bytes, name)).rejects.toThrow('terminated');
    expect((await counts())['recebidas']).toBe(1);
    expect((await fetch(`${url}/faults?fault=outra`, { method: 'POST' })).status).toBe(400);
  });

  it('reads a fault as it is written', () => {
    expect([readFault('cut:3:2'), readFault('slow'), readFault('cut:x')]).toEqual([
      { kind: 'cut', after: 3, times: 2 },
      { kind: 'slow', after: 0, times: 1 },
      undefined,
    ]);
  });
});
