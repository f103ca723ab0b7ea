import { type Static, Type } from 'typebox';
import { Nullable, Text } from '#platform/contract/schemas';
import { defineSetting } from '#platform/settings/settings';

/** Who sends, as every record that leaves says it (`remetente` of the LEDI). */
export const Sender = Type.Object({
  /** CPF, or CNPJ, which may have letters since 2026. */
  document: Type.String({
    pattern: '^([0-9]{11}|[0-9A-Z]{12}[0-9]{2})$',
    description: 'CPF ou CNPJ sem máscara',
  }),
  name: Text(120),
  phone: Nullable(Type.String({ pattern: '^[0-9]{10,11}$', description: 'Telefone com DDD, só algarismos' })),
  email: Nullable(Type.String({ format: 'email', maxLength: 100 })),
});
export type Sender = Static<typeof Sender>;

/** Hour of the municipality at which its lots are generated. */
export const Hour = Type.String({
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  description: 'Hora local, hh:mm',
});

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
