import { parentPort, workerData } from 'node:worker_threads';
import { loadLedi } from '#platform/ledi/load';
import { judgeFile } from './judge-file.ts';
import { Members } from './membership.ts';
import { type FromThread, packed, type ThreadTask, type ToThread } from './thread-words.ts';

/** Where a thread of judging begins: it reads and judges, who started it asks the base and stores. */
if (!parentPort) throw new Error('this file is the beginning of a thread');
const port = parentPort;
const { path, refusesTraining } = workerData as ThreadTask;
const tell = (word: FromThread, hand: ArrayBuffer[] = []) => port.postMessage(word, hand);

let mayJudge = 0;
const waiting = new Map<ToThread['kind'], (word: ToThread) => void>();
port.on('message', (word: ToThread) => {
  if (word.kind === 'more') mayJudge += 1;
  const answered = waiting.get(word.kind);
  waiting.delete(word.kind);
  answered?.(word);
});
const heard = <K extends ToThread['kind']>(kind: K) =>
  new Promise<Extract<ToThread, { kind: K }>>((resolve) =>
    waiting.set(kind, resolve as (word: ToThread) => void),
  );

const ledi = await loadLedi();
const members = new Members({
  refusesTraining,
  async ask(ibge) {
    tell({ kind: 'members', ibge });
    return (await heard('members')).row;
  },
});
const from = async () => {
  tell({ kind: 'began' });
  return (await heard('from')).position;
};

try {
  for await (const batch of judgeFile(ledi, members, { path, from })) {
    while (mayJudge === 0) await heard('more');
    mayJudge -= 1;
    const { judged, bytes } = packed(batch);
    tell({ kind: 'judged', judged }, [bytes]);
  }
  tell({ kind: 'ended' });
} catch (error) {
  if (!(error instanceof ledi.LediError)) throw error;
  tell({ kind: 'unreadable', error: { code: error.code, message: error.message } });
} finally {
  port.close();
}
