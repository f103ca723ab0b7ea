import { type AuditDeclaration } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'audit.archived': { official: 2, text: 'Meses antigos da trilha retirados da base', installation: true },
    'audit.exported': { official: 2, text: 'Trilha exportada para arquivo', installation: true },
    'audit.trail-downloaded': { official: 2, text: 'Arquivo de trilha baixado' },
    'audit.trail-requested': { official: 2, text: 'Trilha gerada' },
    'audit.verified': { official: 2, text: 'Integridade da trilha conferida', installation: true },
    'audit.viewed': { official: 2, text: 'Trilha consultada' },
  },
  words: {
    from: 'de',
    to: 'até',
    types: 'tipos de evento',
    before: 'antes de',
    blocks: 'blocos',
    detail: 'detalhes do evento',
    format: 'arquivo',
    ip: 'componente gerador',
    months: 'meses',
    ok: 'confere',
    page: 'página',
    professional: 'usuário gerador',
    record: 'tipo de registro afetado',
    recordId: 'identificador do registro afetado',
    rows: 'linhas',
    sha256: 'resumo do arquivo',
  },
  ids: { professional: ['professional'], recordId: ['citizen', 'municipality', 'professional', 'unit'] },
};
