import type { FichaSource, FormCode } from '@pec-aberto/ledi';
import { MEASUREMENTS } from '@pec-aberto/clinical';
import type { FieldProblem } from '#platform/errors/problem';
import type { Listening, Soap } from '../../contract/content.ts';
import { hasValue } from './judge-plan.ts';

/** Any of what an encounter gives. */
type Source = FichaSource<FormCode>;
/** The field of the form that a path of a ficha comes from; undefined where nobody wrote it there. */
export type FieldOf = (source: Source, path: string) => string | undefined;

type Finding = { path: string; message: string };
/**
 * What LEDI refuses of what was written, by the fields it was written in. The other findings (a unit that lost its CNES, a
 * registration without birth date) keep nobody from ending: they stay with the ficha.
 */
export const refusals = (
  fichas: ReadonlyArray<{ findings: readonly Finding[] }>,
  sources: readonly Source[],
  fieldOf: FieldOf,
): FieldProblem[] =>
  fichas.flatMap(({ findings }, at) => {
    const source = sources[at];
    if (!source) throw new Error('fichas are answered in the order of their sources');
    return findings.flatMap(({ path, message }) => {
      const field = fieldOf(source, path);
      return field === undefined ? [] : [{ path: field, message }];
    });
  });

/** An encounter is the one attendance of its fichas: a field of it, the place in its list, and a field of that row. */
const PATH = /^(?:atendimentosIndividuais|atendProcedimentos)\[0\]\.(\w+)(?:\[(\d+)\])?(?:\.(\w+))?/;

const PLAIN: Readonly<Record<string, string>> = {
  tipoAtendimento: 'end.attendance',
  condutas: 'end.conducts',
  tipoParticipacaoCidadao: 'end.participation',
  racionalidadeSaude: 'end.rationality',
  tipoParticipacaoProfissionalConvidado: 'end.guest.participation',
  emultis: 'end.emulti',
  vacinaEmDia: 'objective.vaccinated',
  dumDaGestante: 'objective.lastMenstruation',
};

const PROBLEM: Readonly<Record<string, string>> = {
  ciap: '.ciap2',
  cid10: '.cid10',
  situacao: '.listed.state',
  dataInicioProblema: '.listed.startedOn',
  dataFimProblema: '.listed.endedOn',
};

const MEDICINE: Readonly<Record<string, string>> = {
  viaAdministracao: '.route',
  quantidadeReceitada: '.quantity',
  dose: '.dosage.dose',
  dtInicioTratamento: '.dosage.start',
  duracaoTratamento: '.dosage.duration',
  duracaoTratamentoMedida: '.dosage.duration',
};

const REFERRAL: Readonly<Record<string, string>> = {
  especialidade: '.specialty',
  hipoteseDiagnosticoCid10: '.cid10',
  hipoteseDiagnosticoCiap2: '.ciap2',
  classificacaoRisco: '.risk',
};

const RESULT: Readonly<Record<string, string>> = {
  exame: '.code',
  dataSolicitacao: '.requestedOn',
  dataRealizacao: '.performedOn',
  dataResultado: '.resultedOn',
};

const measuredField = (at: string, ledi: string): string =>
  [at, ...Object.entries(MEASUREMENTS).flatMap(([key, one]) => (one.ledi === ledi ? [key] : []))].join('.');

/** A row of a list, or the list where all of it is meant. */
const rowOf = (list: string, place: number | undefined, field = ''): string =>
  place === undefined ? list : `${list}.${place}${field}`;

/** Where a procedure of a ficha was written: a list of codes, each with its field. */
function procedureField(
  { form, body }: Source,
  place: number | undefined,
  lists: ReadonlyArray<{ path: string; codes: readonly string[] }>,
): string | undefined {
  const [first] = lists;
  if (form !== 'fp' || !('atendProcedimentos' in body)) return first?.path;
  const code = place === undefined ? undefined : body.atendProcedimentos?.[0]?.procedimentos?.[place];
  for (const { path, codes } of lists) {
    const at = code === undefined ? -1 : codes.indexOf(code);
    if (at >= 0) return `${path}.${at}`;
  }
  return first?.path;
}

const codesOf = (procedures: Listening['procedures'] = []) => procedures.map(({ code }) => code);

export const listeningField =
  ({ procedures }: Listening): FieldOf =>
  (source, path) => {
    const [, field, place, inner = ''] = PATH.exec(path) ?? [];
    if (field === 'medicoes') return measuredField('measured', inner);
    const at = place === undefined ? undefined : Number(place);
    return field === 'procedimentos'
      ? procedureField(source, at, [{ path: 'procedures', codes: codesOf(procedures) }])
      : undefined;
  };

export const soapField =
  ({ objective, plan, end }: Soap): FieldOf =>
  (source, path) => {
    const [, field = '', place, inner = ''] = PATH.exec(path) ?? [];
    const at = place === undefined ? undefined : Number(place);
    // Medicines typed by hand are in no ficha.
    const listed = (plan?.prescribed ?? []).flatMap(({ catmat }, row) => (catmat === undefined ? [] : [row]));
    const withValue = (objective?.results ?? []).flatMap((one, row) => (hasValue(one) ? [row] : []));
    switch (field) {
      case 'exame':
        return 'plan.examRequests';
      case 'resultadosExames':
        return rowOf('objective.results', at === undefined ? at : withValue[at], RESULT[inner]);
      case 'encaminhamentos':
        return rowOf('plan.referrals.specialised', at, REFERRAL[inner]);
      case 'medicoes':
        return measuredField('objective.measured', inner);
      case 'problemasCondicoes':
        return rowOf('assessment.problems', at, PROBLEM[inner]);
      case 'medicamentos':
        return rowOf('plan.prescribed', at === undefined ? at : listed[at], MEDICINE[inner]);
      case 'procedimentos':
        return procedureField(source, at, [
          { path: 'plan.procedures', codes: codesOf(plan?.procedures) },
          { path: 'end.administrative', codes: end?.administrative ?? [] },
        ]);
      default:
        return PLAIN[field];
    }
  };
