/** "Tipo de evento" of PEC, complete list of 14. */
export type OfficialType = {
  number: number;
  label: string;
};

export const officialTypes: readonly OfficialType[] = [
  { number: 1, label: 'Aceitação do termo de concordância de uso' },
  { number: 2, label: 'Acesso aos registros de auditoria' },
  { number: 3, label: 'Ação do usuário' },
  { number: 4, label: 'Bloqueio de conta de usuário' },
  { number: 5, label: 'Configuração de perfil' },
  { number: 6, label: 'Cópia de segurança' },
  { number: 7, label: 'Desbloqueio de conta de usuário' },
  { number: 8, label: 'Inativação da sessão do usuário' },
  { number: 9, label: 'Operação no banco de dados' },
  { number: 10, label: 'Tentativa de autenticação com sucesso' },
  { number: 11, label: 'Tentativa de autenticação sem sucesso' },
  { number: 12, label: 'Troca de senha' },
  { number: 13, label: 'Habilitar o PEC a acessar RNDS' },
  { number: 14, label: 'Desabilitar PEC a acessar RNDS' },
];

/** Types whose detail names the CPF of the account. */
export const ACCOUNT_TYPES: ReadonlySet<number> = new Set([4, 11]);
