import { filledIn } from '#ui/client/local/filled-in';
import { ApiProblem, type FieldProblem } from '#ui/client/problem';
import type { Rights } from '../../contract/care.ts';
import { allergyText } from '../../contract/tell-found.ts';
import { EMULTI_ACTIONS } from '../../contract/codes.ts';
import { REFERRALS } from '../../contract/plan-entries.ts';
import { measuredLines } from '../../contract/tell.ts';
import { measuredOf } from '../parts/measured.ts';
import { isWritten } from '../exams/typed.ts';
import { guidanceOf } from '../plan/typed.ts';
import type { Visit } from '../visit.ts';
import { emptySoap, type SoapValues } from './values.ts';

/** A part that stands in the form and that its author may not write: its controls are not drawn, and it is not sent. */
type Part = {
  /** Where the form holds it. */
  path: string;
  given: (rights: Rights, kind: Visit['encounter']['kind']) => boolean;
  /** What was written of it. */
  lines: (values: SoapValues) => string[];
  /** "1 atestado", of how many lines. */
  called: (count: number) => string;
  /** "seu perfil não emite". */
  verb: string;
};

export type Withheld = Pick<Part, 'path'> & { lines: readonly string[]; called: string; sentence: string };

const written = (...lines: ReadonlyArray<string | false | undefined>): string[] =>
  lines.flatMap((line) => (line && line.trim() !== '' ? [line.trim()] : []));
const counted = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;
const bare = (name: string) => () => name;

const PARTS: readonly Part[] = [
  {
    path: 'subjective',
    given: (rights) => rights.subjective,
    lines: ({ subjective: { text, reasons } }) =>
      written(text, ...reasons.map(({ code, name }) => `${name} (${code})`)),
    called: bare('um Subjetivo escrito'),
    verb: 'registra',
  },
  {
    path: 'objective',
    given: (rights) => rights.objective,
    lines: ({ objective: { text, measured, lastMenstruation, vaccinated } }) =>
      written(
        text,
        ...measuredLines(measuredOf(measured)).map(({ label, value }) => `${label}: ${value}`),
        lastMenstruation && 'DUM',
        vaccinated && 'Vacinação em dia?',
      ),
    called: bare('um Objetivo escrito'),
    verb: 'registra',
  },
  {
    path: 'objective.foodMarkers',
    given: ({ objective, foodMarkers }) => objective && foodMarkers,
    lines: ({ objective }) => written(objective.foodMarkers.open && 'Marcadores de consumo alimentar'),
    called: bare('um bloco de marcadores de consumo alimentar'),
    verb: 'registra',
  },
  {
    path: 'objective.results',
    given: ({ objective, assess }) => objective && assess,
    lines: ({ objective }) => objective.results.map(({ name }) => name),
    called: counted('resultado de exame', 'resultados de exames'),
    verb: 'registra',
  },
  {
    path: 'assessment.problems',
    given: ({ assess }) => assess,
    lines: ({ assessment }) => assessment.problems.map(({ name }) => name),
    called: counted('problema avaliado', 'problemas avaliados'),
    verb: 'registra',
  },
  {
    path: 'assessment.text',
    given: ({ assess }) => assess,
    lines: ({ assessment }) => written(assessment.text),
    called: bare('um texto na Avaliação'),
    verb: 'registra',
  },
  {
    path: 'assessment.allergies',
    given: ({ assess, problems }) => assess && problems,
    lines: ({ assessment }) => assessment.allergies.map(allergyText),
    called: bare('um registro de alergias'),
    verb: 'muda',
  },
  {
    path: 'antecedents',
    given: (rights) => rights.antecedents,
    lines: ({ antecedents: { hospital, family, obstetric } }) =>
      written(
        ...hospital.map(({ what }) => what),
        ...family.map(({ name }) => name),
        obstetric !== null && 'Informações obstétricas',
      ),
    called: bare('um registro de antecedentes'),
    verb: 'muda',
  },
  {
    path: 'plan.text',
    given: ({ plan }) => plan,
    lines: ({ plan }) => written(plan.text),
    called: bare('um texto no Plano'),
    verb: 'registra',
  },
  {
    path: 'plan.procedures',
    given: ({ plan }, kind) => plan || kind !== 'individual',
    lines: ({ plan }) => plan.procedures.map(({ name }) => name),
    called: counted('procedimento', 'procedimentos'),
    verb: 'registra',
  },
  {
    path: 'plan.prescribed',
    given: ({ prescribe }) => prescribe,
    lines: ({ plan }) => plan.prescribed.map(({ name }) => name),
    called: counted('medicamento prescrito', 'medicamentos prescritos'),
    verb: 'prescreve',
  },
  {
    path: 'plan.stopped',
    given: ({ prescribe }) => prescribe,
    lines: ({ plan }) => plan.stopped.map(({ name }) => name),
    called: counted('medicamento interrompido', 'medicamentos interrompidos'),
    verb: 'interrompe',
  },
  {
    path: 'plan.examRequests',
    given: ({ requestExams }) => requestExams,
    lines: ({ plan }) =>
      plan.examRequests
        .filter(isWritten)
        .flatMap(({ exams, justification }) => written(...exams.map(({ name }) => name), justification)),
    called: bare('um pedido de exames'),
    verb: 'solicita',
  },
  {
    path: 'plan.referrals',
    given: ({ refer }) => refer,
    lines: ({ plan: { referrals } }) =>
      written(
        ...REFERRALS.filter(({ value }) => referrals.kinds.includes(value)).map(({ label }) => label),
        ...referrals.specialised.map(({ name, reason }) => `${name}${reason && `: ${reason}`}`),
      ),
    called: counted('encaminhamento', 'encaminhamentos'),
    verb: 'faz',
  },
  {
    path: 'plan.certificates',
    given: ({ certify }) => certify,
    lines: ({ plan }) => plan.certificates.map(({ name, text }) => `${name}${text && `: ${text}`}`),
    called: counted('atestado', 'atestados'),
    verb: 'emite',
  },
  {
    path: 'plan.guidance',
    given: ({ guide }) => guide,
    lines: ({ plan }) => guidanceOf(plan.guidance),
    called: bare('um texto de orientações'),
    verb: 'registra',
  },
  {
    path: 'end.next',
    given: ({ book }) => book,
    lines: ({ end: { next } }) => (next ? [next.label] : []),
    called: bare('um retorno'),
    verb: 'agenda',
  },
  {
    path: 'end.emulti',
    given: ({ emulti }) => emulti,
    lines: ({ end }) =>
      EMULTI_ACTIONS.filter(({ value }) => end.emulti.includes(value)).map(({ label }) => label),
    called: bare('um registro de ações da eMulti'),
    verb: 'faz',
  },
];

/** Of an observation the work may change hands: what stands there another wrote, who may have it back. */
function sentenceOf(called: string, { verb }: Part, { encounter }: Visit): string {
  const plural = /^(?!1 )\d/.test(called);
  const drop = `retire-o${plural ? 's' : ''}`;
  const back =
    encounter.observedAt === null
      ? ' para finalizar'
      : ` ou devolva o atendimento a quem ${plural ? 'os' : 'o'} escreveu`;
  return `Há ${called}, que seu perfil não ${verb}: ${drop}${back}.`;
}

/** What stands in the form without the right to it. */
export function withheldIn(values: SoapValues, visit: Visit): Withheld[] {
  return PARTS.flatMap((part) => {
    const lines = part.given(visit.rights, visit.encounter.kind) ? [] : part.lines(values);
    if (lines.length === 0) return [];
    const called = part.called(lines.length);
    return [{ path: part.path, lines, called, sentence: sentenceOf(called, part, visit) }];
  });
}

/** All that was written, as text. */
export function writtenIn(typed: Record<string, unknown>, visit: Visit): string {
  const values = filledIn(typed, emptySoap(visit)) as SoapValues;
  return PARTS.map(({ lines }) => lines(values).join('\n'))
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The form without a part: each place with what it holds before anything is written. */
export function clearedOf(path: string, visit: Visit): Array<readonly [string, unknown]> {
  const { objective, ...empty } = emptySoap(visit);
  if (path === 'objective') {
    const { foodMarkers: _markers, results: _results, ...rest } = objective;
    return Object.entries(rest).map(([name, value]) => [`objective.${name}`, value] as const);
  }
  const at = (held: unknown, name: string) => (held as Record<string, unknown>)[name];
  return [[path, path.split('.').reduce(at, { objective, ...empty } as unknown)]];
}

const NO_GUEST: FieldProblem = {
  path: 'end.guest.present',
  message: 'Escolha o profissional convidado, ou desmarque “Atendimento compartilhado”.',
};

/** Throws where the end would leave out what stands in the form. */
export function requireAllSent(values: SoapValues, visit: Visit): void {
  const { guest } = values.end;
  const fields = [
    ...withheldIn(values, visit).map(({ path, sentence }) => ({ path, message: sentence })),
    ...(guest.present && guest.lotacaoId === '' ? [NO_GUEST] : []),
  ];
  const [first] = fields;
  if (first) throw new ApiProblem(422, 'not-all-sent', first.message, fields);
}
