/** Of a number that two people have: what happens next, and who does it. */
export const WAITS = 'O par espera revisão da coordenação, em Unificação de cadastros › Mesmo número.';
