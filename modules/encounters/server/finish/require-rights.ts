import { Problem } from '#platform/errors/problem';
import type { Rights } from '../../contract/care.ts';
import type { Evaluated, Soap } from '../../contract/content.ts';
import { isListed } from './judge-soap.ts';
import type { Visit } from './visit.ts';

/** A part of an encounter: its field, what it asks of its author, whether it was written, and how a refusal calls it. */
type Part = { path: string; right: keyof Rights; told: boolean; what: string };

const said = (one: unknown): boolean =>
  Array.isArray(one) ? one.length > 0 : one !== undefined && one !== '';
const any = (part: object | undefined): boolean => Object.values(part ?? {}).some(said);

/** Whose profile it is that lets them be written. */
function ofProfile(
  { subjective, objective, assessment, antecedents, plan, end }: Soap,
  { kind }: Visit,
): Part[] {
  const { measured, ...found } = objective ?? {};
  const { problems = [], allergies } = assessment ?? {};
  // In an encounter of procedures they are what it is of, and no part of its plan.
  const { text, observation, procedures } = plan ?? {};
  const done = kind === 'procedimentos' ? undefined : procedures;
  const listed = problems.some((one) => one.listed !== undefined);
  const { specialised, kinds } = plan?.referrals ?? {};
  return [
    { path: 'subjective', right: 'subjective', told: any(subjective), what: 'registra o Subjetivo' },
    { path: 'objective', right: 'objective', told: any(measured) || any(found), what: 'registra o Objetivo' },
    { path: 'assessment', right: 'assess', told: any(assessment), what: 'registra avaliação' },
    {
      path: 'objective.results',
      right: 'assess',
      told: said(found.results),
      what: 'registra resultados de exames',
    },
    {
      path: 'assessment.problems',
      right: 'problems',
      told: listed,
      what: 'muda a lista de problemas e condições',
    },
    { path: 'assessment.allergies', right: 'problems', told: said(allergies), what: 'registra alergias' },
    { path: 'antecedents', right: 'antecedents', told: any(antecedents), what: 'registra antecedentes' },
    {
      path: 'plan.text',
      right: 'plan',
      told: [text, observation, done].some(said),
      what: 'registra o Plano',
    },
    {
      path: 'plan.prescribed',
      right: 'prescribe',
      told: said(plan?.prescribed),
      what: 'prescreve medicamentos',
    },
    { path: 'plan.stopped', right: 'prescribe', told: said(plan?.stopped), what: 'interrompe medicamentos' },
    {
      path: 'plan.examRequests',
      right: 'requestExams',
      told: said(plan?.examRequests),
      what: 'solicita exames',
    },
    { path: 'plan.referrals', right: 'refer', told: [specialised, kinds].some(said), what: 'encaminha' },
    { path: 'plan.certificates', right: 'certify', told: said(plan?.certificates), what: 'emite atestados' },
    { path: 'plan.guidance', right: 'guide', told: said(plan?.guidance), what: 'registra orientações' },
    {
      path: 'end.next',
      right: 'book',
      told: end?.next !== undefined,
      what: 'marca agendamentos. Retire o retorno para finalizar',
    },
  ];
}

/**
 * By the API too, nobody writes a part that the page does not show them: 403 with the first that profile or occupation refuses.
 * ENC-20: the CID-10 is of the occupations that may write it; but for what a request of exams is for, which those of high cost
 * ask of whoever requests them.
 */
export function requireRights(content: Soap, rows: readonly Evaluated[], visit: Visit): void {
  const { rights, begunBy } = visit;
  const refuse = (path: string, message: string) => {
    throw new Problem(403, 'forbidden', message, [{ path, message }]);
  };
  const refused = ofProfile(content, visit).find(({ right, told }) => told && !rights[right]);
  if (refused) refuse(refused.path, `Seu perfil não ${refused.what}.`);
  const occupation = begunBy ? `A ficha sai em nome de ${begunBy}, cuja ocupação` : 'Sua ocupação';
  if (content.objective?.foodMarkers && !rights.foodMarkers) {
    refuse('objective.foodMarkers', `${occupation} não registra marcadores de consumo alimentar.`);
  }
  const coded = codedIn(content, rows, visit);
  if (coded && !rights.cid10) refuse(coded, `${occupation} não registra CID-10. Use a CIAP-2.`);
}

/** Where a CID-10 is written that its author chose. */
function codedIn({ plan }: Soap, rows: readonly Evaluated[], visit: Visit): string | undefined {
  const at = (list: string, coded: readonly boolean[]): string[] =>
    coded.flatMap((is, place) => (is ? [`${list}.${place}.cid10`] : []));
  const has = ({ cid10 }: { cid10?: string | undefined }) => cid10 !== undefined;
  return [
    ...at(
      'assessment.problems',
      rows.map((row) => has(row) && !isListed(row, 'cid10', visit)),
    ),
    ...at('plan.referrals.specialised', (plan?.referrals?.specialised ?? []).map(has)),
    ...at('plan.certificates', (plan?.certificates ?? []).map(has)),
  ][0];
}
