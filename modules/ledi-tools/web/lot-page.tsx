import { Page as Frame } from '#ui/index';
import { useLot } from './lot/use-lot.ts';
import { LotActions } from './lot-head.tsx';
import { LotCheck } from './lot-check.tsx';

const makeWorker = () =>
  new Worker(new URL('./lot/worker.ts', import.meta.url), { type: 'module', name: 'conferir-lote' });

/** The page inside an installation; the server is asked for nothing. */
export function Page() {
  const work = useLot(makeWorker);
  return (
    <Frame title="Conferir lote de fichas" actions={<LotActions work={work} />}>
      <LotCheck work={work} />
    </Frame>
  );
}
