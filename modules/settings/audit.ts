import { type AuditDeclaration, ofInstallation } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'settings.installer-reset': ofInstallation('Administrador da instalação redefinido'),
    'settings.installer-reset-asked': ofInstallation('Redefinição do administrador da instalação pedida'),
    'settings.installer-reset-refused': ofInstallation('Redefinição do administrador da instalação recusada'),
    'settings.security-changed': ofInstallation('Segurança da instalação alterada'),
    'settings.smtp-changed': ofInstallation('Servidor de e-mail salvo'),
    'settings.smtp-disabled': ofInstallation('Servidor de e-mail desativado'),
    'settings.smtp-tested': ofInstallation('Servidor de e-mail testado'),
  },
  words: {
    action: 'ação',
    code: 'motivo',
    connected: 'conectado',
  },
  values: {
    action: { password: 'nova senha do administrador', installer: 'outro administrador' },
  },
};
