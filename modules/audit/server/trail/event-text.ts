import { resourceTree } from '#modules/access/index';
import { DATABASE_OPERATION, PROFILE_CHANGE, USER_ACTION } from '#platform/audit/declaration';
import { type Catalogue, recordLabel } from '../../catalogue/catalogue.ts';
import { ACCOUNT_TYPES, officialTypes } from '../../contract/official-types.ts';
import { type Names, NO_NAMES } from './names.ts';
import type { DetailValue, EventFacts } from './event-facts.ts';

const labels = new Map(officialTypes.map(({ number, label }) => [number, label]));
const officialOf = ({ types }: Catalogue, type: string): number => types.get(type)?.official ?? USER_ACTION;

/** The official "Tipo de evento". */
export const eventLabel = (catalogue: Catalogue, type: string): string =>
  labels.get(officialOf(catalogue, type)) ?? '';

/** "Registro afetado": type and name, or the id of one without a name. */
export const recordText = (
  catalogue: Catalogue,
  { subjectTable, subjectId }: EventFacts,
  names = NO_NAMES,
): string =>
  subjectTable === null
    ? ''
    : [recordLabel(catalogue, subjectTable), subjectId && nameOf(subjectId, names)]
        .filter(Boolean)
        .join(' - ');

const nameOf = (id: string, names: Names): string => names.get(id) ?? id;

/** "Detalhes do evento" in one line: what the trail holds, in plain words, and records by their names. */
export function detailText(catalogue: Catalogue, event: EventFacts, names = NO_NAMES): string {
  const { type, fields, details, cpf } = event;
  const official = officialOf(catalogue, type);
  const text = catalogue.types.get(type)?.text ?? type;
  const parts = official === DATABASE_OPERATION ? [operationText(catalogue, text, event, names)] : [text];
  if (ACCOUNT_TYPES.has(official) && cpf !== null) parts.push(`CPF ${cpf}`);
  if (fields && official === PROFILE_CHANGE) parts.push(...fieldTexts(catalogue, event));
  else if (fields && official !== DATABASE_OPERATION)
    parts.push(`campos: ${fieldTexts(catalogue, event).join(', ')}`);
  // `jsonb` keeps no order: the words of the room give one.
  const order = catalogue.keyOrder.get(type) ?? [];
  const placeOf = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const told = Object.entries(details ?? {}).sort(([a], [b]) => placeOf(a) - placeOf(b));
  for (const [key, value] of told) {
    if (value !== null) parts.push(`${wordOf(catalogue, key)}: ${valueText(catalogue, key, value, names)}`);
  }
  return parts.join('; ');
}

/** The fields of an event, and the resources of a change of a profile, in the words of the screens. */
export const fieldTexts = (
  catalogue: Catalogue,
  { type, fields }: Pick<EventFacts, 'type' | 'fields'>,
): string[] => {
  const textOf = officialOf(catalogue, type) === PROFILE_CHANGE ? resourceText : wordOf;
  return (fields ?? []).map((field) => textOf(catalogue, field));
};

/** `<operação> <Entidade> atributos: <nome ou ID>, <colunas>` */
function operationText(
  catalogue: Catalogue,
  operation: string,
  { subjectTable, subjectId, fields }: EventFacts,
  names: Names,
): string {
  const entity = subjectTable === null ? '' : ` ${recordLabel(catalogue, subjectTable)}`;
  const attributes = [
    subjectId && nameOf(subjectId, names),
    ...(fields ?? []).map((field) => wordOf(catalogue, field)),
  ]
    .filter(Boolean)
    .join(', ');
  return `${operation}${entity}${attributes === '' ? '' : ` atributos: ${attributes}`}`;
}

/** '+resource' and '-resource' as a change of a profile writes them: `<Adição/Remoção> <Recurso> <Permissão>`. */
function resourceText(catalogue: Catalogue, field: string): string {
  if (field.startsWith('+')) return `Adição ${resourceLabel(field.slice(1))}`;
  return field.startsWith('-') ? `Remoção ${resourceLabel(field.slice(1))}` : wordOf(catalogue, field);
}

/** A resource with those it stands under; its id when the program no longer has it. */
function resourceLabel(id: string): string {
  const found = resourceTree().find((resource) => resource.id === id);
  if (!found) return id;
  return found.parent === null ? found.label : `${resourceLabel(found.parent)} › ${found.label}`;
}

const wordOf = ({ words }: Catalogue, key: string): string => words.get(key) ?? key;

function valueText(
  { recordTypes, values }: Catalogue,
  key: string,
  value: Exclude<DetailValue, null>,
  names: Names,
): string {
  if (typeof value === 'boolean') return value ? 'sim' : 'não';
  const text = String(value);
  if (key === 'types')
    return text
      .split(',')
      .map((number) => labels.get(Number(number)) ?? number)
      .join(', ');
  if (key === 'record') return recordTypes.find(({ id }) => id === text)?.label ?? text;
  const word = values.get(key)?.get(text);
  if (word !== undefined) return word;
  const called = text
    .split(', ')
    .map((one) => nameOf(one, names))
    .join(', ');
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.split('-').reverse().join('/') : called;
}
