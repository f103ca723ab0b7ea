/** "Tipo de registro afetado": the five of PEC and those it has no name for. `tables` hold such records. */
export type RecordType = {
  id: string;
  label: string;
  official: boolean;
  tables: readonly string[];
  /** The capability that will bring the record; until then no filter offers it. */
  later?: string;
};

export const recordTypes: readonly RecordType[] = [
  { id: 'cidadao', label: 'Cidadão', official: true, tables: ['citizen'] },
  { id: 'perfil', label: 'Perfil', official: true, tables: ['profile'] },
  { id: 'profissional', label: 'Profissional', official: true, tables: ['professional', 'account'] },
  { id: 'prontuario', label: 'Prontuário', official: true, tables: [], later: 'atendimento' },
  { id: 'unidade', label: 'Unidade de Saúde', official: true, tables: ['unit'] },
  { id: 'acesso', label: 'Acesso administrativo', official: false, tables: ['administrative_access'] },
  { id: 'equipe', label: 'Equipe', official: false, tables: ['team'] },
  { id: 'ficha', label: 'Ficha de cadastro individual', official: false, tables: ['citizen_fci'] },
  { id: 'importacao', label: 'Importação de CNES', official: false, tables: ['cnes_import'] },
  { id: 'importacao-cidadaos', label: 'Importação de cidadãos', official: false, tables: ['citizen_import'] },
  { id: 'instalacao', label: 'Instalação', official: false, tables: ['installation', 'setting'] },
  { id: 'lotacao', label: 'Lotação', official: false, tables: ['lotacao'] },
  { id: 'municipio', label: 'Município', official: false, tables: ['municipality', 'activation'] },
  { id: 'par', label: 'Suspeita de duplicidade', official: false, tables: ['duplicate_pair'] },
  { id: 'sessao', label: 'Sessão', official: false, tables: ['session'] },
  { id: 'tarefa', label: 'Tarefa', official: false, tables: ['job'] },
  { id: 'trilha', label: 'Trilha de auditoria', official: false, tables: ['audit_trail'] },
  { id: 'unificacao', label: 'Unificação de cadastros', official: false, tables: ['citizen_merge'] },
];

const byTable = new Map(recordTypes.flatMap((type) => type.tables.map((table) => [table, type] as const)));

/** The name people know a table's records by; the table's own for one nobody named. */
export const recordLabel = (table: string): string => byTable.get(table)?.label ?? table;

/** The tables that hold the same records as this one. */
export const tablesBeside = (table: string): readonly string[] => byTable.get(table)?.tables ?? [table];

export const tablesOfRecord = (id: string): readonly string[] =>
  recordTypes.find((type) => type.id === id)?.tables ?? [];
