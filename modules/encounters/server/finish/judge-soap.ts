import { REQUIRED } from '#platform/contract/form/faults';
import type { FieldProblem } from '#platform/errors/problem';
import { isOfCalendar } from '../../contract/chart-entries.ts';
import { ATTENDANCES, RESOLVED, MALE } from '../../contract/codes.ts';
import type { Evaluated, Soap } from '../../contract/content.ts';
import { PROCESS, repeated, type Said } from './codes.ts';
import { entryFaults, NO_DATE, saidInEntries } from './judge-entries.ts';
import { foodMarkerFaults } from './judge-food-markers.ts';
import { measuredFaults } from './measured.ts';
import { openProblemOf } from './open-problem.ts';
import { planFaults, saidInPlan } from './judge-plan.ts';
import { prescribedFaults, saidInPrescription } from './prescribed.ts';
import type { Visit } from './visit.ts';

const AT = 'assessment.problems';

type Listed = Pick<Visit, 'problems'>;

/** Problems with the codes of those that they evaluate again. */
export const evaluatedOf = ({ assessment }: Soap, { problems }: Listed): Evaluated[] =>
  (assessment?.problems ?? []).map((one) => {
    const known = one.problemId === undefined ? undefined : problems.get(one.problemId);
    if (!known) return one;
    const { ciap2, cid10 } = known;
    return { ...one, ...(ciap2 === null ? {} : { ciap2 }), ...(cid10 === null ? {} : { cid10 }) };
  });

/** Whether a code is that of the problem on the list that is evaluated: it was judged when it came there. */
export const isListed = (row: Evaluated, key: 'ciap2' | 'cid10', { problems }: Listed): boolean =>
  row.problemId !== undefined && problems.get(row.problemId)?.[key] === row[key];

const inRows = (rows: readonly Evaluated[], key: 'ciap2' | 'cid10', visit: Listed): Said[] =>
  rows.flatMap((row, at) => {
    const code = row[key];
    if (code === undefined) return [];
    const said: Said = { system: key, code, path: `${AT}.${at}.${key}` };
    return isListed(row, key, visit) ? [{ ...said, listed: true }] : [said];
  });

/** The codes of an encounter, each with its field. */
export function saidInSoap(content: Soap, rows: readonly Evaluated[], visit: Listed): Said[] {
  const { subjective, plan, end } = content;
  return [
    ...(subjective?.reasons ?? []).map(
      ({ ciap2 }, at) => ({ system: 'ciap2', code: ciap2, path: `subjective.reasons.${at}` }) as const,
    ),
    ...inRows(rows, 'ciap2', visit),
    ...inRows(rows, 'cid10', visit),
    ...saidInEntries(content),
    ...(plan?.procedures ?? []).map(
      ({ code }, at) => ({ system: 'sigtap', code, path: `plan.procedures.${at}` }) as const,
    ),
    ...saidInPrescription(plan?.prescribed ?? []),
    ...saidInPlan(content),
    ...(end?.administrative ?? []).map(
      (code, at) => ({ system: 'sigtap', code, path: `end.administrative.${at}` }) as const,
    ),
  ];
}

/** Codes of prenatal care, and those with which a pregnancy ends (LEDI, `problemaCondicao.ciap.prenatal-desfecho`). */
const PRENATAL = /^W(?:03|05|29|71|78|79|80|81|84|85)$/;
const OUTCOME = /^(?:O0[0-8]|O8[0-4]|Z3[7-9])/;

function rowFaults(row: Evaluated, at: number, { problems, day, birth }: Visit): FieldProblem[] {
  const path = `${AT}.${at}`;
  const { ciap2, cid10, problemId, evolutions, listed } = row;
  const faults: FieldProblem[] = [];
  const say = (field: string, message: string) => faults.push({ path: `${path}${field}`, message });
  if (!ciap2 && !cid10) say('', 'Informe o CIAP-2 ou o CID-10 do problema.');
  if (ciap2 && PROCESS.test(ciap2)) {
    say('.ciap2', 'Este código da CIAP-2 é de procedimento: escolha o de um problema.');
  }
  if (
    ciap2 &&
    cid10 &&
    PRENATAL.test(ciap2) &&
    OUTCOME.test(cid10) &&
    !isListed(row, 'cid10', { problems })
  ) {
    say('.ciap2', 'O CIAP-2 de pré-natal não combina com o CID-10 de desfecho da gestação.');
  }
  if (problemId !== undefined && !problems.has(problemId)) {
    say('.problemId', 'Este problema não está na lista do cidadão. Inclua-o de novo.');
  }
  const stands = problemId === undefined ? undefined : problems.get(problemId);
  if (stands && evolutions !== undefined && evolutions !== stands.evolutions) {
    say(
      '',
      'Este problema foi atualizado em outro atendimento. Retire-o e avalie-o de novo, como está agora.',
    );
  }
  if (!listed) return faults;
  const { state, startedOn, endedOn } = listed;
  if (stands?.state === RESOLVED && state !== RESOLVED && openProblemOf(problems, row)) {
    say('', 'Este problema já está aberto na lista, em outro registro: avalie o que está aberto.');
  }
  if (ciap2 === 'W78' && state === 1) say('.listed.state', 'Gravidez (W78) não pode ficar latente.');
  if (state === RESOLVED && !endedOn) say('.listed.endedOn', 'Informe quando o problema se resolveu.');
  if (state !== RESOLVED && endedOn) say('.listed.endedOn', 'Só um problema resolvido tem data de fim.');
  if (startedOn && !isOfCalendar(startedOn)) say('.listed.startedOn', NO_DATE);
  if (endedOn && !isOfCalendar(endedOn)) say('.listed.endedOn', NO_DATE);
  if (startedOn && startedOn > day) say('.listed.startedOn', 'O início não pode ser depois do atendimento.');
  if (startedOn && birth && startedOn < birth.slice(0, startedOn.length)) {
    say('.listed.startedOn', 'O início não pode ser antes do nascimento.');
  }
  if (endedOn && startedOn && endedOn.slice(0, startedOn.length) < startedOn) {
    say('.listed.endedOn', 'O fim não pode ser antes do início.');
  }
  if (endedOn && endedOn > day) say('.listed.endedOn', 'O fim não pode ser depois do atendimento.');
  return faults;
}

function assessmentFaults(content: Soap, rows: readonly Evaluated[], visit: Visit): FieldProblem[] {
  const { assessment } = content;
  const given = assessment?.problems ?? [];
  if (!visit.rights.assess) return [];
  return [
    ...(given.length > 0
      ? []
      : [{ path: AT, message: 'Avalie ao menos um problema ou condição (CIAP-2 ou CID-10).' }]),
    ...rows.flatMap((row, at) => rowFaults(row, at, visit)),
    ...repeated(inRows(rows, 'ciap2', visit), 'Este CIAP-2 já foi avaliado neste atendimento.'),
    ...repeated(inRows(rows, 'cid10', visit), 'Este CID-10 já foi avaliado neste atendimento.'),
  ];
}

const STAYS_LATE = 'Quem foi atendido num dia passado não está na lista de hoje: libere o cidadão.';

const NO_GUEST = 'A ficha de procedimentos não informa atendimento compartilhado: retire o convidado.';

function endFaults({ end, plan }: Soap, { kind, scheduled, late, rights }: Visit): FieldProblem[] {
  const stays = late && end?.stays ? [{ path: 'end.stays', message: STAYS_LATE }] : [];
  if (kind === 'procedimentos') {
    return [
      ...stays,
      ...(end?.guest ? [{ path: 'end.guest', message: NO_GUEST }] : []),
      ...((plan?.procedures ?? []).length > 0
        ? []
        : [{ path: 'plan.procedures', message: 'Informe ao menos um procedimento realizado.' }]),
    ];
  }
  const faults: FieldProblem[] = stays;
  const attendance = ATTENDANCES.find(({ value }) => value === end?.attendance);
  if (!attendance) faults.push({ path: 'end.attendance', message: REQUIRED });
  else if (!late && attendance.scheduled !== scheduled) {
    faults.push({
      path: 'end.attendance',
      message: scheduled
        ? 'Quem tinha agendamento é atendido em consulta ou em cuidado continuado.'
        : 'Demanda espontânea é consulta no dia ou urgência.',
    });
  }
  if (end?.emulti?.length && !rights.emulti) {
    faults.push({ path: 'end.emulti', message: 'Só quem é de uma eMulti registra ações dela.' });
  }
  const { kinds = [], specialised = [] } = plan?.referrals ?? {};
  if ((end?.conducts ?? []).length + kinds.length + specialised.length === 0 && !end?.stays) {
    faults.push({ path: 'end.conducts', message: 'Escolha ao menos uma conduta.' });
  }
  return faults;
}

/** In observation, whoever looks after the citizen goes by the plan of care. */
function observationFaults(plan: Soap['plan'], { rights, observed }: Visit): FieldProblem[] {
  if (plan?.observation !== true) {
    const message = 'Este cidadão foi posto em observação: o atendimento diz que ele ficou.';
    return observed ? [{ path: 'plan.observation', message }] : [];
  }
  // Who was put in observation stays so, whatever became of unit and profile meanwhile.
  if (!observed && !rights.observe) {
    const message = 'Só médicos e enfermeiros de pronto atendimento põem o cidadão em observação.';
    return [{ path: 'plan.observation', message }];
  }
  return plan.text?.trim()
    ? []
    : [{ path: 'plan.text', message: 'Com o cidadão em observação, escreva o plano de cuidado.' }];
}

const DUM = 'objective.lastMenstruation';
function menstruationFaults(date: string | undefined, { sex, day, birth }: Visit): FieldProblem[] {
  if (date === undefined) return [];
  const say = (message: string): FieldProblem[] => [{ path: DUM, message }];
  if (sex === MALE) return say('A DUM não é do sexo do cidadão.');
  if (!isOfCalendar(date)) return say(NO_DATE);
  if (date > day) return say('A DUM não pode ser depois do atendimento.');
  return birth && date < birth ? say('A DUM não pode ser antes do nascimento.') : [];
}

/** What keeps an encounter from ending, in the order of the page. What its codes deserve is asked apart (`codeFaults`). */
export function soapFaults(content: Soap, rows: readonly Evaluated[], visit: Visit): FieldProblem[] {
  const { objective, plan, subjective } = content;
  const prescribed = plan?.prescribed ?? [];
  const { lastMenstruation } = objective ?? {};
  const reasons = (subjective?.reasons ?? []).map(
    ({ ciap2 }, at) => ({ system: 'ciap2', code: ciap2, path: `subjective.reasons.${at}` }) as const,
  );
  return [
    ...repeated(reasons, 'Este motivo já foi informado.'),
    ...measuredFaults(objective?.measured, 'objective.measured'),
    ...foodMarkerFaults(content, visit),
    ...menstruationFaults(lastMenstruation, visit),
    ...assessmentFaults(content, rows, visit),
    ...entryFaults(content, visit),
    ...repeated(
      (plan?.procedures ?? []).map(({ code }, at) => ({
        system: 'sigtap',
        code,
        path: `plan.procedures.${at}`,
      })),
      'Este procedimento já está na lista.',
    ),
    ...observationFaults(plan, visit),
    ...prescribedFaults(prescribed, visit.day),
    ...planFaults(content, visit),
    ...endFaults(content, visit),
  ];
}
