import { valuesOf } from '#platform/contract/choices';
import { type Static, type TSchema, Type } from 'typebox';
import { LocalDate, Nullable, Text, Uuid } from '#platform/contract/schemas';
import { Risk } from '#modules/reception/contract/status';
import { RECIPES } from '#modules/recipe-types/contract/recipes';
import { Notes, Time } from '#modules/scheduling/contract/appointment';
import { Allergy, Antecedents, PartialDate } from './chart-entries.ts';
import { FoodMarkers } from './food-markers.ts';
import { Certificate, ExamRequest, ExamResult, Guidance, Referrals } from './plan-entries.ts';
import {
  ATTENDANCES,
  CONDUCTS,
  EMULTI_ACTIONS,
  PARTICIPATIONS,
  PROBLEM_STATES,
  RATIONALITIES,
  ROUTES_OF_ADMINISTRATION,
} from './codes.ts';

/*
 * What is written in an encounter. Bounds stand here, so that nothing unbounded enters; what must be there to finish is
 * judged at the end (`server/finish/judge-*.ts`): until then anything may be missing.
 */

const strict = { additionalProperties: false } as const;
export const block = <P extends Record<string, TSchema>>(properties: P) => Type.Object(properties, strict);
/** `Type.Enum` knows only texts. */
const coded = (choices: ReadonlyArray<{ value: number }>) =>
  Type.Integer({ enum: choices.map(({ value }) => value) });
/** What a person writes, lines kept; the official limit. */
const Prose = Type.String({ maxLength: 4000 });
const Ciap2 = Type.String({ pattern: '^[A-Z][0-9]{2}$' });
const Cid10 = Type.String({ pattern: '^[A-Z][0-9]{2}[0-9A-Z]?$' });
const Sigtap = Type.String({ pattern: '^[0-9]{10}$' });

/** In the units of `@pec-aberto/clinical`, which judges them: a number out of range is refused with its limits. */
const measured = Type.Optional(Type.Number({ minimum: -999_999, maximum: 999_999 }));
export const Measured = block({
  weight: measured,
  height: measured,
  headCircumference: measured,
  abdominalCircumference: measured,
  calfCircumference: measured,
  systolic: measured,
  diastolic: measured,
  respiratoryRate: measured,
  heartRate: measured,
  temperature: measured,
  oxygenSaturation: measured,
  capillaryGlucose: measured,
  glucoseMoment: measured,
});
export type Measured = Static<typeof Measured>;

/** Why the citizen came. */
const Reason = block({ ciap2: Ciap2, note: Type.Optional(Type.String({ maxLength: 200 })) });

/** Clinical procedure of the SIGTAP. `automatic`: a measurement put it there, and it goes with it. */
const Procedure = block({ code: Sigtap, automatic: Type.Optional(Type.Boolean()) });

/** A problem that was evaluated: one that stands on the list (`problemId`), or a new one. */
export const Evaluated = block({
  problemId: Type.Optional(Uuid),
  /** Of that problem, as its author knew it. */
  evolutions: Type.Optional(Type.Integer({ minimum: 0 })),
  ciap2: Type.Optional(Ciap2),
  cid10: Type.Optional(Cid10),
  note: Type.Optional(Type.String({ maxLength: 1000 })),
  /** How it stands on the list from now on; absent: evaluated today, and not kept on the list. */
  listed: Type.Optional(
    block({
      state: coded(PROBLEM_STATES),
      /** Null: not known; absent: as it stands. */
      startedOn: Type.Optional(Nullable(PartialDate)),
      endedOn: Type.Optional(LocalDate),
    }),
  ),
});
export type Evaluated = Static<typeof Evaluated>;

const amount = Type.String({ maxLength: 12 });
const count = Type.Integer({ minimum: 0, maximum: 9999 });
const Per = Type.Enum(['day', 'week', 'month']);

/** As `@pec-aberto/clinical` has it, which says what is wrong with one. */
const Dosage = block({
  doseKind: Type.Enum(['regular', 'single', 'divided']),
  dose: amount,
  unit: Type.String({ maxLength: 40 }),
  schedule: Nullable(
    Type.Union([
      block({ kind: Type.Literal('interval'), hours: count }),
      block({ kind: Type.Literal('frequency'), times: count, every: count, per: Per }),
      block({
        kind: Type.Literal('shift'),
        part: Type.Enum(['morning', 'afternoon', 'night']),
        every: count,
        per: Per,
      }),
      block({ kind: Type.Literal('divided'), morning: amount, afternoon: amount, night: amount }),
    ]),
  ),
  start: LocalDate,
  duration: Nullable(Type.Union([Type.Literal('indefinite'), block({ count, per: Per })])),
  continuous: Type.Boolean(),
});

export const Prescribed = block({
  /** CATMAT; absent: typed by hand. */
  catmat: Type.Optional(Text(20)),
  /** Active ingredient, strength and form as they are printed. */
  name: Text(300),
  recipe: Type.Enum(valuesOf(RECIPES)),
  route: coded(ROUTES_OF_ADMINISTRATION),
  dosage: Dosage,
  /** So many units are handed out. */
  quantity: Type.Integer({ minimum: 1, maximum: 999 }),
  /** Each of them, as the CATMAT called it: 'Frasco 100 ml'. */
  supplyUnit: Type.Optional(Text(60)),
  advice: Type.Optional(Type.String({ maxLength: 500 })),
});
export type Prescribed = Static<typeof Prescribed>;

/** How a treatment ends before its day. */
export const STOPS = [
  { value: 'interrupted', label: 'Interrompido' },
  { value: 'concluded', label: 'Concluído' },
] as const;
/** A medicine in use that is in use no more. */
export const Stopped = block({
  prescriptionId: Uuid,
  how: Type.Enum(valuesOf(STOPS)),
  note: Type.Optional(Type.String({ maxLength: 500 })),
});
export type Stopped = Static<typeof Stopped>;
/** Of a stopped medicine among the names that are kept with what was written. */
export const stopKey = (prescriptionId: string): string => `medicamento ${prescriptionId}`;

/** What lotações, teams and types of service are called, among the same names. */
export const lotacaoKey = (id: string): string => `lotação ${id}`;
export const teamKey = (id: string): string => `equipe ${id}`;
export const serviceKey = (id: string): string => `serviço ${id}`;

/** Who goes on with the citizen on today's list. */
export const StaysFor = block({
  lotacaoId: Nullable(Uuid),
  teamId: Nullable(Uuid),
  serviceTypes: Type.Array(Uuid, { maxItems: 50, uniqueItems: true }),
});

/** "Agendar consulta": booked when the encounter ends, and not if it does not. */
const Next = block({
  lotacaoId: Uuid,
  day: LocalDate,
  /** The start of a free slot. */
  start: Time,
  notes: Type.Optional(Notes),
});

/** "Atendimento compartilhado": who attended too, without production of her own. */
const Guest = block({ lotacaoId: Uuid, participation: coded(PARTICIPATIONS) });

export const text = Type.Optional(Prose);
export const procedures = Type.Optional(Type.Array(Procedure, { maxItems: 100 }));
/** Absent: the citizen goes. */
const stays = Type.Optional(StaysFor);

/** Escuta inicial, and pré-atendimento of who has an appointment: then without risk. */
export const Listening = block({
  reason: Type.Optional(Ciap2),
  text,
  measured: Type.Optional(Measured),
  procedures,
  risk: Type.Optional(Risk),
  stays,
});
export type Listening = Static<typeof Listening>;

/** SOAP and what ends it; without assessment, procedures of who makes none (technicians). */
export const Soap = block({
  subjective: Type.Optional(block({ text, reasons: Type.Optional(Type.Array(Reason, { maxItems: 20 })) })),
  objective: Type.Optional(
    block({
      text,
      measured: Type.Optional(Measured),
      /** Day of the last menstruation. */
      lastMenstruation: Type.Optional(LocalDate),
      vaccinated: Type.Optional(Type.Boolean()),
      foodMarkers: Type.Optional(FoodMarkers),
      results: Type.Optional(Type.Array(ExamResult, { maxItems: 50 })),
    }),
  ),
  assessment: Type.Optional(
    block({
      text,
      problems: Type.Optional(Type.Array(Evaluated, { maxItems: 50 })),
      allergies: Type.Optional(Type.Array(Allergy, { maxItems: 30 })),
    }),
  ),
  antecedents: Type.Optional(Antecedents),
  plan: Type.Optional(
    block({
      text,
      procedures,
      /** "Cidadão em observação": then the text is the plan of care. */
      observation: Type.Optional(Type.Boolean()),
      prescribed: Type.Optional(Type.Array(Prescribed, { maxItems: 50 })),
      stopped: Type.Optional(Type.Array(Stopped, { maxItems: 50 })),
      examRequests: Type.Optional(Type.Array(ExamRequest, { maxItems: 20 })),
      referrals: Type.Optional(Referrals),
      certificates: Type.Optional(Type.Array(Certificate, { maxItems: 10 })),
      guidance: Type.Optional(Type.Array(Guidance, { maxItems: 20 })),
    }),
  ),
  end: Type.Optional(
    block({
      attendance: Type.Optional(coded(ATTENDANCES)),
      participation: Type.Optional(coded(PARTICIPATIONS)),
      conducts: Type.Optional(Type.Array(coded(CONDUCTS), { maxItems: 12, uniqueItems: true })),
      /** The consultation among them; absent: the one that the unit and the attendance ask for. */
      administrative: Type.Optional(Type.Array(Sigtap, { maxItems: 20, uniqueItems: true })),
      rationality: Type.Optional(coded(RATIONALITIES)),
      guest: Type.Optional(Guest),
      /** Of professionals of an eMulti. */
      emulti: Type.Optional(Type.Array(coded(EMULTI_ACTIONS), { maxItems: 3, uniqueItems: true })),
      next: Type.Optional(Next),
      stays,
    }),
  ),
});
export type Soap = Static<typeof Soap>;
