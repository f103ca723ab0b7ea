import { expect, it } from 'vitest';
import { STATUSES } from '../contract/status.ts';
import { rowStatus } from './words.ts';

it('ENC-01 a row says its status whole, and shorter only while somebody waits', () => {
  expect(STATUSES.map(({ value }) => rowStatus(value))).toEqual([
    'Aguardando',
    'Em atendimento',
    'Em escuta inicial',
    'Atendimento realizado',
    'Não aguardou',
  ]);
});
