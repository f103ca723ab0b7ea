import { type Picked, NOT_PICKED } from '#ui/index';
import type { Allergy, HospitalStay, Obstetric } from '../../contract/chart-entries.ts';
import { ATTENDANCES } from '../../contract/codes.ts';
import type { Prescribed } from '../../contract/content.ts';
import type { NamedCondition } from '../entries/values.ts';
import type { Named } from '../parts/codes.ts';
import { NOT_MEASURED, type TypedMeasures } from '../parts/measured.ts';
import { outcomeOf, type TypedOutcome } from '../parts/outcome.tsx';
import { newRequest, type TypedRequest, type TypedResult } from '../exams/typed.ts';
import {
  NO_REFERRALS,
  type TypedCertificate,
  type TypedGuidance,
  type TypedReferrals,
} from '../plan/typed.ts';
import { NO_PROCEDURES, type TypedProcedures } from '../parts/procedures.tsx';
import type { Visit } from '../visit.ts';

/** Why the citizen came. */
export type TypedReason = Named & { note: string };

/** A problem as it is evaluated: with its codes and their names, and how it stands on the list. */
export type TypedProblem = {
  /** '' of one that is not on the list. */
  problemId: string;
  /** As its author knows it; absent of one that is not on the list. */
  evolutions?: number;
  name: string;
  ciap2: string;
  cid10: string;
  /** The code of the other table, while it is looked for. */
  other: Picked;
  note: string;
  listed: {
    /** "Incluir na lista de problemas/condições". */
    kept: boolean;
    state: string;
    /** As people remember it (`readPartialDate`). */
    startedOn: string;
    endedOn: string;
  };
};

/** The next appointment, and how it is read. */
export type TypedNext = {
  lotacaoId: string;
  day: string;
  start: string;
  end: string;
  notes: string;
  label: string;
};

/** "Marcadores de consumo alimentar": `open` once somebody asks them; the answers by their questions (`answerKey`). */
type TypedFoodMarkers = { open: boolean; answers: Record<string, string>; meals: number[] };
export const NO_FOOD_MARKERS: TypedFoodMarkers = { open: false, answers: {}, meals: [] };

/** A medicine in use that this visit stops. */
export type TypedStop = { prescriptionId: string; name: string; how: string; note: string };

/** What a SOAP holds while it is written, named as the contract names it, so that a refusal finds its field. */
export type SoapValues = TypedOutcome & {
  subjective: { text: string; reasons: TypedReason[] };
  objective: {
    text: string;
    measured: TypedMeasures;
    lastMenstruation: string;
    vaccinated: string;
    foodMarkers: TypedFoodMarkers;
    results: TypedResult[];
  };
  /** Allergies and antecedents as the contract has them: each is written in its dialog. */
  assessment: { text: string; problems: TypedProblem[]; allergies: Allergy[] };
  antecedents: { hospital: HospitalStay[]; family: NamedCondition[]; obstetric: Obstetric | null };
  plan: TypedProcedures & {
    text: string;
    observation: boolean;
    prescribed: Prescribed[];
    stopped: TypedStop[];
    examRequests: TypedRequest[];
    referrals: TypedReferrals;
    certificates: TypedCertificate[];
    guidance: TypedGuidance[];
  };
  end: {
    attendance: string;
    participation: string;
    conducts: number[];
    rationality: string;
    /** "Atendimento compartilhado": with whom, once there is somebody. */
    guest: { present: boolean; lotacaoId: string; participation: string };
    emulti: number[];
    /** The consultation that the end proposes was taken off. */
    noConsultation: boolean;
    /** Besides it, or in its place. */
    administrative: Named[];
    next: TypedNext | null;
  };
  /** What is being looked for, and not picked yet. */
  adding: {
    reason: Picked;
    problem: Picked;
    procedure: Picked;
    medicine: Picked;
    administrative: Picked;
    exam: Picked;
    costlyExam: Picked;
    result: Picked;
    specialty: Picked;
  };
};

const PRESENT = '2';

/** Before anything is written: only what is known by how the citizen came. */
export const emptySoap = ({ encounter }: Visit): SoapValues => ({
  subjective: { text: '', reasons: [] },
  objective: {
    text: '',
    measured: NOT_MEASURED,
    lastMenstruation: '',
    vaccinated: '',
    foodMarkers: NO_FOOD_MARKERS,
    results: [],
  },
  assessment: { text: '', problems: [], allergies: [] },
  antecedents: { hospital: [], family: [], obstetric: null },
  plan: {
    ...NO_PROCEDURES,
    text: '',
    observation: encounter.observedAt !== null,
    prescribed: [],
    stopped: [],
    examRequests: [newRequest(false)],
    referrals: NO_REFERRALS,
    certificates: [],
    guidance: [{ text: '' }],
  },
  end: {
    attendance: String(ATTENDANCES.find(({ scheduled }) => scheduled === encounter.scheduled)?.value ?? ''),
    participation: PRESENT,
    conducts: [],
    rationality: '',
    guest: { present: false, lotacaoId: '', participation: PRESENT },
    emulti: [],
    noConsultation: false,
    administrative: [],
    next: null,
  },
  adding: {
    reason: NOT_PICKED,
    problem: NOT_PICKED,
    procedure: NOT_PICKED,
    medicine: NOT_PICKED,
    administrative: NOT_PICKED,
    exam: NOT_PICKED,
    costlyExam: NOT_PICKED,
    result: NOT_PICKED,
    specialty: NOT_PICKED,
  },
  ...outcomeOf('goes'),
});
