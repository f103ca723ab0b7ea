import type { LediError } from './errors.ts';
import type { FormData } from './package-data.ts';
import type { Struct } from './wire.ts';

/** One record: the transport layer, and the form inside it. */
export type LediRecord = {
  /** DadoTransporteThrift. Its dadoSerializado is what came; {@link encodeRecord} writes `form` in its place. */
  transport: Struct;
  /** The form's layout; null when tipoDadoSerializado is absent or not of this layout. */
  formData: FormData | null;
  /** The decoded form; null when there is none or its bytes do not decode (`formError` says why). */
  form: Struct | null;
  formError: LediError | null;
};
