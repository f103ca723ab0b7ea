import { map, move, skip, type TableDeclaration } from '#platform/db/tables';

const WAYS = skip(
  'Os caminhos de envio, com suas chaves, são de cada instalação; o que já foi enviado está nos lotes e recibos.',
);
const HALF_COME = skip('Lotes que ainda estavam chegando a esta instalação; quem os envia recomeça.');

export const productionTables: readonly TableDeclaration[] = [
  {
    name: 'received_lote',
    unification: move({
      label: 'lotes recebidos',
      set: {
        peer_id: 'null',
        file_id: 'null',
        // Nobody goes on with it here: what is left of it comes as a lot of its own.
        finished_at: 'coalesce(s.finished_at, s.received_at)',
      },
    }),
    backup: true,
    scope: 'installation',
    called: 't.file_name',
  },
  {
    name: 'ficha',
    // A uuid belongs to one ficha that is accepted or waits for its layout; refused and repeated ones are history.
    unification: map({
      label: 'fichas',
      by: [['uuid']],
      meets: "s.outcome in ('valid', 'held')",
      compare: ['form_hash'],
      plain: ['findings'],
    }),
    backup: true,
    scope: 'municipality',
    monthly: true,
    called: 't.uuid',
  },
  {
    name: 'generated_lote',
    unification: move({
      label: 'lotes gerados',
      set: { origin_installation_id: 'coalesce(s.origin_installation_id, :installation)' },
    }),
    backup: true,
    scope: 'municipality',
    called: 't.number::text',
  },
  {
    name: 'saved_lote',
    unification: move({ label: 'lotes salvos em arquivo' }),
    backup: true,
    scope: 'installation',
  },
  {
    name: 'lote_receipt',
    unification: move({ label: 'recibos de lotes', set: { destination_id: 'null' } }),
    backup: true,
    scope: 'installation',
  },
  {
    name: 'lote_refusal',
    unification: move({ label: 'recusas de lotes', plain: ['reasons'] }),
    backup: true,
    scope: 'installation',
  },
  { name: 'destination', unification: WAYS, backup: true, scope: 'installation', called: 't.name' },
  { name: 'lote_delivery', unification: WAYS, backup: true, scope: 'installation' },
  { name: 'delivery_exception', unification: WAYS, backup: true, scope: 'installation' },
  { name: 'sending_peer', unification: WAYS, backup: true, scope: 'installation', called: 't.name' },
  { name: 'lote_upload', unification: HALF_COME, backup: true, scope: 'municipality' },
  { name: 'incoming_lote', unification: HALF_COME, backup: true, scope: 'installation' },
  {
    name: 'ficha_identity',
    unification: map({
      label: 'identificadores de fichas',
      by: [['uuid']],
      ids: ['ficha_id'],
      compare: ['form_hash'],
    }),
    backup: true,
    scope: 'installation',
  },
];
