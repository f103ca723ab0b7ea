import { useState } from 'react';
import { formatLongDate, greeting, Page as Frame, useAccess, useSession } from '#ui/index';
import { DraftsCard } from './drafts-card.tsx';
import { FirstStepsCard } from './first-steps-card.tsx';
import { GoToCard } from './go-to-card.tsx';
import { ImportCard } from './import-card.tsx';
import { MunicipalitiesCard } from './municipalities-card.tsx';
import { PlaceCard } from './place-card.tsx';
import { SituationCard } from './situation-card.tsx';
import { WaitingCard } from './waiting-card.tsx';
import './home.css';

/** What the access sees first: a card for each thing it may know, and no invented one. */
export function Page() {
  const { user } = useSession().session;
  const access = useAccess();
  const [now] = useState(() => new Date());
  const first = (user?.name ?? '').split(' ')[0];
  const holds = (resource: string) => access.resources.includes(resource);
  return (
    <Frame title={`${greeting(now)}, ${first}`} tab="Início" crumbs={[{ label: formatLongDate(now) }]}>
      {holds('situacao-da-instalacao') ? <SituationCard /> : null}
      <div className="home-columns">
        <div className="column gap-12">
          <DraftsCard />
          <WaitingCard />
          {access.unit ? <PlaceCard access={access} /> : null}
          <FirstStepsCard />
          {holds('configuracao-de-instalacao.listar-municipios-e-responsaveis') ? (
            <MunicipalitiesCard />
          ) : null}
        </div>
        <div className="column gap-12">
          {holds('importar-cnes') ? <ImportCard /> : null}
          <GoToCard />
        </div>
      </div>
    </Frame>
  );
}
