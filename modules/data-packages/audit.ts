import { type AuditDeclaration, ofInstallation } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'data-packages.imported': ofInstallation('Pacote de dados importado'),
  },
  words: {
    name: 'nome',
    rows: 'linhas',
    version: 'versão',
    sha256: 'resumo do arquivo',
  },
};
