import autocannon from 'autocannon';
import { descendants } from '../tests/support/processes.ts';
import type { Program } from '../tests/support/program.ts';
import { processorTimeOf } from './processor.ts';

const EACH_S = 5;

/** Answers a second, within how many ms 97.5 % of them came, processor ms of the web and of the base for each. */
export type Load = { perSecond: number; p97: number; web: number; base: number };

/** Reads these paths of the API in turn for some seconds, from so many browsers, each with its session. */
export async function loadOf(
  program: Pick<Program, 'url' | 'status'>,
  paths: readonly string[],
  cookies: readonly string[],
): Promise<Load> {
  const { pids } = await program.status();
  let browser = 0;
  let asked = 0;
  const read = () =>
    autocannon({
      url: program.url,
      connections: cookies.length,
      duration: EACH_S,
      setupClient: (client) => client.setHeaders({ cookie: cookies[browser++ % cookies.length] }),
      requests: [
        {
          setupRequest: (request) => ({ ...request, path: `/api${paths[asked++ % paths.length] ?? ''}` }),
        },
      ],
    });
  const timed = await processorTimeOf(
    () => [pids.web ?? 0],
    () => processorTimeOf(() => descendants(pids.postgres ?? 0), read),
  );
  const { result, ms } = timed.result;
  if (result.non2xx > 0) throw new Error(`${result.non2xx} reads were refused`);
  return {
    perSecond: result.requests.average,
    p97: result.latency.p97_5,
    web: timed.ms / result['2xx'],
    base: ms / result['2xx'],
  };
}

export const median = (loads: readonly Load[], figure: keyof Load) =>
  loads.map((one) => one[figure]).toSorted((a, b) => a - b)[Math.floor(loads.length / 2)] ?? 0;
