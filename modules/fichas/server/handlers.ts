import { fciHandler } from './fci/handler.ts';
import type { FichaHandler } from './received/ficha.ts';

/** By form, what is done with its fichas; those of a form that is not here are left aside. A new form adds its line. */
export const handlers: ReadonlyMap<number, FichaHandler> = new Map(
  [fciHandler].map((handler) => [handler.form, handler]),
);
