import type { StatusShape } from '#ui/index';
import type { FirstStep } from '../contract.ts';

const LEFT = {
  professionals: ['1 lotação sem perfil', 'lotações sem perfil'],
  agendas: ['1 lotação sem agenda', 'lotações sem agenda'],
} as const;

/** Keeps the card: what is missing, and what may serve as it is until the person looked at it. */
export const isOpen = ({ done, optional }: FirstStep, seen: boolean): boolean =>
  !(done || (optional && seen));

/** What the line of a step says of it. */
export function standingOf(
  { step, done, optional, left }: FirstStep,
  seen: boolean,
): { shape: StatusShape; text: string } {
  if (done) return { shape: 'done', text: 'Feito' };
  if (left > 0 && (step === 'professionals' || step === 'agendas')) {
    const [one, many] = LEFT[step];
    return { shape: 'attention', text: left === 1 ? one : `${left} ${many}` };
  }
  if (optional) return seen ? { shape: 'done', text: 'Visto' } : { shape: 'none', text: 'Se for preciso' };
  return { shape: 'attention', text: 'Falta fazer' };
}
