import { codeTypes } from './code-types.ts';
import { detailWords } from './detail-words.ts';
import {
  ACCOUNT_TYPES,
  DATABASE_OPERATION,
  officialTypes,
  PROFILE_CHANGE,
  USER_ACTION,
} from './official-types.ts';
import { recordLabel } from './record-types.ts';

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

/** "Registro afetado": type and id. */
export const recordText = ({ subjectTable, subjectId }: EventFacts): string =>
  subjectTable === null ? '' : [recordLabel(subjectTable), subjectId].filter(Boolean).join(' - ');

/** "Detalhes do evento" in one line. Holds only what the trail holds: ids, field names, plain words. */
export function detailText(event: EventFacts): string {
  const { type, fields, details, cpf } = event;
  const official = officialOf(type);
  const text = codeTypes[type]?.text ?? type;
  const parts = official === DATABASE_OPERATION ? [operationText(text, event)] : [text];
  if (ACCOUNT_TYPES.has(official) && cpf !== null) parts.push(`CPF ${cpf}`);
  if (fields && official === PROFILE_CHANGE) parts.push(...fields.map(resourceText));
  else if (fields && official !== DATABASE_OPERATION) parts.push(`campos: ${fields.join(', ')}`);
  for (const [key, value] of Object.entries(details ?? {})) {
    if (value !== null) parts.push(`${detailWords[key] ?? key}: ${valueText(value)}`);
  }
  return parts.join('; ');
}

/** `<operação> <Entidade> atributos: <ID>, <colunas>` */
function operationText(operation: string, { subjectTable, subjectId, fields }: EventFacts): string {
  const entity = subjectTable === null ? '' : ` ${recordLabel(subjectTable)}`;
  const attributes = [subjectId, ...(fields ?? [])].filter(Boolean).join(', ');
  return `${operation}${entity}${attributes === '' ? '' : ` atributos: ${attributes}`}`;
}

/** '+resource' and '-resource', as a change of a profile writes them. */
function resourceText(field: string): string {
  if (field.startsWith('+')) return `Adição ${field.slice(1)}`;
  return field.startsWith('-') ? `Remoção ${field.slice(1)}` : field;
}

const valueText = (value: Exclude<Value, null>): string =>
  value === true ? 'sim' : value === false ? 'não' : String(value);
