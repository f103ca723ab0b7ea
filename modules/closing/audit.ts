import { type AuditDeclaration, ofInstallation } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'closing.closed': ofInstallation('Instalação fechada'),
    'closing.opened': ofInstallation('Instalação aberta'),
  },
  words: { kind: 'tipo', why: 'motivo', goTo: 'novo endereço', until: 'previsão de volta' },
  values: { kind: { maintenance: 'manutenção', moved: 'desativada' } },
};
