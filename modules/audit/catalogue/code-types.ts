import { DATABASE_OPERATION, PROFILE_CHANGE, USER_ACTION } from '../contract/official-types.ts';

/** A type that the program writes, and what people read for it. */
export type CodeType = {
  /** Number of the official type. */
  official: number;
  /** Start of "Detalhes do evento"; for operations on the base: criação, alteração or exclusão. */
  text: string;
  /** Concerns the whole installation: every municipality sees it. Such an event names nobody's record. */
  installation?: true;
  /** A look at the data of the citizen it names: what was looked at, as the list of who opened the record says it. */
  look?: string;
};

const created: CodeType = { official: DATABASE_OPERATION, text: 'criação' };
const altered: CodeType = { official: DATABASE_OPERATION, text: 'alteração' };
const removed: CodeType = { official: DATABASE_OPERATION, text: 'exclusão' };
const profile = (text: string): CodeType => ({ official: PROFILE_CHANGE, text });
const action = (text: string): CodeType => ({ official: USER_ACTION, text });
const look = (text: string, seen: string): CodeType => ({ ...action(text), look: seen });
const installation = (text: string): CodeType => ({ official: USER_ACTION, text, installation: true });

/** Every type written anywhere in the program, by its code. A test walks the source and finds what is missing. */
export const codeTypes: Readonly<Record<string, CodeType>> = {
  'access.address-changed': action('E-mail do profissional alterado'),
  'access.administrative-disabled': altered,
  'access.administrative-enabled': altered,
  'access.administrative-granted': created,
  'access.blocked': { official: 4, text: 'Login bloqueado' },
  'access.chosen': action('Acesso escolhido'),
  'access.first-access-finished': action('Primeiro acesso do município concluído'),
  'access.password-by-email-asked': action('Nova senha pedida por e-mail'),
  'access.password-link-mailed': action('Link de nova senha enviado por e-mail'),
  'access.password-link-used': action('Link de nova senha usado'),
  'access.password-of-everybody-asked': {
    official: 12,
    text: 'Nova senha exigida de todos',
    installation: true,
  },
  'access.password-reset-asked': { official: 12, text: 'Link de nova senha gerado' },
  'access.password-set': { official: 12, text: 'Senha definida' },
  'access.preferences-changed': action('Preferências do próprio acesso alteradas'),
  'access.provisional-password-issued': { official: 12, text: 'Senha provisória gerada' },
  'access.recovery-code-used': action('Código de recuperação usado'),
  'access.second-factor-begun': action('Segundo fator iniciado'),
  'access.second-factor-enabled': action('Segundo fator ativado'),
  'access.second-factor-removed': action('Segundo fator removido'),
  'access.session-aged': { official: 8, text: 'Sessão encerrada por tempo máximo' },
  'access.session-idle': { official: 8, text: 'Sessão encerrada por inatividade' },
  'access.sign-in-failed': { official: 11, text: 'Login ou senha incorretos' },
  'access.signed-in': { official: 10, text: 'Entrada no sistema' },
  'access.signed-out': { official: 8, text: 'Saída do sistema' },
  'access.terms-accepted': { official: 1, text: 'Termos de uso aceitos' },
  'access.unblocked': { official: 7, text: 'Login desbloqueado' },
  'activation.activated': action('Município ativado'),
  'activation.authority-added': installation('Autoridade de ativação cadastrada'),
  'activation.authority-removed': installation('Autoridade de ativação removida'),
  'activation.refused': action('Contra-chave recusada'),
  'audit.archived': { official: 2, text: 'Meses antigos da trilha retirados da base', installation: true },
  'audit.exported': { official: 2, text: 'Trilha exportada para arquivo', installation: true },
  'audit.trail-downloaded': { official: 2, text: 'Arquivo de trilha baixado' },
  'audit.trail-requested': { official: 2, text: 'Trilha gerada' },
  'audit.verified': { official: 2, text: 'Integridade da trilha conferida', installation: true },
  'audit.viewed': { official: 2, text: 'Trilha consultada' },
  'citizens.changed': altered,
  'citizens.chart-opened': action('Prontuário aberto com justificativa'),
  'citizens.chart-viewed': look('Histórico do prontuário consultado', 'Histórico do prontuário'),
  'citizens.created': created,
  'citizens.death-registered': altered,
  'citizens.death-undone': altered,
  'citizens.document-added': altered,
  'citizens.document-removed': altered,
  'citizens.exported': look('Cadastro do cidadão exportado', 'Exportação do cadastro'),
  'citizens.family-changed': altered,
  'citizens.family-viewed': look('Família do cidadão consultada', 'Família'),
  'citizens.fci-applied': altered,
  'citizens.fci-compared': look('Cadastro comparado com ficha em revisão', 'Comparação com ficha'),
  'citizens.fci-decided': action('Ficha em revisão decidida'),
  'citizens.fci-discarded': action('Ficha em revisão descartada'),
  'citizens.fci-received': action('Cadastro individual recebido'),
  'citizens.fci-reopened': action('Ficha descartada devolvida à revisão'),
  'citizens.fci-viewed': action('Ficha em revisão consultada'),
  'citizens.fcis-viewed': action('Fichas em revisão consultadas'),
  'citizens.import-compared': look(
    'Cadastro comparado com arquivo importado',
    'Comparação com arquivo importado',
  ),
  'citizens.import-discarded': action('Arquivo de cidadãos descartado'),
  'citizens.import-imported': { official: DATABASE_OPERATION, text: 'importação de cidadãos' },
  'citizens.import-preview': action('Arquivo de cidadãos conferido'),
  'citizens.import-refused': action('Arquivo de cidadãos recusado'),
  'citizens.import-requested': action('Importação de cidadãos pedida'),
  'citizens.import-rows-viewed': action('Registros de arquivo de cidadãos consultados'),
  'citizens.inactivated': altered,
  'citizens.lgpd-report': look('Relatório do titular gerado', 'Relatório do titular'),
  'citizens.likely-seen': action('Pessoas parecidas mostradas durante o cadastro'),
  'citizens.number-withheld': action('CPF ou CNS de outro cadastro não gravado'),
  'citizens.openings-viewed': action('Lista de quem abriu o cadastro consultada'),
  'citizens.reactivated': altered,
  'citizens.removed': removed,
  'citizens.revisions-viewed': look('Histórico do cadastro consultado', 'Alterações do cadastro'),
  'citizens.searched': action('Busca de cidadãos'),
  'citizens.sharing-allowed': altered,
  'citizens.sharing-refused': altered,
  'citizens.summarised': look('Resumo do cidadão consultado na busca', 'Resumo na busca'),
  'citizens.team-changed': altered,
  'citizens.viewed': look('Cadastro do cidadão consultado', 'Cadastro'),
  'data-packages.imported': installation('Pacote de dados importado'),
  'demo.filled': installation('Instalação de treinamento preenchida com cidadãos sintéticos'),
  'duplicates.absorbed': { official: DATABASE_OPERATION, text: 'unificação em outro cadastro' },
  'duplicates.compared': look('Cadastro comparado para unificação', 'Comparação para unificar'),
  'duplicates.different': action('Suspeita de duplicidade resolvida: não é a mesma pessoa'),
  'duplicates.exported': action('Cadastros duplicados exportados'),
  'duplicates.gone': action('Suspeita de duplicidade retirada: os cadastros mudaram'),
  'duplicates.joined': action('Cadastros unificados'),
  'duplicates.merged': { official: DATABASE_OPERATION, text: 'unificação de cadastros' },
  'duplicates.merges-viewed': look('Unificações do cadastro consultadas', 'Unificações do cadastro'),
  'duplicates.queue-viewed': action('Fila de cadastros duplicados consultada'),
  'duplicates.reopened': action('Suspeita de duplicidade reaberta'),
  'duplicates.restored': { official: DATABASE_OPERATION, text: 'unificação desfeita' },
  'duplicates.scanned': action('Busca de cadastros duplicados'),
  'duplicates.undone': action('Unificação de cadastros desfeita'),
  'health-network.cnes-discarded': action('Arquivo do CNES descartado'),
  'health-network.cnes-imported': action('Arquivo do CNES importado'),
  'health-network.cnes-preview': action('Prévia do arquivo do CNES'),
  'health-network.cnes-refused': action('Arquivo do CNES recusado'),
  'health-network.cnes-requested': action('Importação do CNES pedida'),
  'health-network.cnes-unchanged': action('Arquivo do CNES sem mudança'),
  'health-network.lotacao-activated': altered,
  'health-network.lotacao-added': created,
  'health-network.lotacao-changed': altered,
  'health-network.lotacao-inactivated': altered,
  'health-network.lotacao-removed': removed,
  'health-network.municipality-added': created,
  'health-network.professional-added': created,
  'health-network.professional-changed': altered,
  'health-network.professional-removed': removed,
  'health-network.professional-viewed': action('Cadastro do profissional consultado'),
  'health-network.time-zone-changed': altered,
  'jobs.cancelled': action('Tarefa cancelada'),
  'production.held-judged': action('Ficha retida julgada por um layout novo'),
  'production.lote-judged': action('Lote de fichas conferido'),
  'production.lote-received': action('Lote de fichas recebido'),
  'profiles.activated': profile('Perfil ativado'),
  'profiles.changed': profile('Perfil alterado'),
  'profiles.copied': profile('Perfil copiado'),
  'profiles.created': profile('Perfil cadastrado'),
  'profiles.deleted': profile('Perfil excluído'),
  'profiles.inactivated': profile('Perfil inativado'),
  'scheduling.default-agenda-saved': altered,
  'settings.installer-reset': installation('Administrador da instalação redefinido'),
  'settings.installer-reset-asked': installation('Redefinição do administrador da instalação pedida'),
  'settings.installer-reset-refused': installation('Redefinição do administrador da instalação recusada'),
  'settings.security-changed': installation('Segurança da instalação alterada'),
  'settings.smtp-changed': installation('Servidor de e-mail salvo'),
  'settings.smtp-disabled': installation('Servidor de e-mail desativado'),
  'settings.smtp-tested': installation('Servidor de e-mail testado'),
  'setup.initialised': installation('Instalação configurada'),
  'setup.installation-changed': installation('Instalação alterada'),
};

/** Codes of some official types. Codes that nobody listed count as "Ação do usuário". */
export function codesOf(numbers: readonly number[]): { codes: string[]; unlisted: boolean } {
  const wanted = new Set(numbers);
  const codes = Object.entries(codeTypes).flatMap(([code, { official }]) =>
    wanted.has(official) ? [code] : [],
  );
  return { codes, unlisted: wanted.has(USER_ACTION) };
}

export const allCodes: readonly string[] = Object.keys(codeTypes);
export const installationCodes: readonly string[] = allCodes.filter((code) => codeTypes[code]?.installation);
/** Types that are looks at the data of a citizen, with what was looked at. */
export const looks: ReadonlyMap<string, string> = new Map(
  Object.entries(codeTypes).flatMap(([code, { look: seen }]) => (seen === undefined ? [] : [[code, seen]])),
);
