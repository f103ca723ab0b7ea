import { expect, it } from 'vitest';
import { transmissionRule } from './transmission.ts';

const producao = { purpose: 'producao', unconfirmedWhy: null } as const;
const treinamento = { purpose: 'treinamento', unconfirmedWhy: null } as const;
const real = { simulated: false };
const simulated = { simulated: true };

it('transmission says "não ativada" without contra-chave', () => {
  const state = transmissionRule(producao, undefined, false);
  expect(state).toMatchObject({ allowed: false, reason: 'not-activated' });
  expect(state.sentence).toContain('não ativada');
  expect(transmissionRule(undefined, undefined, true).allowed).toBe(false);
  expect(transmissionRule(producao, real, false)).toMatchObject({ allowed: true, reason: null });
});

it('a training installation never transmits, whatever was activated', () => {
  for (const activation of [undefined, real, simulated]) {
    for (const trust of [false, true]) {
      expect(transmissionRule(treinamento, activation, trust)).toMatchObject({
        allowed: false,
        reason: 'training',
      });
    }
  }
});

it('REL-06 what was restored waits for a person, and a clone for tests never transmits', () => {
  const restored = { ...producao, unconfirmedWhy: 'restored' };
  expect(transmissionRule(restored, real, false)).toMatchObject({ allowed: false, reason: 'unconfirmed' });
  const clone = { purpose: 'homologacao', unconfirmedWhy: null } as const;
  for (const activation of [real, simulated]) {
    expect(transmissionRule(clone, activation, true)).toMatchObject({ allowed: false, reason: 'clone' });
  }
});

it('an activation by the simulator stops counting once production no longer trusts it', () => {
  expect(transmissionRule(producao, simulated, true).allowed).toBe(true);
  expect(transmissionRule(producao, simulated, false)).toMatchObject({ allowed: false, reason: 'simulated' });
});
