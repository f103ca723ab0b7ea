/** A type of event that a module writes to the trail, and what people read for it. */
export type AuditType = {
  /** Number of the official "Tipo de evento" (`modules/audit/contract/official-types.ts`). */
  official: number;
  /** Start of "Detalhes do evento"; for operations on the base: criação, alteração or exclusão. */
  text: string;
  /** Concerns the whole installation: every municipality sees it. Such an event names nobody's record. */
  installation?: true;
  /** A look at the data of the citizen it names: what was looked at, as the list of who opened the record says it. */
  look?: string;
};

/** All that a module's events say, in Portuguese. A key that several modules write has one word. */
export type AuditDeclaration = {
  /** By their code, `module.verb`. A walk over the sources finds a type that nobody declared. */
  types: Readonly<Record<string, AuditType>>;
  /** Of details, in the order in which an event of the module tells them, and of fields; others are shown as they are. */
  words?: Readonly<Record<string, string>>;
  /** Of values that details hold as codes, by key. */
  values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Details that hold ids of records, by key, and the tables where these may be. */
  ids?: Readonly<Record<string, readonly string[]>>;
};

/** "Ação do usuário": what belongs to no other type. */
export const USER_ACTION = 3;
/** "Configuração de perfil". */
export const PROFILE_CHANGE = 5;
/** "Operação no banco de dados". */
export const DATABASE_OPERATION = 9;

export const operation = (text: string): AuditType => ({ official: DATABASE_OPERATION, text });
export const created = operation('criação');
export const altered = operation('alteração');
export const removed = operation('exclusão');
export const action = (text: string): AuditType => ({ official: USER_ACTION, text });
export const look = (text: string, seen: string): AuditType => ({ ...action(text), look: seen });
export const ofInstallation = (text: string): AuditType => ({ ...action(text), installation: true });
