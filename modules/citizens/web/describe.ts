import { formatCns, formatCpf, titleCaseName } from '@pec-aberto/brazil';
import { formatDateTime } from '#ui/index';
import { documentKinds, labelOf } from '../contract/codes.ts';
import { shownCase, shownValue } from '../contract/labels.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** Number of a document as people read it. */
export function documentNumber(kind: string, number: string): string {
  if (kind === 'cpf') return formatCpf(number);
  return kind === 'cns' ? formatCns(number) : number;
}

/** Who wrote: people come in capitals, what acted by itself ("Linha de comando") as it is called. */
export const authorName = (author: string): string =>
  author === author.toUpperCase() ? titleCaseName(author) : author;

type SeenDocument = { kind: string; number: string; removedAt?: string | null };

function describeDocuments(documents: readonly SeenDocument[]): string {
  const said = documents.map(({ kind, number, removedAt }) => {
    const name = labelOf<string>(documentKinds, kind) ?? kind;
    return `${name} ${documentNumber(kind, number)}${removedAt ? ' (retirado)' : ''}`;
  });
  return said.join(', ');
}

const NONE: ReadonlyMap<string, string> = new Map();

/**
 * A value of the registration as people read it on the screen: as `shownValue`, names and places in their own case.
 * `names` gives words for codes that only the server knows (municipalities, occupations, teams, people).
 */
export function describe(field: string, value: unknown, names: ReadonlyMap<string, string> = NONE): string {
  if (field === 'documents' && Array.isArray(value)) return describeDocuments(value as SeenDocument[]);
  if (typeof value === 'string') {
    const name = names.get(value);
    if (name !== undefined) return name;
    if (INSTANT.test(value)) return formatDateTime(value);
    if (field === 'responsibleDocument') return documentNumber(value.length === 11 ? 'cpf' : 'cns', value);
    const inCase = shownCase(field, value);
    if (inCase !== undefined) return inCase;
  }
  return shownValue(field, value);
}
