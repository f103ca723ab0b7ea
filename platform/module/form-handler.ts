import type { UseCaseContext } from '#platform/usecase/context';

/**
 * What a module does with accepted fichas of one form, after they are in the store: the same ficha twice changes nothing.
 * One that throws is told of in the log and asked again at the next pass.
 */
export type FormHandler = {
  /** LEDI tipoDadoSerializado of the form. */
  form: number;
  /** In a transaction of its own, with the envelope as it came. */
  apply(context: UseCaseContext, envelope: Uint8Array): Promise<void>;
};
