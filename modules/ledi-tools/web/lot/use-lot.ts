import { useCallback, useEffect, useRef, useState } from 'react';
import { civilToday } from '#ui/kit/dates';
import { LotClient, LotProblem, type MakeWorker } from './client.ts';
import type { DroppedFile, LotSummary, Progress } from './protocol.ts';

export type LotWork = {
  /** Newest layout the worker knows; null until it is there. */
  newest: string | null;
  /** While it judges. */
  progress: Progress | null;
  /** Of the last lot judged. */
  summary: LotSummary | null;
  /** Changes with each lot and each new judgement of it: what was read before is old. */
  turn: number;
  /** A sentence for the person; '' when the worker itself failed. */
  failure: string | null;
  client: LotClient | null;
  judge: (files: DroppedFile[]) => void;
  forgetCnes: () => void;
  /** Stops what is going on and forgets the lot. */
  clear: () => void;
};

type Shown = Pick<LotWork, 'failure' | 'progress' | 'summary' | 'turn'>;
const NOTHING: Shown = { failure: null, progress: null, summary: null, turn: 0 };
const BEGUN: Progress = { part: 0, records: 0 };

/** A lot and the worker that holds it, as long as the page is open. */
export function useLot(make: MakeWorker): LotWork {
  const [newest, setNewest] = useState<string | null>(null);
  const [shown, setShown] = useState(NOTHING);
  const [client, setClient] = useState<LotClient | null>(null);
  const current = useRef<LotClient | null>(null);

  const begin = useCallback((): LotClient | null => {
    current.current?.end();
    const fail = () => {
      current.current = null;
      setShown({ ...NOTHING, failure: '' });
    };
    try {
      current.current = new LotClient(make, {
        onReady: setNewest,
        onProgress: (progress) => setShown((now) => (now.progress ? { ...now, progress } : now)),
        onBroken: fail,
      });
    } catch {
      fail();
    }
    setClient(current.current);
    return current.current;
  }, [make]);

  useEffect(() => {
    begin();
    return () => {
      current.current?.end();
      current.current = null;
    };
  }, [begin]);

  function run(work: (client: LotClient, today: string) => Promise<LotSummary>): void {
    const worker = current.current ?? begin();
    if (!worker) return;
    setShown((now) => ({ ...now, progress: BEGUN, failure: null }));
    work(worker, civilToday(new Date())).then(
      (summary) => setShown((now) => ({ failure: null, progress: null, summary, turn: now.turn + 1 })),
      (error: unknown) => {
        // One that was ended on purpose has nothing more to say.
        if (worker !== current.current) return;
        setShown({ ...NOTHING, failure: error instanceof LotProblem ? error.message : '' });
      },
    );
  }

  return {
    ...shown,
    newest,
    client,
    judge: (files) => {
      if (files.length > 0) run((worker, today) => worker.ask('judge', { files, today }));
    },
    forgetCnes: () => run((worker, today) => worker.ask('forgetCnes', { today })),
    clear: () => {
      setShown((now) => ({ ...NOTHING, turn: now.turn + 1 }));
      begin();
    },
  };
}
