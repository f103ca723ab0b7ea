import { type AuditDeclaration, action, look } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'citizens.chart-opened': action('Prontuário aberto com justificativa'),
    'citizens.lgpd-report': look('Relatório do titular gerado', 'Relatório do titular'),
    'citizens.openings-viewed': action('Lista de quem abriu o cadastro consultada'),
  },
  words: {
    reason: 'justificativa',
  },
};
