import { Link } from '@tanstack/react-router';
import { Page as Frame, useAccess } from '#ui/index';
import { useLot } from './lot/use-lot.ts';
import { LotActions } from './lot-head.tsx';
import { LotCheck } from './lot-check.tsx';

const makeWorker = () =>
  new Worker(new URL('./lot/worker.ts', import.meta.url), { type: 'module', name: 'conferir-lote' });

const RECEIVE = 'transmissao-de-dados.visualizar-recebimento-de-dados';

/** The page inside an installation; the server is asked for nothing. */
export function Page() {
  const work = useLot(makeWorker);
  const { kind, resources } = useAccess();
  return (
    <Frame title="Conferir lote de fichas" actions={<LotActions work={work} />}>
      <LotCheck work={work} />
      {kind === 'municipal-admin' && resources.includes(RECEIVE) ? (
        <>
          <p className="text-2">Aqui o lote só é conferido. Para que as fichas entrem, importe-o:</p>
          <Link to="/transmissao-de-dados/recebimento">Transmissão de dados, Recebimento</Link>
        </>
      ) : null}
    </Frame>
  );
}
