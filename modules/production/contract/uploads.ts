import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Nullable, Text, Uuid } from '#platform/contract/schemas';
import { READ } from './reception.ts';

const MEBIBYTE = 1024 ** 2;
export const MAX_LOTE_BYTES = 1024 * MEBIBYTE;
/** What a weak link carries in half a minute: a cut loses no more. */
export const PART_BYTES = MEBIBYTE;

/** So many parts are there; `jobId`: all are, and this receives the lot. */
export const UploadStanding = Type.Object({
  id: Uuid,
  have: Type.Integer({ minimum: 0 }),
  jobId: Nullable(Uuid),
});
export type UploadStanding = Static<typeof UploadStanding>;

export const beginUploadContract = route({
  name: 'production.beginLoteUpload',
  method: 'POST',
  path: '/lote-uploads',
  summary:
    'Começa o envio de um lote (.zip, até 1 GB) em partes de 1 MB. O mesmo arquivo de novo, da mesma pessoa, diz de que parte continuar.',
  permission: READ,
  body: Type.Object({
    name: Text(255),
    size: Type.Integer({ minimum: 1, maximum: MAX_LOTE_BYTES }),
    modified: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  }),
  idempotency: { exempt: 'o mesmo arquivo de novo só diz de onde continuar' },
  response: UploadStanding,
});

export const sendPartContract = route({
  name: 'production.sendLotePart',
  method: 'PUT',
  path: '/lote-uploads/:id/parts/:number',
  summary: 'Uma parte de um lote cujo envio começou, na ordem, a partir de 0. A última começa o recebimento.',
  permission: READ,
  params: Type.Object({
    id: Uuid,
    number: Type.Integer({ minimum: 0, maximum: MAX_LOTE_BYTES / PART_BYTES - 1 }),
  }),
  body: Type.Object({ file: Type.String({ contentMediaType: 'application/octet-stream' }) }),
  upload: { maxBytes: PART_BYTES },
  idempotency: { exempt: 'uma parte que já está não entra de novo' },
  response: UploadStanding,
});
