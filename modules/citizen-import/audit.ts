import { type AuditDeclaration, action, look, operation } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'citizens.import-compared': look(
      'Cadastro comparado com arquivo importado',
      'Comparação com arquivo importado',
    ),
    'citizens.import-discarded': action('Arquivo de cidadãos descartado'),
    'citizens.import-imported': operation('importação de cidadãos'),
    'citizens.import-preview': action('Arquivo de cidadãos conferido'),
    'citizens.import-refused': action('Arquivo de cidadãos recusado'),
    'citizens.import-requested': action('Importação de cidadãos pedida'),
    'citizens.import-rows-viewed': action('Registros de arquivo de cidadãos consultados'),
  },
  words: {
    mode: 'modo',
    import: 'arquivo',
    onConflict: 'valor diferente do cadastro',
    applied: 'gravados',
    differs: 'com valor diferente do cadastro',
    doubt: 'em dúvida',
    fills: 'que completam o cadastro',
    new: 'novos',
    rejected: 'recusados',
    same: 'iguais ao cadastro',
  },
  values: {
    mode: { preview: 'conferência' },
    onConflict: {
      fill: 'completar só o que falta',
      overwrite: 'substituir pelo do arquivo',
      skip: 'manter o cadastro',
    },
  },
  ids: { import: ['citizen_import'] },
};
