/** Groups that every municipality has by name, with LEDI's Sexo of whom they are for. Their exams are published nowhere. */
export const NATIVE_GROUPS: readonly { name: string; sex: 0 | 1 | null }[] = [
  { name: 'Gestante 1º trimestre', sex: 1 },
  { name: 'Gestante 2º trimestre', sex: 1 },
  { name: 'Gestante 3º trimestre', sex: 1 },
  { name: 'Risco cardiovascular', sex: null },
];
