import { type AuditDeclaration, action } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'production.held-judged': action('Ficha retida julgada por um layout novo'),
    'production.lote-judged': action('Lote de fichas conferido'),
    'production.lote-received': action('Lote de fichas recebido'),
  },
  words: {
    held: 'retidas',
    invalid: 'inválidas',
    outcome: 'resultado',
    repeated: 'repetidas',
    total: 'total',
    valid: 'válidas',
  },
};
