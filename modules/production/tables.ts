import type { TableDeclaration } from '#platform/db/tables';

export const productionTables: readonly TableDeclaration[] = [
  {
    name: 'received_lote',
    unification: 'copy',
    backup: true,
    scope: 'installation',
    called: 't.file_name',
  },
  {
    name: 'ficha',
    unification: 'copy',
    backup: true,
    scope: 'municipality',
    monthly: true,
    called: 't.uuid',
  },
  {
    name: 'generated_lote',
    unification: 'copy',
    backup: true,
    scope: 'municipality',
    called: 't.number::text',
  },
  { name: 'saved_lote', unification: 'copy', backup: true, scope: 'installation' },
  { name: 'lote_receipt', unification: 'copy', backup: true, scope: 'installation' },
  { name: 'lote_refusal', unification: 'copy', backup: true, scope: 'installation' },
  { name: 'destination', unification: 'copy', backup: true, scope: 'installation', called: 't.name' },
  { name: 'lote_delivery', unification: 'copy', backup: true, scope: 'installation' },
  { name: 'delivery_exception', unification: 'copy', backup: true, scope: 'installation' },
  { name: 'sending_peer', unification: 'copy', backup: true, scope: 'installation', called: 't.name' },
  { name: 'lote_upload', unification: 'skip', backup: true, scope: 'municipality' },
  { name: 'incoming_lote', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'ficha_identity', unification: 'copy', backup: true, scope: 'installation' },
];
