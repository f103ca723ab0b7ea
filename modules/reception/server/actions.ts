import { type Action, RESOURCES } from '../contract/parts.ts';
import type { EntryRow } from './entry-queries.ts';

/** The native type of service that opens "Realizar vacinação"; everywhere the same. */
export const VACCINATION = '00000000-0000-7000-8000-000000000109';

type Who = { resources: ReadonlySet<string>; lotacaoId: string };

/** What somebody may do of an entry now, in the order of the menu. */
export function actionsOf(entry: EntryRow, { resources, lotacaoId }: Who): Action[] {
  const { status, listenedAt, attendedAt, appointmentId, heldBy, serviceTypes } = entry;
  const waits = status === 'aguardando';
  const may = (resource: keyof typeof RESOURCES) => resources.has(RESOURCES[resource]);
  const own = heldBy === lotacaoId;
  const rules: ReadonlyArray<readonly [Action, boolean]> = [
    [
      appointmentId ? 'pre-care' : 'listen',
      ((waits && listenedAt === null) || (own && status === 'em-escuta')) && may('listen'),
    ],
    ['attend', (waits || (own && status === 'em-atendimento')) && may('attend')],
    ['vaccinate', waits && serviceTypes.includes(VACCINATION) && may('vaccinate')],
    ['call', waits && (['edit', 'attend', 'listen', 'vaccinate'] as const).some(may)],
    ['not-waited', waits && may('notWaited')],
    ['returned', status === 'nao-aguardou' && may('notWaited')],
    ['declare', (heldBy !== null || listenedAt !== null || attendedAt !== null) && may('declare')],
    ['edit', waits && may('edit')],
    ['exclude', isExcludable(entry) && may('edit')],
  ];
  return rules.flatMap(([action, allowed]) => (allowed ? [action] : []));
}

/** Only where nothing was started (ENC-09). */
export const isExcludable = ({ status, listenedAt, attendedAt }: EntryRow): boolean =>
  (status === 'aguardando' || status === 'nao-aguardou') && listenedAt === null && attendedAt === null;
