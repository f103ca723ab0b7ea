import { loadLedi } from '#platform/ledi/load';
import type { FormHandler } from '#platform/module/form-handler';
import { handlers } from './handlers.ts';
import { decodeRecord } from './received/decode.ts';

/** The forms with a handler, for the store of production, which accepted their fichas. */
export const acceptedForms: readonly FormHandler[] = [...handlers.values()].map((handler) => ({
  form: handler.form,
  async apply(context, envelopes) {
    const ledi = await loadLedi();
    const fichas = envelopes.map((envelope) => {
      const decoded = decodeRecord(ledi, envelope, handlers);
      if (decoded.kind !== 'ficha') throw new Error(`an accepted ficha is read as ${decoded.kind}`);
      return decoded.ficha;
    });
    const outcomes = await handler.apply(context, fichas);
    return outcomes.filter(({ outcome }) => outcome === 'review').length;
  },
}));
