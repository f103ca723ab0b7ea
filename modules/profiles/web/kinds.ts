/** "Tipo de acesso" as people read it. */
export const KIND_LABELS: Readonly<Record<string, string>> = {
  lotacao: 'Lotação',
  'municipal-manager': 'Gestor municipal',
  'municipal-admin': 'Administração',
};

/** What a municipality may create (ADM-K02). */
export const CREATED_KINDS = ['lotacao', 'municipal-manager'] as const;
export type CreatedKind = (typeof CREATED_KINDS)[number];

export const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('pt-BR')} ${count === 1 ? one : many}`;
