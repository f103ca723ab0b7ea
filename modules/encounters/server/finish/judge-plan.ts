import { judgeExamValue, STRUCTURED_EXAMS } from '@pec-aberto/clinical';
import type { FieldProblem } from '#platform/errors/problem';
import type { Rights } from '../../contract/care.ts';
import { isOfCalendar } from '../../contract/chart-entries.ts';
import type { Soap } from '../../contract/content.ts';
import type { Certificate, ExamRequest, ExamResult, Referral } from '../../contract/plan-entries.ts';
import { repeated, type Said } from './codes.ts';
import { NO_DATE } from './judge-entries.ts';
import { REQUIRED } from '#platform/contract/form/faults';
import type { Visit } from './visit.ts';

const RESULTS = 'objective.results';
const STOPPED = 'plan.stopped';
const REQUESTS = 'plan.examRequests';
const REFERRED = 'plan.referrals.specialised';
const CERTIFIED = 'plan.certificates';

/** Codes of the e-SUS stand in no table of exams. */
const ofSigtap = (code: string) => !code.startsWith('AB');

const exam = (code: string, path: string): Said => ({ system: 'sigtap', code, path, byAnother: true });
const requested = (requests: readonly ExamRequest[]): Said[] =>
  requests.flatMap(({ exams }, at) =>
    exams.map(({ code }, place) => exam(code, `${REQUESTS}.${at}.exams.${place}`)),
  );

/** The codes of what is asked for and handed out, each with its field. */
export function saidInPlan({ objective, plan }: Soap): Said[] {
  const { examRequests = [], referrals, certificates = [] } = plan ?? {};
  const coded = (rows: ReadonlyArray<{ cid10?: string; ciap2?: string }>, path: string): Said[] =>
    rows.flatMap(({ cid10, ciap2 }, at) => [
      ...(cid10 ? [{ system: 'cid10', code: cid10, path: `${path}.${at}.cid10` } as const] : []),
      ...(ciap2 ? [{ system: 'ciap2', code: ciap2, path: `${path}.${at}.ciap2` } as const] : []),
    ]);
  return [
    ...(objective?.results ?? []).flatMap(({ code }, at) =>
      ofSigtap(code) ? [exam(code, `${RESULTS}.${at}.code`)] : [],
    ),
    ...requested(examRequests).filter(({ code }) => ofSigtap(code)),
    ...coded(examRequests, REQUESTS),
    ...coded(referrals?.specialised ?? [], REFERRED),
    ...coded(certificates, CERTIFIED),
  ];
}

type Say = (field: string, message: string) => void;
const saying = (path: string) => {
  const faults: FieldProblem[] = [];
  const say: Say = (field, message) => faults.push({ path: `${path}.${field}`, message });
  return { faults, say };
};

/** Birth ≤ asked for ≤ done ≤ answered ≤ today. */
function resultFaults(result: ExamResult, at: number, { day, birth }: Visit): FieldProblem[] {
  const { faults, say } = saying(`${RESULTS}.${at}`);
  const { code, requestedOn, performedOn, resultedOn, text, ...told } = result;
  const dates = { requestedOn, performedOn, resultedOn };
  for (const [field, date] of Object.entries(dates)) {
    if (date !== undefined && !isOfCalendar(date)) say(field, NO_DATE);
    else if (date !== undefined && date > day) say(field, 'A data não pode ser depois do atendimento.');
    else if (date !== undefined && birth && date < birth)
      say(field, 'A data não pode ser antes do nascimento.');
  }
  if (told.expectedBirth !== undefined && !isOfCalendar(told.expectedBirth)) say('expectedBirth', NO_DATE);
  if (!performedOn) say('performedOn', REQUIRED);
  else {
    if (requestedOn && performedOn < requestedOn) say('performedOn', 'O exame não pode ser antes do pedido.');
    if (resultedOn && resultedOn < performedOn) say('resultedOn', 'O resultado não pode ser antes do exame.');
    for (const { field, message } of judgeExamValue(code, told, performedOn)) say(field, message);
  }
  if (!text?.trim() && Object.values(told).every((one) => one === undefined)) say('text', REQUIRED);
  return faults;
}

function requestFaults({ costly, exams, cid10, justification }: ExamRequest, at: number): FieldProblem[] {
  const { faults, say } = saying(`${REQUESTS}.${at}`);
  if (exams.length === 0 && !cid10 && justification.trim() === '') return [];
  if (exams.length === 0) say('exams', 'Informe ao menos um exame.');
  if (justification.trim() === '') say('justification', 'Justifique o pedido.');
  // ENC-25: of high cost, never without what it is for.
  if (costly && !cid10) say('cid10', 'Exame de alto custo pede o CID-10.');
  return faults;
}

function referralFaults(rows: readonly Referral[], rights: Rights): FieldProblem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ specialty, cid10, ciap2 }, at) => {
    const { faults, say } = saying(`${REFERRED}.${at}`);
    const field = rights.cid10 ? 'cid10' : 'ciap2';
    if ((cid10 === undefined) === (ciap2 === undefined))
      say(field, 'Informe a hipótese diagnóstica por um código.');
    const key = `${specialty} ${cid10 ?? ''} ${ciap2 ?? ''}`;
    if (seen.has(key)) say('specialty', 'Este encaminhamento já está na lista.');
    seen.add(key);
    return faults;
  });
}

/** Of one FAI, which is one for each encounter. */
const MOST = { referrals: 10, results: 10, medicines: 15, exams: 100 };

const tooMany = (path: string, told: number, most: number, what: string): FieldProblem[] =>
  told <= most
    ? []
    : [{ path, message: `Um atendimento leva até ${most} ${what}. Registre os outros num novo.` }];

/** A result that a ficha carries: what is free text is the record's alone. */
export const hasValue = ({ code, value, weeks, expectedBirth }: ExamResult): boolean =>
  code in STRUCTURED_EXAMS && [value, weeks, expectedBirth].some((one) => one !== undefined);

/** What one ficha cannot take. */
function limitFaults({ objective, plan }: Soap): FieldProblem[] {
  const structured = (objective?.results ?? []).filter(hasValue);
  const { examRequests = [], prescribed = [], referrals } = plan ?? {};
  const exams = examRequests.flatMap((one) => one.exams);
  const medicines = prescribed.filter(({ catmat }) => catmat !== undefined);
  return [
    ...tooMany(RESULTS, structured.length, MOST.results, 'resultados com valor'),
    ...tooMany(REQUESTS, exams.length, MOST.exams, 'exames pedidos'),
    ...tooMany('plan.prescribed', medicines.length, MOST.medicines, 'medicamentos da tabela'),
    ...tooMany(REFERRED, referrals?.specialised?.length ?? 0, MOST.referrals, 'encaminhamentos'),
  ];
}

function certificateFaults(
  { model, day, time, days, text }: Certificate,
  at: number,
  visit: Visit,
): FieldProblem[] {
  const { faults, say } = saying(`${CERTIFIED}.${at}`);
  if (day !== undefined && !isOfCalendar(day)) say('day', NO_DATE);
  if (model === 'em-branco') {
    if (!text?.trim()) say('text', 'Escreva o texto do atestado.');
    return faults;
  }
  if (!day) say('day', REQUIRED);
  else if (day < visit.day) say('day', 'O afastamento não começa antes do atendimento.');
  if (!time) say('time', REQUIRED);
  if (!days) say('days', 'Informe por quantos dias.');
  return faults;
}

/** What keeps an encounter from ending, of the results that came, of what is asked for and of what is handed out. */
export function planFaults(content: Soap, visit: Visit): FieldProblem[] {
  const { objective, plan } = content;
  const { examRequests = [], referrals, certificates = [], stopped = [] } = plan ?? {};
  const { specialised = [] } = referrals ?? {};
  const { rights } = visit;
  return [
    ...(objective?.results ?? []).flatMap((one, at) => resultFaults(one, at, visit)),
    ...stopped.flatMap(({ prescriptionId }, at) =>
      visit.medicines.has(prescriptionId)
        ? []
        : [{ path: `${STOPPED}.${at}`, message: 'Este medicamento já não está em uso.' }],
    ),
    ...examRequests.flatMap(requestFaults),
    ...repeated(requested(examRequests), 'Este exame já foi pedido neste atendimento.'),
    ...referralFaults(specialised, rights),
    ...(specialised.some(({ cid10 }) => cid10) && specialised.some(({ ciap2 }) => ciap2)
      ? [{ path: REFERRED, message: 'Use CID-10 em todos os encaminhamentos, ou CIAP-2 em todos.' }]
      : []),
    ...certificates.flatMap((one, at) => certificateFaults(one, at, visit)),
    ...limitFaults(content),
  ];
}
