import type { RouteOutput } from '#platform/contract/route';
import type { StatusShape } from '#ui/index';
import type { getFciContract, listFcisContract } from '../contract.ts';

export type Ficha = RouteOutput<typeof listFcisContract>['rows'][number];
export type Review = RouteOutput<typeof getFciContract>;
export type Candidate = Review['candidates'][number];

/** What became of a ficha that somebody looked at. */
export const OUTCOMES: Record<Ficha['outcome'], { shape: StatusShape; label: string }> = {
  review: { shape: 'attention', label: 'Em revisão' },
  applied: { shape: 'done', label: 'Aplicada ao cadastro' },
  older: { shape: 'none', label: 'Mais antiga que a já aplicada' },
  discarded: { shape: 'none', label: 'Descartada' },
};

/** LEDI MotivoSaida. */
export const EXITS: Readonly<Record<number, string>> = { 135: 'Óbito', 136: 'Mudança de território' };
