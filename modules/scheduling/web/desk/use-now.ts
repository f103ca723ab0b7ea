import { useEffect, useState } from 'react';
import { civilToday, displayedZone, formatTime, serverNow } from '#ui/index';

const EVERY_MS = 20_000;

/** Now on the clock of the municipality: `today` as `aaaa-mm-dd`, `time` as `hh:mm`. */
export type Now = { today: string; time: string };

function read(): Now {
  const now = new Date(serverNow());
  return { today: civilToday(now, displayedZone()), time: formatTime(now) };
}

/** Goes on with the clock, minute by minute. */
export function useNow(): Now {
  const [now, setNow] = useState(read);
  useEffect(() => {
    const look = () => {
      const next = read();
      setNow((before) => (before.today === next.today && before.time === next.time ? before : next));
    };
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Began already, or begins this minute. */
export const isPast = ({ today, time }: Now, day: string, start: string): boolean =>
  `${day}T${start}` <= `${today}T${time}`;
