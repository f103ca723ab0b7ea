import { type AuditDeclaration, action, altered } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'production.held-judged': action('Ficha retida julgada por um layout novo'),
    'production.hour-passed': action('Horário de geração de lotes sem fichas novas'),
    'production.lote-generated': action('Lote de fichas gerado para envio'),
    'production.lote-judged': action('Lote de fichas conferido'),
    'production.lote-received': action('Lote de fichas recebido'),
    'production.lote-saved': action('Lote de fichas salvo em arquivo'),
    'production.receipt-read': action('Recibo de lote lido'),
    'production.sending-saved': altered,
  },
  words: {
    fichas: 'fichas',
    held: 'retidas',
    invalid: 'inválidas',
    number: 'número',
    outcome: 'resultado',
    repeated: 'repetidas',
    total: 'total',
    valid: 'válidas',
  },
};
