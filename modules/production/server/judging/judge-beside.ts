import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Ledi } from '#platform/ledi/load';
import type { Judged } from '../store/judged.ts';
import { judgeFile, type ToJudge } from './judge-file.ts';
import { type Installed, Members } from './membership.ts';
import { type FromThread, type ThreadTask, type ToThread, unpacked } from './thread-words.ts';

/** Below this a thread costs more than it saves: it reads the layout first. */
const WORTH_BYTES = 1024 ** 2;
/** Batches judged and not yet stored. */
const AHEAD = 2;
/** Of the thread: young objects die at once, and a heap that may grow to all of the machine is seldom tidied. */
const MEMORY = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 512 };
/** Compiled, as installations run it. From source (tests) there is no file that a thread could begin with. */
const THREAD = import.meta.url.endsWith('.js') ? new URL('./judge-thread.js', import.meta.url) : undefined;

/**
 * `judgeFile`, of a large file in a thread of its own: while one batch is stored the next are judged, in their order and
 * no more than a few. The thread ends with whoever takes the batches.
 */
export async function* judgeBeside(
  ledi: Ledi,
  installed: Installed,
  file: ToJudge,
): AsyncGenerator<Judged[]> {
  const isWorth = await stat(file.path).then(
    ({ size }) => size > WORTH_BYTES,
    () => false,
  );
  yield* THREAD && isWorth
    ? judgeInThread(THREAD, ledi, installed, file)
    : judgeFile(ledi, new Members(installed), file);
}

async function* judgeInThread(
  thread: URL,
  ledi: Ledi,
  { refusesTraining, ask }: Installed,
  { path, from }: ToJudge,
): AsyncGenerator<Judged[]> {
  const workerData: ThreadTask = { path, refusesTraining };
  const worker = new Worker(thread, { workerData, resourceLimits: MEMORY });
  const answer = (word: ToThread) => worker.postMessage(word);
  for (let batch = 0; batch < AHEAD; batch++) answer({ kind: 'more' });
  try {
    for await (const word of wordsOf(worker)) {
      switch (word.kind) {
        case 'began':
          answer({ kind: 'from', position: await from() });
          break;
        case 'members':
          answer({ kind: 'members', row: await ask(word.ibge) });
          break;
        case 'judged':
          yield unpacked(word.judged);
          answer({ kind: 'more' });
          break;
        case 'unreadable':
          throw new ledi.LediError(word.error.code, word.error.message);
        case 'ended':
          return;
      }
    }
  } finally {
    await worker.terminate();
  }
}

/** What a thread says, until it ends; throws what it threw. */
async function* wordsOf(worker: Worker): AsyncGenerator<FromThread> {
  const words: FromThread[] = [];
  let end: { fault: unknown } | undefined;
  let wake = () => undefined as void;
  worker.on('message', (word: FromThread) => {
    words.push(word);
    wake();
  });
  const stop = (fault: unknown) => {
    end ??= { fault };
    wake();
  };
  worker.on('error', stop);
  worker.on('exit', (code) => stop(new Error(`the thread of judging ended with ${code}`)));
  for (;;) {
    const word = words.shift();
    if (word) yield word;
    else if (end) throw end.fault;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
}
