import { type AuditDeclaration, ofInstallation } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'setup.initialised': ofInstallation('Instalação configurada'),
    'setup.confirmed': ofInstallation('Instalação confirmada como a que continua'),
    'setup.moved': ofInstallation('Instalação iniciada em outro computador ou pasta'),
    'setup.restored': ofInstallation('Instalação restaurada de cópia de segurança'),
    'setup.installation-changed': ofInstallation('Instalação alterada'),
  },
  words: {
    link: 'endereço',
    name: 'nome',
    purpose: 'finalidade',
    resources: 'recursos',
    why: 'motivo',
  },
  values: {
    purpose: { producao: 'produção', treinamento: 'treinamento', homologacao: 'homologação' },
    why: { restored: 'restaurada de cópia', moved: 'mudou de lugar' },
    resources: { prontuario: 'prontuário', centralizadora: 'centralizadora' },
  },
};
