import { type Picked, NOT_PICKED } from '#ui/index';
import type { Risk } from '#modules/reception/contract/status';
import type { Listening } from '../../contract/content.ts';
import { codeOf } from '../parts/codes.ts';
import { measuredOf, NOT_MEASURED, type TypedMeasures } from '../parts/measured.ts';
import { outcomeOf, staysOf, type TypedOutcome } from '../parts/outcome.tsx';
import { NO_PROCEDURES, proceduresOf, type TypedProcedures } from '../parts/procedures.tsx';
import type { Visit } from '../visit.ts';

/** What an escuta holds while it is written, named as the contract names it. */
export type ListeningValues = TypedOutcome &
  TypedProcedures & {
    reason: Picked;
    text: string;
    measured: TypedMeasures;
    risk: string;
    adding: { procedure: Picked };
  };

/** Before anything is written: who is heard waits for who attends. */
export const EMPTY_LISTENING: ListeningValues = {
  reason: NOT_PICKED,
  text: '',
  measured: NOT_MEASURED,
  risk: '',
  ...NO_PROCEDURES,
  adding: { procedure: NOT_PICKED },
  ...outcomeOf('stays'),
};

/** What is sent to end an escuta; who has an appointment gets no risk. */
export function listeningOf(values: ListeningValues, { encounter }: Visit): Listening {
  const { reason, text, risk, measured: typed, procedures, removed, adding: _adding, ...outcome } = values;
  const ciap2 = codeOf(reason)?.code;
  const measured = measuredOf(typed);
  return {
    ...(ciap2 ? { reason: ciap2 } : {}),
    ...(text === '' ? {} : { text }),
    ...(measured ? { measured } : {}),
    procedures: proceduresOf({ procedures, removed }, typed),
    ...(risk === '' || encounter.scheduled ? {} : { risk: risk as Risk }),
    ...staysOf(outcome),
  };
}
