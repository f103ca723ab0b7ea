import { action, type AuditDeclaration, altered, created, look, removed } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'reception.entry-added': created,
    'reception.entry-changed': altered,
    'reception.entry-excluded': removed,
    'reception.entry-not-waited': action('Cidadão não aguardou'),
    'reception.entry-returned': action('Cidadão retornou'),
    'reception.entry-called': action('Chamada no painel'),
    'reception.care-started': action('Início de escuta ou atendimento'),
    'reception.care-released': action('Cancelamento de escuta ou atendimento'),
    'reception.care-finished': action('Fim de escuta ou atendimento'),
    'reception.care-observed': action('Cidadão posto em observação na lista'),
    'reception.care-forwarded': action('Encaminhamento durante a observação'),
    'reception.care-handed-over': action('Transferência de responsabilidade na lista'),
    'reception.declaration-printed': look(
      'Impressão de declaração de comparecimento',
      'declaração de comparecimento',
    ),
    'reception.panel-changed': altered,
    'reception.waiting-added': created,
    'reception.waiting-changed': altered,
    'reception.waiting-removed': removed,
    'reception.waiting-booked': action('Agendamento pela garantia do acesso'),
    'reception.waiting-viewed': look('Consulta de pedido da garantia do acesso', 'garantia do acesso'),
  },
  words: {
    lotacaoId: 'profissional',
    teamId: 'equipe',
    serviceTypes: 'tipos de serviço',
    shownAs: 'como o painel mostra',
    care: 'tipo de atendimento',
    reason: 'justificativa',
  },
};
