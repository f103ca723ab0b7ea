/** "Tipo de receita". */
export const RECIPES = [
  { value: 'comum', label: 'Comum' },
  { value: 'controle-especial', label: 'Controle especial' },
  { value: 'azul', label: 'Azul' },
  { value: 'amarela', label: 'Amarela' },
  { value: 'antimicrobiano', label: 'Antimicrobiano' },
] as const;
export type Recipe = (typeof RECIPES)[number]['value'];
