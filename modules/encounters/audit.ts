import { action, type AuditDeclaration, look } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'encounters.started': action('Início de atendimento'),
    'encounters.cancelled': action('Cancelamento de atendimento'),
    'encounters.finished': action('Finalização de atendimento'),
    'encounters.observed': action('Cidadão posto em observação'),
    'encounters.observation-viewed': look('Consulta de cidadão em observação', 'observação'),
    'encounters.contact-registered': action('Contato com cidadão em observação'),
    'encounters.handed-over': action('Transferência de responsabilidade por cidadão em observação'),
    'encounters.late-added': action('Inclusão no registro tardio'),
    'encounters.late-changed': action('Correção de registro tardio'),
    'encounters.late-cancelled': action('Registro tardio cancelado'),
    'encounters.chart-viewed': look('Consulta da folha de rosto', 'folha de rosto'),
    'citizens.chart-viewed': look('Histórico do prontuário consultado', 'Histórico do prontuário'),
    'encounters.problems-viewed': look('Consulta de problemas e alergias', 'problemas e alergias'),
    'encounters.antecedents-viewed': look('Consulta de antecedentes', 'antecedentes'),
    'encounters.reminders-viewed': look('Consulta de lembretes', 'lembretes'),
    'encounters.reminder-written': action('Inclusão de lembrete'),
    'encounters.reminder-ended': action('Encerramento de lembrete'),
    'encounters.viewed': look('Consulta de atendimento', 'atendimento'),
    'encounters.mailed': action('Envio de documento do atendimento por e-mail'),
    'encounters.printed': look('Impressão de documento do atendimento', 'documento do atendimento'),
  },
  words: { kind: 'tipo', fichas: 'fichas', warnings: 'avisos da prescrição' },
};
