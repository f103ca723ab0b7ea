import { type Static, type TSchema, Type } from 'typebox';
import { LocalDate, Text } from '#platform/contract/schemas';

/*
 * What a plan asks for and hands out, and the results that came. As in the rest of what is written, anything may be missing
 * until the end; what stands here is bounded.
 */

const strict = { additionalProperties: false } as const;
const block = <P extends Record<string, TSchema>>(properties: P) => Type.Object(properties, strict);
const Cid10 = Type.String({ pattern: '^[A-Z][0-9]{2}[0-9A-Z]?$' });
const Ciap2 = Type.String({ pattern: '^[A-Z][0-9]{2}$' });
/** Exams that the e-SUS names without a code of the SIGTAP, whose results the fichas take. */
export const ESUS_EXAMS: Readonly<Record<string, string>> = { ABEX022: 'Teste do olhinho (TRV)' };
/** SIGTAP group 02, or one of those. */
const ExamCode = Type.String({ pattern: '^(02[0-9]{8}|AB[A-Z]{2}[0-9]{3})$' });

/** "Solicitação de exames": common ones and those of high cost are asked for apart. */
export const ExamRequest = block({
  costly: Type.Boolean(),
  exams: Type.Array(block({ code: ExamCode, note: Type.Optional(Type.String({ maxLength: 250 })) }), {
    maxItems: 100,
  }),
  cid10: Type.Optional(Cid10),
  justification: Type.String({ maxLength: 500 }),
});
export type ExamRequest = Static<typeof ExamRequest>;

/** "Resultado de exame". `text` is free; the others are of the exams with a structure (`@pec-aberto/clinical`). */
export const ExamResult = block({
  code: ExamCode,
  requestedOn: Type.Optional(LocalDate),
  performedOn: Type.Optional(LocalDate),
  resultedOn: Type.Optional(LocalDate),
  text: Type.Optional(Type.String({ maxLength: 2000 })),
  value: Type.Optional(Type.Number({ minimum: -1e6, maximum: 1e6 })),
  weeks: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
  days: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
  expectedBirth: Type.Optional(LocalDate),
});
export type ExamResult = Static<typeof ExamResult>;

/** Referrals without further data; each is a `condutas` of the FAI. */
export const REFERRALS = [
  { value: 'caps', label: 'CAPS', conduct: 5 },
  { value: 'internacao', label: 'Internação hospitalar', conduct: 6 },
  { value: 'urgencia', label: 'Urgência', conduct: 7 },
  { value: 'atencao-domiciliar', label: 'Serviço de Atenção Domiciliar', conduct: 8 },
  { value: 'intersetorial', label: 'Intersetorial', conduct: 10 },
] as const;
/** `condutas`: whoever is referred to a specialty. */
export const TO_SPECIALTY = 4;

/** `classificacaoRisco` of the LEDI. */
export const REFERRAL_RISKS = [
  { value: 0, label: 'Emergência' },
  { value: 1, label: 'Urgência' },
  { value: 2, label: 'Prioritário' },
  { value: 3, label: 'Eletivo' },
] as const;

/** To a specialised service; of what is thought to be the matter, one code. */
export const Referral = block({
  /** `FAI.especialidadeEncaminhamentoAtendimentoIndividual` of the LEDI. */
  specialty: Type.Integer({ minimum: 1, maximum: 999 }),
  cid10: Type.Optional(Cid10),
  ciap2: Type.Optional(Ciap2),
  risk: Type.Integer({ enum: REFERRAL_RISKS.map(({ value }) => value) }),
  reason: Type.Optional(Type.String({ maxLength: 1000 })),
  note: Type.Optional(Type.String({ maxLength: 1000 })),
});
export type Referral = Static<typeof Referral>;

/** Of a specialty among the names that are kept with what was written. */
export const specialtyKey = (specialty: number): string => `especialidade ${specialty}`;

export const Referrals = block({
  kinds: Type.Optional(
    Type.Array(Type.Enum(REFERRALS.map(({ value }) => value)), { maxItems: 5, uniqueItems: true }),
  ),
  specialised: Type.Optional(Type.Array(Referral, { maxItems: 20 })),
});
export type Referrals = Static<typeof Referrals>;

export const CERTIFICATES = [
  { value: 'padrao', label: 'Padrão' },
  { value: 'maternidade', label: 'Licença-maternidade' },
  { value: 'em-branco', label: 'Em branco' },
] as const;

/** "Atestado". The CID-10 only where the citizen agreed that it be written. */
export const Certificate = block({
  model: Type.Enum(CERTIFICATES.map(({ value }) => value)),
  day: Type.Optional(LocalDate),
  /** `hh:mm`. */
  time: Type.Optional(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })),
  days: Type.Optional(Type.Integer({ minimum: 0, maximum: 999 })),
  cid10: Type.Optional(Cid10),
  /** Of one in blank, all of it. */
  text: Type.Optional(Type.String({ maxLength: 4000 })),
});
export type Certificate = Static<typeof Certificate>;

/** "Orientação", as it is handed out. */
export const Guidance = Text(4000);
