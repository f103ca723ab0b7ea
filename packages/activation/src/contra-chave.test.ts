import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chaveFor, installerChaveFor, readChave } from './chave.ts';
import { formatContraChave, isSignedBy, readContraChave, signContraChave } from './contra-chave.ts';
import { ActivationFormatError } from './fault.ts';
import { contraChaveFile } from './file.ts';
import { authorityIdOf, publicKeyText, readPublicKey } from './keys.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const chave = chaveFor({ installationId: '019a9e6a-0000-7000-8000-000000000001', ibge: '3550308' });
const issuedAt = new Date('2026-11-20T12:00:00Z');
const text = signContraChave({ chave, privateKey, issuedAt });
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const faultOf = (candidate: string) => {
  try {
    readContraChave(candidate);
    return undefined;
  } catch (error) {
    return error instanceof ActivationFormatError ? error.fault : error;
  }
};

describe('contra-chave', () => {
  it('carries what it answers, who signed it and when', () => {
    expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]{152}$/);
    const read = readContraChave(text);
    expect(read).toMatchObject({
      purpose: 'activation',
      authorityId: authorityIdOf(publicKey),
      issuedOn: '2026-11-20',
      ibge: '3550308',
      digest: readChave(chave).digest,
      text,
    });
    expect(isSignedBy(read, publicKey)).toBe(true);
    expect(isSignedBy(read, generateKeyPairSync('ed25519').publicKey)).toBe(false);
  });

  it('reads back every chave, for both purposes', () => {
    const pairs = fc.record({
      installationId: fc.uuid(),
      ibge: fc.integer({ min: 1_100_015, max: 5_300_108 }).map(String),
      purpose: fc.constantFrom('activation' as const, 'online-agenda' as const),
    });
    fc.assert(
      fc.property(pairs, ({ purpose, ...subject }) => {
        const own = chaveFor(subject);
        const read = readContraChave(signContraChave({ chave: own, privateKey, issuedAt, purpose }));
        const { ibge, digest } = readChave(own);
        expect(read).toMatchObject({ purpose, ibge, digest });
        expect(isSignedBy(read, publicKey)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('answers what the chave asks, unless told otherwise', () => {
    const installer = installerChaveFor({
      installationId: '019a9e6a-0000-7000-8000-000000000001',
      requestId: '019a9e6a-0000-7000-8000-000000000002',
    });
    const read = readContraChave(signContraChave({ chave: installer, privateKey, issuedAt }));
    expect(read).toMatchObject({ purpose: 'installer-reset', ibge: '0000000' });
  });

  it('is refused when any character was changed', () => {
    fc.assert(
      fc.property(fc.nat(151), fc.integer({ min: 1, max: 31 }), (place, step) => {
        const other = SYMBOLS[(SYMBOLS.indexOf(text[place] ?? '') + step) % 32];
        expect(faultOf(text.slice(0, place) + other + text.slice(place + 1))).toBe('typing');
      }),
    );
  });

  it('does not verify when its content was changed and its check made again', async () => {
    const { createHash } = await import('node:crypto');
    const { decodeBase32, encodeBase32 } = await import('./base32.ts');
    const bytes = Buffer.from(decodeBase32(text) ?? []);
    for (let place = 0; place < 26; place += 1) {
      const forged = Buffer.from(bytes);
      forged[place] = (forged[place] ?? 0) ^ 1;
      createHash('sha256').update(forged.subarray(0, 90)).digest().copy(forged, 90, 0, 5);
      const candidate = encodeBase32(forged);
      if (faultOf(candidate) === 'version') continue;
      expect(isSignedBy(readContraChave(candidate), publicKey)).toBe(false);
    }
  });

  it('does not mind case, groups, mistaken letters, notes nor JSON', () => {
    const forms = [
      formatContraChave(text),
      text.toLowerCase().replace(/(.{7})/g, '$1 - '),
      text.replaceAll('0', 'O').replaceAll('1', 'l'),
      contraChaveFile(formatContraChave(text), ['Serra Clara', 'só para uma instalação']),
      `\uFEFF${JSON.stringify({ chave, contraChave: formatContraChave(text) })}`,
    ];
    for (const form of forms) expect(readContraChave(form)).toEqual(readContraChave(text));
  });

  it('tells a wrong form from a typing fault and from another version', () => {
    expect(faultOf('')).toBe('form');
    expect(faultOf(chave)).toBe('form');
    expect(faultOf(text.slice(1))).toBe('form');
    expect(faultOf(`${text.slice(0, 151)}U`)).toBe('form');
    expect(faultOf('{"contraChave": 3}')).toBe('form');
    expect(faultOf('{broken')).toBe('form');
    expect(() => signContraChave({ chave: '1'.repeat(32), privateKey, issuedAt })).toThrow(
      ActivationFormatError,
    );
  });

  it('reads any text without another kind of failure', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (any) => {
        expect(['form', 'typing', 'version']).toContain(faultOf(any));
      }),
    );
  });
});

describe('public key', () => {
  it('is read from PEM, from its 32 bytes and from DER in base64', () => {
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const der = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    for (const form of [pem, der, publicKeyText(publicKey), `  ${pem}\n`]) {
      expect(authorityIdOf(readPublicKey(form))).toBe(authorityIdOf(publicKey));
    }
    expect(authorityIdOf(publicKey)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is refused when private, of another algorithm or no key at all', () => {
    const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const { publicKey: x25519 } = generateKeyPairSync('x25519');
    const other = x25519.export({ type: 'spki', format: 'pem' }).toString();
    for (const form of [secret, other, '', 'chave', Buffer.alloc(31).toString('base64')]) {
      expect(() => readPublicKey(form)).toThrow(RangeError);
    }
  });
});
