import { describe, expect, it } from 'vitest';
import { planDocuments } from './documents.ts';
import type { KeptDocument } from './record.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
let next = 0;
const stamp = { origin: 'registration', now: NOW, newId: () => `new-${++next}` } as const;
const kept = (id: string, kind: KeptDocument['kind'], number: string, principal = false): KeptDocument => ({
  id,
  kind,
  number,
  principal,
  details: {},
  origin: 'registration',
  addedAt: '2026-01-01T00:00:00.000Z',
  removedAt: null,
});
const none = { cpf: null, cns: null, nis: null };
const shown = (documents: readonly KeptDocument[]) =>
  documents.map(
    (one) => `${one.kind} ${one.number}${one.principal ? ' *' : ''}${one.removedAt ? ' off' : ''}`,
  );

describe('numbers of the record', () => {
  it('the first CPF and CNS are inserted as principals', () => {
    const plan = planDocuments([], { ...none, cpf: '1', cns: '2' }, {}, stamp);
    expect(shown(plan.changed)).toEqual(['cpf 1 *', 'cns 2 *']);
    expect(plan.numbers).toEqual({ ...none, cpf: '1', cns: '2' });
  });

  it('a corrected number takes the former one off; nothing else changes', () => {
    const plan = planDocuments(
      [kept('a', 'cpf', '1', true), kept('b', 'rg', 'X')],
      { ...none, cpf: '9' },
      {},
      stamp,
    );
    expect(shown(plan.changed)).toEqual(['cpf 1 off', 'cpf 9 *']);
    expect(plan.documents).toHaveLength(3);
  });

  it('a further CNS chosen as the principal keeps the former as a further one', () => {
    const before = [kept('a', 'cns', '1', true), kept('b', 'cns', '2')];
    expect(shown(planDocuments(before, { ...none, cns: '2' }, {}, stamp).changed)).toEqual([
      'cns 1',
      'cns 2 *',
    ]);
  });

  it('an emptied number is taken off, and a further one takes its place', () => {
    const plan = planDocuments([kept('a', 'cns', '1', true)], none, {}, stamp);
    expect([shown(plan.changed), plan.numbers.cns]).toEqual([['cns 1 off'], null]);
    const two = [kept('a', 'cns', '1', true), kept('b', 'cns', '2')];
    const removed = planDocuments(two, { ...none, cns: '1' }, { remove: ['a'] }, stamp);
    expect([shown(removed.changed), removed.numbers.cns]).toEqual([['cns 1 off', 'cns 2 *'], '2']);
  });
});

describe('other documents', () => {
  it('are added once; the first CPF added stands on the record', () => {
    const add = [
      { kind: 'rg', number: ' mg  12 ' },
      { kind: 'rg', number: 'MG 12' },
      { kind: 'cpf', number: '000.000.001-91' },
    ] as const;
    const plan = planDocuments([], none, { add }, stamp);
    expect(shown(plan.changed)).toEqual(['rg MG 12', 'cpf 00000000191 *']);
    expect(plan.numbers.cpf).toBe('00000000191');
  });

  it('nothing asked, nothing changed', () => {
    const before = [kept('a', 'cpf', '1', true), kept('b', 'rg', 'X')];
    expect(planDocuments(before, { ...none, cpf: '1' }, {}, stamp).changed).toEqual([]);
  });
});
