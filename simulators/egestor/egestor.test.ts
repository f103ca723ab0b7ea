import { createPublicKey } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import {
  chaveFor,
  formatChave,
  isSignedBy,
  publicKeyText,
  readContraChave,
  SIMULATOR,
} from '@pec-aberto/activation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulatorPrivateKey } from './key.ts';
import { serveEgestor } from './serve.ts';

const chave = chaveFor({ installationId: '019a9e6a-0000-7000-8000-000000000001', ibge: '3550308' });
const publicKey = createPublicKey(simulatorPrivateKey());

it('signs with the very key that the program knows as the simulator', () => {
  expect(publicKeyText(publicKey)).toBe(SIMULATOR.publicKey);
});

describe('page of the e-Gestor stand-in', () => {
  let base = '';
  let close: () => void = () => undefined;
  beforeAll(async () => {
    const server = await serveEgestor(0);
    const { address, port } = server.address() as AddressInfo;
    base = `http://${address}:${port}`;
    close = () => server.close();
  });
  afterAll(() => close());
  const get = async (path: string) => {
    const response = await fetch(base + path);
    return { status: response.status, text: await response.text() };
  };
  const asked = `chave=${encodeURIComponent(formatChave(chave))}`;

  it('is served on this computer alone', () => {
    expect(new URL(base).hostname).toBe('127.0.0.1');
  });

  it('gives the contra-chave as text, QR code and files', async () => {
    const { text } = await get(`/?${asked}`);
    const shown = /<textarea[^>]*>([^<]+)</.exec(text)?.[1] ?? '';
    expect(text).toContain('<svg');
    for (const one of [
      shown,
      (await get(`/contra-chave.txt?${asked}`)).text,
      (await get(`/contra-chave.json?${asked}`)).text,
    ]) {
      const contraChave = readContraChave(one);
      expect(contraChave).toMatchObject({
        ibge: '3550308',
        authorityId: SIMULATOR.id,
        purpose: 'activation',
      });
      expect(isSignedBy(contraChave, publicKey)).toBe(true);
    }
  });

  it('says what is wrong with a chave and repeats it harmlessly', async () => {
    const { text } = await get(`/?chave=${encodeURIComponent('<script>"1"')}`);
    expect(text).toContain('A chave tem 32 dígitos');
    expect(text).not.toContain('<script>');
    expect((await get('/contra-chave.txt?chave=1')).status).toBe(404);
    expect((await get('/outra')).status).toBe(404);
  });
});
