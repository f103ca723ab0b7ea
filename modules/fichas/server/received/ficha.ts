import type { Struct } from '@pec-aberto/ledi';
import type { UseCaseContext } from '#platform/usecase/context';
import type { UnknownPlace } from './unknown-place.ts';

/** A ficha as it came, brought to the newest model. */
export type ReceivedFicha = {
  /** LEDI tipoDadoSerializado. */
  form: number;
  uuid: string;
  /** Of the layout, as the envelope declares. */
  version: string;
  fields: Struct;
  bytes: Uint8Array;
  /** Sentences of what it breaks. */
  faults: readonly string[];
};

/** What applying makes of a ficha. */
export type FichaOutcome = 'applied' | 'older' | 'review' | 'refused';

/** What became of one ficha. `repeated`: it was here before and changed nothing. */
export type Applied = {
  outcome: FichaOutcome | 'repeated';
  /** Why it was not applied, or not whole; `unfit`: fields that stay in the ficha alone. */
  reason: string | null;
  citizenId: string | null;
  unfit: readonly string[];
  /** Where it was filled in, when this installation does not know the place. */
  unknown?: UnknownPlace;
};

/** What the program does with received fichas of one form: keeps each, and lets it tell what it tells. */
export type FichaHandler = {
  /** LEDI tipoDadoSerializado. */
  form: number;
  /** Of each, in their order, what became of it. */
  apply: (context: UseCaseContext, fichas: readonly ReceivedFicha[]) => Promise<Applied[]>;
};
