import { REQUIRED } from '#platform/contract/form/faults';
import type { FieldProblem } from '#platform/errors/problem';
import type { Listening } from '../../contract/content.ts';
import type { Said } from './codes.ts';
import { measuredFaults } from './measured.ts';

/** The codes of an escuta, each with its field. */
export const saidInListening = ({ reason, procedures = [] }: Listening): Said[] => [
  ...(reason ? [{ system: 'ciap2', code: reason, path: 'reason' } as const] : []),
  ...procedures.map(({ code }, at) => ({ system: 'sigtap', code, path: `procedures.${at}` }) as const),
];

/** What keeps an escuta from ending; of who has an appointment nobody asks the risk (ENC-04). */
export function listeningFaults(content: Listening, { scheduled }: { scheduled: boolean }): FieldProblem[] {
  const { reason, risk, measured } = content;
  return [
    ...(reason ? [] : [{ path: 'reason', message: REQUIRED }]),
    ...measuredFaults(measured, 'measured'),
    ...(!scheduled && !risk ? [{ path: 'risk', message: 'Classifique o risco e a vulnerabilidade.' }] : []),
    ...(scheduled && risk
      ? [{ path: 'risk', message: 'Quem tem agendamento não recebe classificação de risco.' }]
      : []),
  ];
}
