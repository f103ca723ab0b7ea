import type { Evaluated, Soap, Stopped } from '../../contract/content.ts';
import { RESOLVED } from '../../contract/codes.ts';
import { answerKey, foodBlockOf, isAsked } from '../../contract/food-markers.ts';
import { measuredOf } from '../parts/measured.ts';
import { staysOf } from '../parts/outcome.tsx';
import { readPartialDate } from '../parts/partial-date.ts';
import { proceduresOf } from '../parts/procedures.tsx';
import { told } from '../parts/told.ts';
import { requestsOf, resultsOf } from '../exams/typed.ts';
import { certificateOf, guidanceOf, referralsOf } from '../plan/typed.ts';
import type { Visit } from '../visit.ts';
import type { SoapValues, TypedProblem, TypedStop } from './values.ts';

const code = (typed: string): number | undefined => (typed === '' ? undefined : Number(typed));

function evaluatedOf(
  { problemId, evolutions, ciap2, cid10, note, listed }: TypedProblem,
  { rights }: Visit,
): Evaluated {
  const { kept, state, startedOn, endedOn } = listed;
  return told({
    problemId,
    evolutions,
    ciap2,
    cid10,
    note: note.trim(),
    listed:
      kept && rights.problems
        ? {
            state: Number(state),
            // Of one on the list an emptied date is told too: it was wrong.
            ...(problemId === '' ? {} : { startedOn: null }),
            ...told({
              startedOn: readPartialDate(startedOn) ?? '',
              // Of who was resolved for a moment the date may still be there.
              endedOn: Number(state) === RESOLVED ? endedOn : '',
            }),
          }
        : undefined,
  });
}

/** Who was put in observation was, whatever a draft of before says. */
const isObserved = ({ plan }: SoapValues, { encounter }: Visit): boolean =>
  plan.observation || encounter.observedAt !== null;

/** Nothing where the consultation stands alone as it was proposed: the server knows it. */
function administrativeOf(values: SoapValues, visit: Visit): { administrative?: string[] } {
  const { attendance, noConsultation, administrative } = values.end;
  if (!noConsultation && administrative.length === 0) return {};
  const observation = isObserved(values, visit);
  const proposed = visit.consultations.filter(
    (one) => String(one.attendance) === attendance && one.observed === observation && !noConsultation,
  );
  return { administrative: [...new Set([...proposed, ...administrative].map((one) => one.code))] };
}

function antecedentsOf({
  hospital,
  family,
  obstetric,
}: SoapValues['antecedents']): Pick<Soap, 'antecedents'> {
  if (hospital.length + family.length === 0 && !obstetric) return {};
  const rows = family.map(({ name: _name, ...said }) => said);
  return { antecedents: { hospital, family: rows, ...(obstetric ? { obstetric } : {}) } };
}

function guestOf({ guest }: SoapValues['end']): Pick<NonNullable<Soap['end']>, 'guest'> {
  const participation = code(guest.participation);
  return guest.present && guest.lotacaoId !== '' && participation !== undefined
    ? { guest: { lotacaoId: guest.lotacaoId, participation } }
    : {};
}

function nextOf({ next }: SoapValues['end']): Pick<NonNullable<Soap['end']>, 'next'> {
  if (!next) return {};
  const { lotacaoId, day, start, notes } = next;
  return { next: { lotacaoId, day, start, ...told({ notes: notes.trim() }) } };
}

/** Only what is asked: an answer that another one took away is not sent. */
function foodMarkersOf(
  { open, answers, meals }: SoapValues['objective']['foodMarkers'],
  { encounter }: Visit,
): Pick<NonNullable<Soap['objective']>, 'foodMarkers'> {
  const block = open ? foodBlockOf(encounter.citizen.birthDate, encounter.day) : undefined;
  if (!block) return {};
  const said = block.questions.flatMap((question) => {
    const key = answerKey(question.code);
    const answer = answers[key];
    return answer && isAsked(question, answers) ? [[key, Number(answer)] as const] : [];
  });
  return { foodMarkers: { answers: Object.fromEntries(said), ...(meals.length > 0 ? { meals } : {}) } };
}

const stoppedOf = (stopped: readonly TypedStop[]): Pick<NonNullable<Soap['plan']>, 'stopped'> =>
  stopped.length === 0
    ? {}
    : {
        stopped: stopped.map(({ prescriptionId, how, note }) => ({
          prescriptionId,
          how: how as Stopped['how'],
          ...told({ note: note.trim() }),
        })),
      };

const subjectiveOf = ({ text, reasons }: SoapValues['subjective']): NonNullable<Soap['subjective']> =>
  told({
    text,
    reasons: reasons.map((one) => ({ ciap2: one.code, ...told({ note: one.note.trim() }) })),
  });

function objectiveOf(
  { text, measured, lastMenstruation, vaccinated, foodMarkers, results }: SoapValues['objective'],
  visit: Visit,
): NonNullable<Soap['objective']> {
  return {
    ...told({
      text,
      measured: measuredOf(measured),
      lastMenstruation,
      vaccinated: vaccinated === '' ? undefined : vaccinated === 'sim',
    }),
    ...(visit.rights.foodMarkers ? foodMarkersOf(foodMarkers, visit) : {}),
    ...(visit.rights.assess && results.length > 0 ? { results: resultsOf(results) } : {}),
  };
}

/** What is sent to end an attendance; what its author may not write is not in it, and holds the end (`withheld.ts`). */
export function soapOf(values: SoapValues, visit: Visit): Soap {
  const { encounter, rights } = visit;
  const { subjective, objective, assessment, antecedents, plan, end, ...outcome } = values;
  const stays = staysOf(outcome);
  const individual = encounter.kind === 'individual';
  return {
    ...(rights.subjective ? { subjective: subjectiveOf(subjective) } : {}),
    ...(rights.objective ? { objective: objectiveOf(objective, visit) } : {}),
    ...(rights.assess
      ? {
          assessment: {
            ...told({ text: assessment.text }),
            problems: assessment.problems.map((one) => evaluatedOf(one, visit)),
            ...(rights.problems && assessment.allergies.length > 0
              ? { allergies: assessment.allergies }
              : {}),
          },
        }
      : {}),
    ...(rights.antecedents ? antecedentsOf(antecedents) : {}),
    plan: {
      ...(rights.plan ? told({ text: plan.text }) : {}),
      // Of an encounter of procedures they are what it is of. What measuring makes by itself the server knows.
      ...(rights.plan || !individual ? { procedures: proceduresOf(plan, objective.measured) } : {}),
      ...(rights.observe && isObserved(values, visit) ? { observation: true } : {}),
      ...(rights.prescribe ? { prescribed: plan.prescribed, ...stoppedOf(plan.stopped) } : {}),
      ...(rights.requestExams ? { examRequests: requestsOf(plan.examRequests) } : {}),
      ...(rights.refer ? { referrals: referralsOf(plan.referrals) } : {}),
      ...(rights.certify ? { certificates: plan.certificates.map(certificateOf) } : {}),
      ...(rights.guide ? { guidance: guidanceOf(plan.guidance) } : {}),
    },
    end: individual
      ? {
          ...told({
            attendance: code(end.attendance),
            participation: code(end.participation),
            rationality: code(end.rationality),
          }),
          conducts: end.conducts,
          ...guestOf(end),
          ...(rights.emulti && end.emulti.length > 0 ? { emulti: end.emulti } : {}),
          ...administrativeOf(values, visit),
          ...(rights.book ? nextOf(end) : {}),
          ...stays,
        }
      : stays,
  };
}
