import { isDay } from '#platform/contract/typed';
import { refused } from '#platform/errors/problem';

/** 422 for a day that the calendar does not have. */
export function refuseNoDay(path: 'from' | 'to', day: string | undefined): void {
  if (day === undefined || isDay(day)) return;
  const message = 'Este dia não existe. Corrija a data.';
  throw refused('day-invalid', message, [{ path, message }]);
}
