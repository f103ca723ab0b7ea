import { type Static, type TSchema, Type } from 'typebox';
import { Text, Uuid } from '#platform/contract/schemas';

/*
 * What the record of a citizen keeps besides problems. A row says how one stands from now on: a new one, or the one of `id`;
 * `removed` takes it off the list, and its history keeps it.
 */

const strict = { additionalProperties: false } as const;
const row = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(
    {
      id: Type.Optional(Uuid),
      /** Of that one, as its author knew it; 0: none was known. */
      revisions: Type.Optional(Type.Integer({ minimum: 0 })),
      removed: Type.Optional(Type.Boolean()),
      ...properties,
    },
    strict,
  );

type Words<V> = ReadonlyArray<{ value: V; label: string }>;
const oneOf = <const V extends string>(choices: Words<V>) =>
  Type.Optional(Type.Enum(choices.map(({ value }): V => value)));
const note = (most: number) => Type.Optional(Type.String({ maxLength: most }));

/** yyyy, yyyy-mm or yyyy-mm-dd: people remember the year. */
export const PartialDate = Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' });
/** Whether a date that is written so is of the calendar: 2020-02-31 is none. */
export function isOfCalendar(date: string): boolean {
  const whole = `${date}-01-01`.slice(0, 10);
  const at = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(whole);
}

export const ALLERGY_CATEGORIES = [
  { value: 'medicamento', label: 'Medicamento' },
  { value: 'alimento', label: 'Alimento' },
  { value: 'ambiente', label: 'Ambiente' },
  { value: 'biologico', label: 'Biológico' },
] as const;
export const REACTIONS = [
  { value: 'alergia', label: 'Alergia' },
  { value: 'intolerancia', label: 'Intolerância' },
] as const;
export const CRITICALITIES = [
  { value: 'alta', label: 'Alta' },
  { value: 'baixa', label: 'Baixa' },
] as const;
export const CERTAINTIES = [
  { value: 'confirmado', label: 'Confirmado' },
  { value: 'suspeito', label: 'Suspeito' },
  { value: 'refutado', label: 'Refutado' },
  { value: 'resolvido', label: 'Resolvido' },
] as const;

/** "Alergia/Reação adversa". */
export const Allergy = row({
  category: Type.Enum(ALLERGY_CATEGORIES.map(({ value }) => value)),
  /** The agent or substance, as it is called. */
  agent: Text(120),
  reaction: oneOf(REACTIONS),
  criticality: oneOf(CRITICALITIES),
  certainty: oneOf(CERTAINTIES),
  manifestations: Type.Optional(Type.Array(Text(80), { maxItems: 20, uniqueItems: true })),
  startedOn: Type.Optional(PartialDate),
  note: note(400),
});
export type Allergy = Static<typeof Allergy>;

/** One that is refuted or resolved warns of nothing and leaves the front sheet. */
export const isStanding = ({ certainty, removed }: Pick<Allergy, 'certainty' | 'removed'>): boolean =>
  removed !== true && certainty !== 'refutado' && certainty !== 'resolvido';

/** "Cirurgia e/ou internação". */
export const HospitalStay = row({ what: Text(200), on: Type.Optional(PartialDate), note: note(200) });
export type HospitalStay = Static<typeof HospitalStay>;

export const KINSHIPS = [
  { value: 'mae', label: 'Mãe' },
  { value: 'pai', label: 'Pai' },
  { value: 'irmaos', label: 'Irmão ou irmã' },
  { value: 'avos', label: 'Avô ou avó' },
  { value: 'filhos', label: 'Filho ou filha' },
  { value: 'outro', label: 'Outro parente' },
] as const;

/** A condition of somebody in the family. */
export const FamilyCondition = row({
  ciap2: Type.String({ pattern: '^[A-Z][0-9]{2}$' }),
  kinship: oneOf(KINSHIPS),
  note: note(200),
});
export type FamilyCondition = Static<typeof FamilyCondition>;

/** "Informações obstétricas": so many of each, in the order of the form. */
export const OBSTETRIC_COUNTS = [
  { key: 'pregnancies', label: 'Gestas prévias' },
  { key: 'abortions', label: 'Abortos' },
  { key: 'births', label: 'Partos realizados' },
  { key: 'vaginal', label: 'Partos vaginais' },
  { key: 'cesarean', label: 'Cesáreas' },
  { key: 'atHome', label: 'Partos domiciliares' },
  { key: 'bornAlive', label: 'Nascidos vivos' },
  { key: 'stillborn', label: 'Nascidos mortos' },
  { key: 'lowWeight', label: 'RN com menos de 2.500 g' },
  { key: 'highWeight', label: 'RN com mais de 4.500 g' },
  { key: 'living', label: 'Nascidos vivos que vivem' },
  { key: 'diedFirstWeek', label: 'Mortos na 1ª semana' },
  { key: 'diedLater', label: 'Mortos após a 1ª semana' },
] as const;
type CountKey = (typeof OBSTETRIC_COUNTS)[number]['key'];
const count = Type.Optional(Type.Integer({ minimum: 0, maximum: 99 }));
const counts = Object.fromEntries(OBSTETRIC_COUNTS.map(({ key }) => [key, count])) as Record<
  CountKey,
  typeof count
>;

export const OUTCOME_WITHIN_YEAR = 'Desfecho da última gestação há menos de um ano';
/** The newest stands. */
export const Obstetric = row({ ...counts, outcomeWithinYear: Type.Optional(Type.Boolean()) });
export type Obstetric = Static<typeof Obstetric>;

/** What does not add up, for whoever writes to look at again; it keeps nobody from ending. */
export function obstetricWarnings({
  pregnancies,
  abortions = 0,
  births,
  vaginal,
  cesarean,
}: Obstetric): string[] {
  const warnings: string[] = [];
  if (
    births !== undefined &&
    vaginal !== undefined &&
    cesarean !== undefined &&
    births !== vaginal + cesarean
  ) {
    warnings.push(`Partos (${births}) não são a soma de vaginais (${vaginal}) e cesáreas (${cesarean}).`);
  }
  if (pregnancies !== undefined && births !== undefined && pregnancies < births + abortions) {
    warnings.push(`Gestas (${pregnancies}) são menos que partos e abortos (${births + abortions}).`);
  }
  return warnings;
}

/** "Antecedentes": a tab of its own, written in any visit. */
export const Antecedents = Type.Object(
  {
    hospital: Type.Optional(Type.Array(HospitalStay, { maxItems: 30 })),
    family: Type.Optional(Type.Array(FamilyCondition, { maxItems: 30 })),
    obstetric: Type.Optional(Obstetric),
  },
  strict,
);
export type Antecedents = Static<typeof Antecedents>;
