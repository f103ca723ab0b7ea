import { type AuditDeclaration, ofInstallation } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'demo.filled': ofInstallation('Instalação de treinamento preenchida com cidadãos sintéticos'),
  },
  words: {
    citizens: 'cidadãos',
    seed: 'semente',
    today: 'data de referência',
  },
};
