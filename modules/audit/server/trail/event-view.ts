import { detailText, eventLabel, recordText } from './event-text.ts';
import type { EventRow } from './event-queries.ts';
import type { Names } from './names.ts';

const ACTORS = {
  person: 'Pessoa que não está mais na base',
  'command-line': 'Linha de comando',
  system: 'Sistema',
  anonymous: 'Não identificado',
} as const;

/** The columns of the trail (§12.2), on the screen and in its files. */
export type EventTexts = { label: string; user: string; record: string; ip: string | null; detail: string };

export const eventTexts = (row: EventRow, names: Names): EventTexts => ({
  label: eventLabel(row.type),
  user: row.name ?? ACTORS[row.actorKind],
  record: recordText(row, names),
  ip: row.ip,
  detail: detailText(row, names),
});
