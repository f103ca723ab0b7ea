import { Type } from 'typebox';
import { Nullable } from '#platform/contract/schemas';
import { defineSetting } from '#platform/settings/settings';
import { Hour, Sender } from './contract.ts';

export const senderSetting = defineSetting({
  key: 'production.sender',
  title: 'Quem envia as fichas',
  schema: Nullable(Sender),
  default: null,
  scope: 'municipality',
});

export const hourSetting = defineSetting({
  key: 'production.hour',
  title: 'Horário de geração de lotes',
  schema: Hour,
  default: '00:00',
  scope: 'municipality',
});

/** Civil day of the municipality on which lots were last generated at the hour. */
export const lastDaySetting = defineSetting({
  key: 'production.lastDay',
  title: 'Última geração de lotes no horário',
  schema: Nullable(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  default: null,
  scope: 'municipality',
});
