import type { FileImporter } from '#platform/module/file-importer';
import { readReceiptContract, receiveLoteContract } from '../contract.ts';
import { sendPartContract } from '../contract/uploads.ts';
import { sendChunkContract } from '../contract/peer.ts';

/** The store only keeps; what a form changes elsewhere is declared by the module that takes it further. */
export const lotImporter: FileImporter = {
  name: 'production.lote',
  routes: [receiveLoteContract.name, sendPartContract.name, sendChunkContract.name],
  commands: ['lote receive'],
  changes: [
    { table: 'received_lote', of: 'everybody', adds: true, changes: ['stored', 'number', 'finished_at'] },
    { table: 'ficha', of: 'everybody', adds: true, changes: ['applied_at'] },
    { table: 'ficha_identity', of: 'everybody', adds: true, changes: [] },
    {
      table: 'lote_upload',
      of: 'municipality',
      adds: true,
      changes: ['have', 'file_id', 'job_id', 'touched_at'],
    },
    {
      table: 'incoming_lote',
      of: 'everybody',
      adds: true,
      changes: ['have', 'file_id', 'job_id', 'received_lote_id', 'problem'],
    },
  ],
};

/** What a receiver says of a lot is kept beside it: no ficha changes. */
export const receiptImporter: FileImporter = {
  name: 'production.receipt',
  routes: [readReceiptContract.name],
  commands: ['lote confirm'],
  changes: [
    { table: 'lote_receipt', of: 'everybody', adds: true, changes: [] },
    { table: 'lote_refusal', of: 'everybody', adds: true, changes: [] },
  ],
};
