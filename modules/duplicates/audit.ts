import { type AuditDeclaration, action, look, operation } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'duplicates.absorbed': operation('unificação em outro cadastro'),
    'duplicates.compared': look('Cadastro comparado para unificação', 'Comparação para unificar'),
    'duplicates.different': action('Suspeita de duplicidade resolvida: não é a mesma pessoa'),
    'duplicates.exported': action('Cadastros duplicados exportados'),
    'duplicates.joined': action('Cadastros unificados'),
    'duplicates.merged': operation('unificação de cadastros'),
    'duplicates.merges-viewed': look('Unificações do cadastro consultadas', 'Unificações do cadastro'),
    'duplicates.queue-viewed': action('Fila de cadastros duplicados consultada'),
    'duplicates.reopened': action('Suspeita de duplicidade reaberta'),
    'duplicates.restored': operation('unificação desfeita'),
    'duplicates.scanned': action('Busca de cadastros duplicados'),
    'duplicates.undone': action('Unificação de cadastros desfeita'),
  },
  words: {
    found: 'encontrados',
    mode: 'modo',
    rows: 'linhas',
    keys: 'chaves de comparação',
    pairs: 'pares',
    people: 'pessoas',
    records: 'cadastros',
  },
  values: {
    mode: { all: 'toda a base', changed: 'o que mudou' },
  },
};
