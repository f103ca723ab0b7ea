import { type AuditDeclaration, ofInstallation } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'settings.advanced-changed': ofInstallation('Configurações avançadas alteradas'),
    'settings.installer-reset': ofInstallation('Administrador da instalação redefinido'),
    'settings.installer-reset-asked': ofInstallation('Redefinição do administrador da instalação pedida'),
    'settings.installer-reset-refused': ofInstallation('Redefinição do administrador da instalação recusada'),
    'settings.internet-switched': ofInstallation('Internet da instalação ligada ou desligada'),
    'settings.internet-tested': ofInstallation('Conexão com a internet testada'),
    'settings.security-changed': ofInstallation('Segurança da instalação alterada'),
    'settings.service-disabled': ofInstallation('Serviço desabilitado na instalação'),
    'settings.service-enabled': ofInstallation('Serviço habilitado na instalação'),
    'settings.smtp-changed': ofInstallation('Servidor de e-mail salvo'),
    'settings.smtp-disabled': ofInstallation('Servidor de e-mail desativado'),
    'settings.smtp-tested': ofInstallation('Servidor de e-mail testado'),
  },
  words: {
    action: 'ação',
    code: 'motivo',
    connected: 'conectado',
    internet: 'internet',
    service: 'serviço',
    during: 'durante',
  },
  values: {
    internet: { on: 'ligada', off: 'desligada' },
    service: { cadsus: 'CADSUS', horus: 'Hórus' },
    during: {
      '30m': '30 minutos',
      '1h': '1 hora',
      '2h': '2 horas',
      '4h': '4 horas',
      '8h': '8 horas',
      '1w': '1 semana',
      '1mo': '1 mês',
      open: 'tempo indeterminado',
    },
    action: { password: 'nova senha do administrador', installer: 'outro administrador' },
  },
};
