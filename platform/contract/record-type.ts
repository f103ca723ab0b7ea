/** "Tipo de registro afetado" of the trail: the five of PEC and those it has no name for. Tables tell whose records they hold. */
export type RecordType = {
  id: string;
  label: string;
  official: boolean;
  /** The capability that will bring the record; until then no filter offers it. */
  later?: string;
};

export const platformRecordTypes: readonly RecordType[] = [
  { id: 'instalacao', label: 'Instalação', official: false },
  { id: 'tarefa', label: 'Tarefa', official: false },
];

/** As filters offer them: those of PEC first. */
export const inOrder = (types: readonly RecordType[]): readonly RecordType[] =>
  types.toSorted((a, b) => Number(b.official) - Number(a.official) || (a.id < b.id ? -1 : 1));
