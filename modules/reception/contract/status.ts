import { valuesOf } from '#platform/contract/choices';
import { type Static, Type } from 'typebox';

/** States of who is on the list, as the filter offers them. */
export const STATUSES = [
  { value: 'aguardando', label: 'Aguardando atendimento' },
  { value: 'em-atendimento', label: 'Em atendimento' },
  { value: 'em-escuta', label: 'Em escuta inicial' },
  { value: 'realizado', label: 'Atendimento realizado' },
  { value: 'nao-aguardou', label: 'Não aguardou' },
] as const;

/** Not finished: what the list shows when nobody chose otherwise (ENC-01). */
export const OPEN = ['aguardando', 'em-atendimento', 'em-escuta'] as const;

/** Most urgent first; who was not classified comes after all. */
export const RISKS = [
  { value: 'vermelho', label: 'Alta' },
  { value: 'amarelo', label: 'Intermediária' },
  { value: 'verde', label: 'Baixa' },
  { value: 'azul', label: 'Não aguda' },
] as const;

export const ORDERS = [
  { value: 'risco', label: 'Classificação de risco' },
  { value: 'chegada', label: 'Ordem de chegada crescente' },
  { value: 'chegada-desc', label: 'Ordem de chegada decrescente' },
] as const;

export const Status = Type.Enum(valuesOf(STATUSES));
export type Status = Static<typeof Status>;
export const Risk = Type.Enum(valuesOf(RISKS));
export type Risk = Static<typeof Risk>;
export const Order = Type.Enum(valuesOf(ORDERS));
export type Order = Static<typeof Order>;
