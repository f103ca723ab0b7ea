import { type AuditDeclaration, action, ofInstallation } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'activation.activated': action('Município ativado'),
    'activation.authority-added': ofInstallation('Autoridade de ativação cadastrada'),
    'activation.authority-removed': ofInstallation('Autoridade de ativação removida'),
    'activation.refused': action('Contra-chave recusada'),
  },
  words: {
    authority: 'autoridade',
    code: 'motivo',
    name: 'nome',
    simulated: 'simulado',
  },
  values: {
    code: {
      'contra-chave-authority': 'autoridade desconhecida',
      'contra-chave-form': 'não é uma contra-chave',
      'contra-chave-installation': 'de outra instalação do município',
      'contra-chave-is-chave': 'é a chave, e não a contra-chave',
      'contra-chave-municipality': 'de outro município',
      'contra-chave-purpose': 'emitida para outra finalidade',
      'contra-chave-request': 'emitida para outro pedido',
      'contra-chave-signature': 'assinatura não confere',
      'contra-chave-simulator': 'assinada por simulador',
      'contra-chave-typing': 'caractere trocado',
      'contra-chave-version': 'de versão mais nova do programa',
    },
  },
};
