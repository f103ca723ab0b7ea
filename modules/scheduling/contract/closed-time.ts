import { dayText } from '@pec-aberto/brazil';
import type { RouteInput } from '#platform/contract/route';
import { isDay } from '#platform/contract/typed';
import { type Fault, isTime } from './agenda.ts';
import { CLOSURE_REASONS, type closeAgenda } from './closures.ts';
import type { ClosedTime } from './slots.ts';

type Typed = RouteInput<typeof closeAgenda>['body'];
type Reason = Typed['reason'];

const FIRST = '2000-01-01';
const LAST = '2100-12-31';
const DAY_MS = 86_400_000;

/** The civil date so many days after another. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** A date of the calendar in a year that people mean. */
export const isDate = (text: string): boolean => isDay(text) && text >= FIRST && text <= LAST;

/** Null: a date that is taken. */
const dateFault = (text: string): string | null => {
  if (!isDay(text)) return 'Esta data não existe. Exemplo: 12/03/2027.';
  return isDate(text) ? null : `Use uma data de ${dayText(FIRST)} a ${dayText(LAST)}.`;
};

/** From the first minute to the last one closed: without hours, whole days. */
export const closedTime = ({
  startDate,
  startTime,
  endDate,
  endTime,
}: Omit<Typed, 'reason' | 'specification'>): ClosedTime => ({
  startsAt: `${startDate}T${startTime || '00:00'}`,
  endsAt: endTime === '' ? `${daysAfter(endDate, 1)}T00:00` : `${endDate}T${endTime}`,
});

/** What is wrong with a closing, by field. Used by the page and by the server. */
export function closureFaults(typed: Typed): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: keyof Typed, message: string) => faults.push({ path, message });
  for (const path of ['startDate', 'endDate'] as const) {
    const message = dateFault(typed[path]);
    if (message) fault(path, message);
  }
  const dates = faults.length;
  const times = (['startTime', 'endTime'] as const).filter(
    (path) => typed[path] !== '' && !isTime(typed[path]),
  );
  for (const path of times) fault(path, 'Digite a hora como 08:00, ou deixe em branco para o dia inteiro.');
  if (typed.reason === 'outro' && typed.specification.trim() === '') {
    fault('specification', 'Especifique o motivo.');
  }
  if (typed.reason !== 'outro' && typed.specification.trim() !== '') {
    fault('specification', 'Só o motivo “Outro” leva especificação.');
  }
  if (dates + times.length > 0) return faults;
  const { startsAt, endsAt } = closedTime(typed);
  if (startsAt >= endsAt) {
    if (typed.endDate < typed.startDate) fault('endDate', 'A data final é anterior à inicial.');
    else fault('endTime', 'A hora final precisa ser depois da inicial.');
  }
  return faults;
}

/** "Atestado"; of another reason what was written, "Greve - Outro". */
export function reasonText({ reason, specification }: { reason: Reason; specification: string }): string {
  const label = CLOSURE_REASONS.find(({ value }) => value === reason)?.label ?? reason;
  return specification === '' ? label : `${specification} - ${label}`;
}

/** "01/12/2026 - 05/12/2026"; with the hours where not whole days are closed. */
export function closureText({ startsAt, endsAt }: ClosedTime): string {
  const [startDate = '', startTime = ''] = startsAt.split('T');
  const [endDate = '', endTime = ''] = endsAt.split('T');
  const from = startTime === '00:00' ? dayText(startDate) : `${dayText(startDate)} ${startTime}`;
  const to = endTime === '00:00' ? dayText(daysAfter(endDate, -1)) : `${dayText(endDate)} ${endTime}`;
  return `${from} - ${to}`;
}
