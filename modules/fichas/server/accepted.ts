import { loadLedi } from '#platform/ledi/load';
import type { FormHandler } from '#platform/module/form-handler';
import { handlers } from './handlers.ts';
import { decodeRecord } from './received/decode.ts';

/** The forms with a handler, for the store of production, which accepted their fichas. */
export const acceptedForms: readonly FormHandler[] = [...handlers.values()].map((handler) => ({
  form: handler.form,
  async apply(context, envelope) {
    const decoded = decodeRecord(await loadLedi(), envelope, handlers);
    if (decoded.kind !== 'ficha') throw new Error(`an accepted ficha is read as ${decoded.kind}`);
    await handler.apply(context, decoded.ficha);
  },
}));
