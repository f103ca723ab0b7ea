import { nthBusinessDay } from '@pec-aberto/brazil';
import { civilTime } from '#platform/clock/civil';
import type { Db } from '#platform/db/database';
import { getPlace } from './sending-queries.ts';
import { countOnTheWay, findLastReceipt } from './competencia-queries.ts';

/** Business day of a month until which the production of the month before enters SISAB. */
const DEADLINE_BUSINESS_DAY = 10;

/** Where the production of a month stands: what the deadline is and what has not arrived yet. */
export type Competencia = {
  /** Month whose deadline comes next, 'yyyy-mm'. */
  month: string;
  /** Last day, civil, of the municipality. */
  deadline: string;
  /** Days until then; 0 on the day itself. */
  daysLeft: number;
  /** Accepted fichas, in lots or not, whose receipt did not come. */
  unconfirmed: number;
  /** Refused by receivers. */
  refused: number;
  /** Whole months since a receiver last confirmed something; null when none ever did. */
  monthsWithout: number | null;
};

/** Source of the deadline: the calendars of the Ministry (10th business day); one month at most between bases. */
export async function competenciaOf(db: Db, municipalityId: string, now: Date): Promise<Competencia> {
  const { timeZone } = await getPlace(db, municipalityId);
  const { day: today } = civilTime(now, timeZone);
  const deadlineOfThis = nthBusinessDay(today.slice(0, 7), DEADLINE_BUSINESS_DAY);
  const isOver = today > deadlineOfThis;
  const month = monthPlus(today, isOver ? 0 : -1);
  const deadline = isOver ? nthBusinessDay(monthPlus(today, 1), DEADLINE_BUSINESS_DAY) : deadlineOfThis;
  const last = await findLastReceipt(db, municipalityId);
  return {
    month,
    deadline,
    daysLeft: Math.round((Date.parse(deadline) - Date.parse(today)) / 86_400_000),
    ...(await countOnTheWay(db, municipalityId)),
    monthsWithout: last ? monthsBetween(civilTime(last, timeZone).day, today) : null,
  };
}

const monthPlus = (day: string, months: number): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
};

function monthsBetween(from: string, to: string): number {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  return Math.max(0, (toYear - year) * 12 + toMonth - month - (toDay < day ? 1 : 0));
}
