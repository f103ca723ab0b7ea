import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { PlainPage } from '#ui/light';
import { createQueryClient } from '#ui/client/query';
// Its code is part of the page's own: a page opened from a file may not read another file beside it.
import { default as LotWorker } from './lot/worker.ts?worker&inline';
import { useLot } from './lot/use-lot.ts';
import { LotActions } from './lot-head.tsx';
import { LotCheck } from './lot-check.tsx';
import { LOT_HELP } from './lot-help.ts';

const TITLE = 'Conferir lote de fichas';
const makeWorker = () => new LotWorker({ name: 'conferir-lote' });

/** The installation says this in its help panel. */
function Help() {
  return (
    <section className="lot-help">
      <h2>Como usar</h2>
      <ul className="help-steps secondary">
        {LOT_HELP.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </section>
  );
}

function Content() {
  const work = useLot(makeWorker);
  return (
    <PlainPage title={TITLE} purpose={null} width={1280}>
      <div className="column gap-12">
        <div className="row wrap lot-title">
          <h1 className="grow">{TITLE}</h1>
          <LotActions work={work} />
        </div>
        <LotCheck work={work} />
        {work.summary || work.progress ? null : <Help />}
      </div>
    </PlainPage>
  );
}

/** The same page without an installation: one file that any server, or none, gives. */
export function StaticPage() {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <Content />
    </QueryClientProvider>
  );
}
