import type { FichaBody, FichaSource } from '@pec-aberto/ledi';
import { examResultRows, measurementRow, shiftOf } from '@pec-aberto/clinical';
import type { Evaluated, Measured, Soap } from '../../contract/content.ts';
import { REFERRALS, TO_SPECIALTY } from '../../contract/plan-entries.ts';
import type { EncounterRow } from '../encounter-queries.ts';
import type { Post } from '../post-queries.ts';
import { medicamentosOf } from './prescribed.ts';

/** The citizen as fichas name her: by CPF or, without one, by CNS. */
export type Patient = {
  cpf: string | null;
  cns: string | null;
  birthDate: string | null;
  sex: number | null;
  /** `identidadeGeneroCidadao`. */
  genderIdentity: number | null;
  /** "Motivo de não ter CPF", of who has none. */
  noCpfReason: number | null;
};

/** `post`: in whose name it is; `endedBy`: who ended an observation that another began. */
export type Told = { row: EncounterRow; post: Post; endedBy?: Post; patient: Patient; end: Date };
type Child<F extends 'fai' | 'fp', K extends string> =
  FichaBody<F> extends { [key in K]?: ReadonlyArray<infer C> | null | undefined } ? C : never;
type FaiChild = Child<'fai', 'atendimentosIndividuais'>;
type FpChild = Child<'fp', 'atendProcedimentos'>;

/** The most procedures of one ficha. */
const MOST_PROCEDURES = 20;
/** Ignorado. */
export const UNKNOWN_SEX = 4;
/** "Encaminhamento interno no dia": whoever stays on the list for somebody else. */
const INTERNAL = 11;
/** By CPF or, without one, by CNS; why there is no CPF is told where it is known. */
export const identified = ({ cpf, cns, noCpfReason }: Patient) => ({
  ...(cpf ? { cpfCidadao: cpf } : {}),
  stNaoPossuiCpf: !cpf && noCpfReason !== null,
  ...(!cpf && noCpfReason !== null ? { justificativaNaoPossuiCpf: noCpfReason } : {}),
  cns: cpf ? null : cns,
});

const when = ({ row, end }: Told) => ({
  turno: shiftOf(row.startedAt, row.timeZone),
  dataHoraInicialAtendimento: row.startedAt,
  // A late one tells no end: it is registered long after.
  dataHoraFinalAtendimento: row.late ? row.startedAt : end,
});

const named = ({ professionalCns, cbo, cnes, ine }: Post) => ({ cns: professionalCns ?? '', cbo, cnes, ine });

export const head = ({ row, post }: Told) => ({
  professional: named(post),
  day: row.day,
  ibge: post.ibge,
});

/**
 * Fichas de procedimentos: as many as the procedures need, measurements in the first. Of an escuta one, whatever was done.
 */
export function procedureFichas(
  told: Told,
  {
    codes,
    measured,
    listening,
  }: { codes: readonly string[]; measured: Measured | undefined; listening: boolean },
): Array<FichaSource<'fp'>> {
  const unique = [...new Set(codes)];
  const parts = listening ? [unique.slice(0, MOST_PROCEDURES)] : [];
  for (let at = parts.length * MOST_PROCEDURES; at < unique.length; at += MOST_PROCEDURES) {
    parts.push(unique.slice(at, at + MOST_PROCEDURES));
  }
  const { cns, ...person } = identified(told.patient);
  return parts.map((procedimentos, at) => {
    const child: FpChild = {
      ...person,
      ...when(told),
      cnsCidadao: cns,
      dtNascimento: told.patient.birthDate ?? '',
      sexo: told.patient.sex ?? UNKNOWN_SEX,
      localAtendimento: told.row.place,
      statusEscutaInicialOrientacao: listening && at === 0 ? true : null,
      procedimentos,
      medicoes: at === 0 ? measurementRow(measured ?? {}) : null,
    };
    return { form: 'fp', ...head(told), body: { atendProcedimentos: [child] } };
  });
}

/** An evaluated problem, with its evolution where it stands on the citizen's list. */
export type EvolvedProblem = Evaluated & {
  evolution: { problemId: string; id: string; sequence: number; startedOn: string | null } | null;
};

/** The first day of what may be told by the year alone. */
const dayOf = (date: string): string => `${date}-01-01`.slice(0, 10);

/** Asked for ("S") and evaluated ("A"); an exam may be both. */
function examsOf({ objective, plan }: Soap) {
  const asked = (plan?.examRequests ?? []).flatMap(({ exams }) => exams.map(({ code }) => code));
  const seen = (objective?.results ?? []).map(({ code }) => code);
  return [...new Set([...asked, ...seen])].map((code) => ({
    codigoExame: code,
    solicitadoAvaliado: [...(asked.includes(code) ? ['S'] : []), ...(seen.includes(code) ? ['A'] : [])],
  }));
}

/** The LEDI carries a day as an instant of it: of this hour, everywhere in Brazil. */
const noonOf = (day: string) => Date.parse(`${day}T15:00:00Z`);

/** Results with a structure; what is free text is the record's alone. */
function resultsOf({ objective }: Soap) {
  return (objective?.results ?? [])
    .map(({ code, requestedOn, performedOn = '', resultedOn, ...told }) => ({
      exame: code,
      dataSolicitacao: requestedOn ?? null,
      dataRealizacao: performedOn,
      dataResultado: resultedOn ?? null,
      resultadoExame: examResultRows(code, told, noonOf),
    }))
    .filter(({ resultadoExame }) => resultadoExame.length > 0);
}

const observerOf = ({ professionalCns, cbo, cnes, ine }: Post) => ({
  profissionalCNS: professionalCns ?? '',
  cboCodigo_2002: cbo,
  cnes,
  ine,
});

export function individualFicha(
  { guest, ...told }: Told & { guest: Post | undefined },
  content: Soap,
  problems: readonly EvolvedProblem[],
): FichaSource<'fai'> {
  const { objective, plan, end } = content;
  const { kinds = [], specialised = [] } = plan?.referrals ?? {};
  const conducts = [
    ...(end?.conducts ?? []),
    ...(specialised.length > 0 ? [TO_SPECIALTY] : []),
    ...REFERRALS.filter(({ value }) => kinds.includes(value)).map(({ conduct }) => conduct),
    ...(end?.stays ? [INTERNAL] : []),
  ];
  const child: FaiChild = {
    ...identified(told.patient),
    ...when(told),
    dataNascimento: told.patient.birthDate ?? '',
    sexo: told.patient.sex ?? UNKNOWN_SEX,
    localDeAtendimento: told.row.place,
    tipoAtendimento: end?.attendance ?? 0,
    condutas: conducts,
    tipoParticipacaoCidadao: end?.participation ?? null,
    racionalidadeSaude: end?.rationality ?? null,
    tipoParticipacaoProfissionalConvidado: end?.guest?.participation ?? null,
    emultis: end?.emulti ?? null,
    vacinaEmDia: objective?.vaccinated ?? null,
    ficouEmObservacao: plan?.observation ?? null,
    finalizadorObservacao: told.endedBy ? observerOf(told.endedBy) : null,
    dumDaGestante: objective?.lastMenstruation ?? null,
    medicoes: measurementRow(objective?.measured ?? {}),
    medicamentos: medicamentosOf(plan?.prescribed ?? []),
    exame: examsOf(content),
    encaminhamentos: specialised.map(({ specialty, cid10, ciap2, risk }) => ({
      especialidade: specialty,
      hipoteseDiagnosticoCid10: cid10 ?? null,
      hipoteseDiagnosticoCiap2: ciap2 ?? null,
      classificacaoRisco: risk,
    })),
    resultadosExames: resultsOf(content),
    problemasCondicoes: problems.map(({ ciap2, cid10, listed, evolution }) => ({
      ciap: ciap2 ?? null,
      cid10: cid10 ?? null,
      isAvaliado: true,
      ...(listed && evolution
        ? {
            uuidProblema: evolution.problemId,
            uuidEvolucaoProblema: evolution.id,
            coSequencialEvolucao: evolution.sequence,
            situacao: listed.state,
            dataInicioProblema: evolution.startedOn && dayOf(evolution.startedOn),
            dataFimProblema: listed.endedOn ?? null,
          }
        : {}),
    })),
  };
  return {
    form: 'fai',
    ...head(told),
    shared: guest ? named(guest) : null,
    body: { atendimentosIndividuais: [child] },
  };
}
