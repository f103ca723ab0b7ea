import { expect, it } from 'vitest';
import { changesNothing, type CnesCounts, leavingSentence } from './cnes-view.ts';

const none = { added: 0, updated: 0, inactivated: 0, unchanged: 9 };
const same: CnesCounts = { units: none, teams: none, professionals: none, lotacoes: none };
const leaving = (inactivated: number): CnesCounts => ({ ...same, lotacoes: { ...none, inactivated } });

it('ADM-G03 only rows all unchanged mean that nothing changes', () => {
  expect(changesNothing(same)).toBe(true);
  expect(changesNothing({ ...same, teams: { ...none, updated: 1 } })).toBe(false);
  expect(changesNothing(leaving(1))).toBe(false);
});

it('says how many lotações leave and how many rows have faults', () => {
  expect(leavingSentence(same, 0)).toBe('Nenhuma lotação sai e nenhum registro tem inconsistência.');
  expect(leavingSentence(leaving(1), 1)).toBe(
    '1 lotação sai por não estar no arquivo e 1 registro tem inconsistência.',
  );
  expect(leavingSentence(leaving(1200), 60)).toBe(
    '1.200 lotações saem por não estarem no arquivo e 60 registros têm inconsistência.',
  );
});
