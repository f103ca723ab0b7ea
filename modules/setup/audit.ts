import { type AuditDeclaration, ofInstallation } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'setup.initialised': ofInstallation('Instalação configurada'),
    'setup.installation-changed': ofInstallation('Instalação alterada'),
  },
  words: {
    link: 'endereço',
    name: 'nome',
    purpose: 'finalidade',
    resources: 'recursos',
  },
  values: {
    purpose: { producao: 'produção', treinamento: 'treinamento' },
    resources: { prontuario: 'prontuário', centralizadora: 'centralizadora' },
  },
};
