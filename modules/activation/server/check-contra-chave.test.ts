import { generateKeyPairSync } from 'node:crypto';
import {
  authorityIdOf,
  chaveFor,
  formatChave,
  formatContraChave,
  installerChaveFor,
  publicKeyText,
  signContraChave,
} from '@pec-aberto/activation';
import { describe, expect, it } from 'vitest';
import { simulatorPrivateKey } from '#simulators/egestor/key';
import { Problem } from '#platform/errors/problem';
import { signedAuthority, simulatorAuthority } from './authority.ts';
import { checkContraChave, type Expected } from './check-contra-chave.ts';

const installationId = '019a9e6a-0000-7000-8000-000000000001';
const chave = chaveFor({ installationId, ibge: '3550308' });
const issuedAt = new Date('2026-11-20T12:00:00Z');
const state = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const authority = signedAuthority({
  id: authorityIdOf(state.publicKey),
  name: 'Secretaria de Estado',
  publicKey: publicKeyText(state.publicKey),
});
const expected: Expected = { chave, authorities: [authority, simulatorAuthority], acceptsSimulators: false };
const signed = (over: Partial<Parameters<typeof signContraChave>[0]> = {}) =>
  signContraChave({ chave, privateKey: state.privateKey, issuedAt, ...over });

function codeOf(text: string, over: Partial<Expected> = {}): string {
  try {
    checkContraChave(text, { ...expected, ...over });
    return 'accepted';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.code;
  }
}

describe('checkContraChave', () => {
  it('accepts what a configured authority signed for this municipality here', () => {
    const accepted = checkContraChave(formatContraChave(signed()), expected);
    expect(accepted.authority.name).toBe('Secretaria de Estado');
    expect(accepted.contraChave.issuedOn).toBe('2026-11-20');
  });

  it('refuses a wrong contra-chave, each reason with its own code', () => {
    const otherCity = chaveFor({ installationId, ibge: '3304557' });
    const otherHouse = chaveFor({ installationId: installationId.replace(/1$/, '2'), ibge: '3550308' });
    const text = signed();
    // Signed by a stranger who claims to be the authority: the id is right, the signature is not.
    const impostor = { ...authority, id: authorityIdOf(stranger.publicKey) };
    expect(codeOf(formatChave(chave))).toBe('contra-chave-is-chave');
    expect(codeOf('ABCDE')).toBe('contra-chave-form');
    expect(codeOf(text.slice(0, 60) + (text[60] === 'A' ? 'B' : 'A') + text.slice(61))).toBe(
      'contra-chave-typing',
    );
    expect(codeOf(signed({ privateKey: stranger.privateKey }))).toBe('contra-chave-authority');
    expect(codeOf(signed({ privateKey: stranger.privateKey }), { authorities: [impostor] })).toBe(
      'contra-chave-signature',
    );
    expect(codeOf(signed({ purpose: 'online-agenda' }))).toBe('contra-chave-purpose');
    expect(codeOf(signed({ chave: otherCity }))).toBe('contra-chave-municipality');
    expect(codeOf(signed({ chave: otherHouse }))).toBe('contra-chave-installation');
  });

  it('an answer given for one end opens no other, nor another request of the same', () => {
    const requestId = '019a9e6a-0000-7000-8000-000000000002';
    const asked = installerChaveFor({ installationId, requestId });
    const other = installerChaveFor({ installationId, requestId: requestId.replace(/2$/, '3') });
    expect(codeOf(signed({ chave: asked }), { chave: asked })).toBe('accepted');
    expect(codeOf(signed({ chave: other }), { chave: asked })).toBe('contra-chave-request');
    expect(codeOf(signed(), { chave: asked })).toBe('contra-chave-purpose');
    expect(codeOf(signed({ chave: asked }))).toBe('contra-chave-purpose');
  });

  it('refuses the simulator in production and accepts it where told', () => {
    const simulated = signed({ privateKey: simulatorPrivateKey() });
    expect(codeOf(simulated)).toBe('contra-chave-simulator');
    expect(codeOf(simulated, { acceptsSimulators: true })).toBe('accepted');
  });

  it('does not judge the day of issue: the clock of a unit may be wrong', () => {
    expect(codeOf(signed({ issuedAt: new Date('2031-01-01T00:00:00Z') }))).toBe('accepted');
    expect(codeOf(signed({ issuedAt: new Date('2020-01-01T00:00:00Z') }))).toBe('accepted');
  });
});
