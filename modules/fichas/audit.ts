import { type AuditDeclaration, action, altered, look } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'citizens.fci-applied': altered,
    'citizens.fci-compared': look('Cadastro comparado com ficha em revisão', 'Comparação com ficha'),
    'citizens.fci-decided': action('Ficha em revisão decidida'),
    'citizens.fci-discarded': action('Ficha em revisão descartada'),
    'citizens.fci-received': action('Cadastro individual recebido'),
    'citizens.fci-reopened': action('Ficha descartada devolvida à revisão'),
    'citizens.fci-viewed': action('Ficha em revisão consultada'),
    'citizens.fcis-viewed': action('Fichas em revisão consultadas'),
  },
  words: {
    ficha: 'ficha',
    found: 'encontrados',
    outcome: 'resultado',
  },
  values: {
    outcome: {
      applied: 'aplicada',
      discarded: 'descartada',
      older: 'mais antiga que o cadastro',
      refused: 'recusada',
      review: 'em revisão',
    },
  },
};
