import { resourceTree } from '#modules/access/index';
import { codeTypes } from '../../catalogue/code-types.ts';
import { detailWords } from '../../catalogue/detail-words.ts';
import { valueWords } from '../../catalogue/value-words.ts';
import {
  ACCOUNT_TYPES,
  DATABASE_OPERATION,
  officialTypes,
  PROFILE_CHANGE,
  USER_ACTION,
} from '../../contract/official-types.ts';
import { recordLabel, recordTypes } from '../../contract/record-types.ts';
import { type Names, NO_NAMES } from './names.ts';

type Value = string | number | boolean | null;

/** What the texts of an event are made of. */
export type EventFacts = {
  type: string;
  subjectTable: string | null;
  subjectId: string | null;
  fields: readonly string[] | null;
  details: Readonly<Record<string, Value>> | null;
  /** Of the professional concerned, digits. */
  cpf: string | null;
};

const labels = new Map(officialTypes.map(({ number, label }) => [number, label]));
const officialOf = (type: string): number => codeTypes[type]?.official ?? USER_ACTION;

/** The official "Tipo de evento". */
export const eventLabel = (type: string): string => labels.get(officialOf(type)) ?? '';

/** "Registro afetado": type and name, or the id of one without a name. */
export const recordText = ({ subjectTable, subjectId }: EventFacts, names = NO_NAMES): string =>
  subjectTable === null
    ? ''
    : [recordLabel(subjectTable), subjectId && nameOf(subjectId, names)].filter(Boolean).join(' - ');

const nameOf = (id: string, names: Names): string => names.get(id) ?? id;

/** "Detalhes do evento" in one line: what the trail holds, in plain words, and records by their names. */
export function detailText(event: EventFacts, names = NO_NAMES): string {
  const { type, fields, details, cpf } = event;
  const official = officialOf(type);
  const text = codeTypes[type]?.text ?? type;
  const parts = official === DATABASE_OPERATION ? [operationText(text, event, names)] : [text];
  if (ACCOUNT_TYPES.has(official) && cpf !== null) parts.push(`CPF ${cpf}`);
  if (fields && official === PROFILE_CHANGE) parts.push(...fieldTexts(event));
  else if (fields && official !== DATABASE_OPERATION) parts.push(`campos: ${fieldTexts(event).join(', ')}`);
  // `jsonb` keeps no order: the list of words gives one.
  const told = Object.entries(details ?? {}).sort(([a], [b]) => placeOf(a) - placeOf(b));
  for (const [key, value] of told) {
    if (value !== null) parts.push(`${wordOf(key)}: ${valueText(key, value, names)}`);
  }
  return parts.join('; ');
}

/** The fields of an event, and the resources of a change of a profile, in the words of the screens. */
export const fieldTexts = ({ type, fields }: Pick<EventFacts, 'type' | 'fields'>): string[] =>
  (fields ?? []).map(officialOf(type) === PROFILE_CHANGE ? resourceText : wordOf);

/** `<operação> <Entidade> atributos: <nome ou ID>, <colunas>` */
function operationText(
  operation: string,
  { subjectTable, subjectId, fields }: EventFacts,
  names: Names,
): string {
  const entity = subjectTable === null ? '' : ` ${recordLabel(subjectTable)}`;
  const attributes = [subjectId && nameOf(subjectId, names), ...(fields ?? []).map(wordOf)]
    .filter(Boolean)
    .join(', ');
  return `${operation}${entity}${attributes === '' ? '' : ` atributos: ${attributes}`}`;
}

/** '+resource' and '-resource' as a change of a profile writes them: `<Adição/Remoção> <Recurso> <Permissão>`. */
function resourceText(field: string): string {
  if (field.startsWith('+')) return `Adição ${resourceLabel(field.slice(1))}`;
  return field.startsWith('-') ? `Remoção ${resourceLabel(field.slice(1))}` : wordOf(field);
}

/** A resource with those it stands under; its id when the program no longer has it. */
function resourceLabel(id: string): string {
  const found = resourceTree().find((resource) => resource.id === id);
  if (!found) return id;
  return found.parent === null ? found.label : `${resourceLabel(found.parent)} › ${found.label}`;
}

const wordOf = (key: string): string => detailWords[key] ?? key;
const words = Object.keys(detailWords);
const placeOf = (key: string): number => (words.includes(key) ? words.indexOf(key) : words.length);

function valueText(key: string, value: Exclude<Value, null>, names: Names): string {
  if (typeof value === 'boolean') return value ? 'sim' : 'não';
  const text = String(value);
  if (key === 'types')
    return text
      .split(',')
      .map((number) => labels.get(Number(number)) ?? number)
      .join(', ');
  if (key === 'record') return recordTypes.find(({ id }) => id === text)?.label ?? text;
  const word = valueWords[key]?.[text];
  if (word !== undefined) return word;
  const called = text
    .split(', ')
    .map((one) => nameOf(one, names))
    .join(', ');
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.split('-').reverse().join('/') : called;
}
