import type { UseCaseContext } from '#platform/usecase/context';

/**
 * What a module does with accepted fichas of one form, after they are in the store: the same ficha twice changes nothing.
 * Where several together fail, each is asked for by itself; one that throws then is told of in the log and asked again
 * at the next pass.
 */
export type FormHandler = {
  /** LEDI tipoDadoSerializado of the form. */
  form: number;
  /**
   * In one transaction, with the envelopes as they came, in their order. Answers how many wait for somebody's decision
   * about them.
   */
  apply(context: UseCaseContext, envelopes: readonly Uint8Array[]): Promise<number>;
};
