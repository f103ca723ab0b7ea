export type AccessKind = 'installer' | 'municipal-admin' | 'lotacao' | 'municipal-manager' | 'state-manager';

/** The access a person works in: one card of "Escolha um acesso". Read anew from the base on each request. */
export type Access = {
  id: string;
  kind: AccessKind;
  municipalityId: string | null;
  unitId: string | null;
  teamId: string | null;
  /** CBO code of the lotação; null for administrative accesses. */
  cbo: string | null;
  /** State (UF) of a state manager. */
  uf: string | null;
  resources: ReadonlySet<string>;
};

/** A signed-in browser. `access` is null until one is chosen. */
export type Session = {
  id: string;
  professionalId: string;
  mustChangePassword: boolean;
  access: Access | null;
};

/** Another installation that proved its key. */
export type Peer = { id: string; name: string };

export type Actor =
  | { kind: 'person'; professionalId: string; access: Access | null }
  | { kind: 'peer'; peer: Peer }
  | { kind: 'command-line' }
  | { kind: 'system' }
  | { kind: 'anonymous' };

export const holdsAny = (access: Access, resources: readonly string[]): boolean =>
  resources.some((resource) => access.resources.has(resource));
