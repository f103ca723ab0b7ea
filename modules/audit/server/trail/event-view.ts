import type { Catalogue } from '../../catalogue/catalogue.ts';
import { detailText, eventLabel, recordText } from './event-text.ts';
import type { EventRow } from './event-queries.ts';
import type { Names } from './names.ts';

const ACTORS = {
  person: 'Pessoa que não está mais na base',
  'command-line': 'Linha de comando',
  system: 'Sistema',
  peer: 'Outra instalação',
  anonymous: 'Não identificado',
} as const;

/** The columns of the trail, on the screen and in its files. */
export type EventTexts = { label: string; user: string; record: string; ip: string | null; detail: string };

export const eventTexts = (catalogue: Catalogue, row: EventRow, names: Names): EventTexts => ({
  label: eventLabel(catalogue, row.type),
  user: row.name ?? ACTORS[row.actorKind],
  record: recordText(catalogue, row, names),
  ip: row.ip,
  detail: detailText(catalogue, row, names),
});
