import { sentenceCase, titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import type { RouteOutput } from '#platform/contract/route';
import type { getCitizenContract } from '#modules/citizens/contract';
import { fieldLabel, shownCase, shownValue } from '#modules/citizens/contract/labels';
import { formatDateTime } from '#ui/index';

type Citizen = RouteOutput<typeof getCitizenContract>;

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** Words for what is kept as a code: municipalities, occupation, team, responsible. */
export function namesIn(citizens: readonly Citizen[]): ReadonlyMap<string, string> {
  const pairs = citizens.flatMap((one) => [
    [one.municipalityIbge, one.municipalityName],
    [one.birthMunicipalityIbge, one.birthMunicipalityName],
    [one.occupationCbo, one.occupationName && sentenceCase(one.occupationName)],
    [one.team?.id, one.team && `${one.team.name} · ${titleCasePlace(one.team.unitName)}`],
    [one.responsible?.id, one.responsible && titleCaseName(one.responsible.name)],
  ]);
  return new Map(pairs.filter((pair): pair is [string, string] => Boolean(pair[0] && pair[1])));
}

/** A value as people read it; '' for what is not told. */
export function wordOf(field: string, value: unknown, names: ReadonlyMap<string, string>): string {
  if (typeof value === 'string') {
    const name = names.get(value);
    if (name !== undefined) return name;
    const inCase = shownCase(field, value);
    if (inCase !== undefined) return inCase;
    if (INSTANT.test(value)) return formatDateTime(value);
  }
  return shownValue(field, value);
}

/** The parts of the registration, as people call them. */
const PARTS: Readonly<Record<string, string>> = {
  mother: 'Nome da mãe',
  father: 'Nome do pai',
  nationality: 'Nacionalidade e nascimento',
  race: 'Raça/cor e etnia',
  team: 'Equipe responsável',
  family: 'Família',
  address: 'Endereço',
  occupation: 'Ocupação',
  sexualOrientation: 'Orientação sexual',
  genderIdentity: 'Identidade de gênero',
  death: 'Óbito',
  sharing: 'Compartilhamento do prontuário',
};
export const partLabel = (part: string): string => PARTS[part] ?? fieldLabel(part);

/** Said in every record and telling nobody anything here. */
const SILENT = ['teamAutomatic', 'teamSince'];
const NOT_TOLD = new Set(['Não']);

/** One part of a record in lines: a lone value by itself, several with what each is. */
export function partLines(
  values: Readonly<Record<string, unknown>>,
  names: ReadonlyMap<string, string>,
): string[] {
  const told = Object.entries(values)
    .filter(([field]) => !SILENT.includes(field))
    .map(([field, value]) => ({ field, text: wordOf(field, value, names) }))
    .filter(({ text }) => text !== '' && !NOT_TOLD.has(text));
  // By itself only what the part is called after: a reason for having no CPF is no CPF.
  const [first] = Object.keys(values);
  return told.map(({ field, text }) => {
    if (text === 'Sim') return fieldLabel(field);
    return field === first && told.length === 1 ? text : `${fieldLabel(field)}: ${text}`;
  });
}
