import { type AuditDeclaration, ofInstallation } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'unification.requested': ofInstallation('Unificação de base solicitada'),
    'unification.accepted': ofInstallation('Solicitação de unificação de base aceita'),
    'unification.denied': ofInstallation('Solicitação de unificação de base negada'),
    'unification.cancelled': ofInstallation('Solicitação de unificação de base cancelada'),
    'unification.checked': ofInstallation('Condições para unificar bases conferidas'),
    'unification.rehearsal-begun': ofInstallation('Ensaio de unificação de base iniciado'),
    'unification.rehearsed': ofInstallation('Unificação de base ensaiada'),
    'unification.begun': ofInstallation('Unificação de base iniciada'),
    'unification.stopped': ofInstallation('Unificação de base interrompida antes de a base entrar'),
    'unification.entered': ofInstallation('A base local entrou na central; aguarda confirmação'),
    'unification.unified': ofInstallation('Base unificada'),
    'unification.undo-asked': ofInstallation('Pedido para desfazer a unificação de base'),
    'unification.undone': ofInstallation('Unificação de base desfeita'),
    'unification.packed': ofInstallation('Base gravada em disco para a unificação'),
    'unification.taken': ofInstallation('Base de outra instalação lida de um disco'),
    'unification.reported': ofInstallation('Relatório de unificação de base emitido'),
  },
  words: {
    installation: 'instalação',
    rows: 'linhas',
    faults: 'problemas',
    why: 'motivo',
    of: 'relatório',
    pieces: 'partes',
    taken: 'partes lidas',
    had: 'partes que já estavam',
    broken: 'partes alteradas',
  },
  values: { of: { rehearsal: 'ensaio', unification: 'unificação' } },
};
