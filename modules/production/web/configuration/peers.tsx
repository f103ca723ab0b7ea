import { IconPlayerPause, IconPlayerPlay, IconPlus, IconServer } from '@tabler/icons-react';
import { useState } from 'react';
import { Button, DataTable, EmptyState, type RowAction, useWholeList } from '#ui/index';
import { listPeersContract } from '../../contract/destinations.ts';
import { ChangedBase } from './changed-base.tsx';
import { AllowPeer } from './allow-peer.tsx';
import { type PeerAct, PeerQuestion } from './peer-question.tsx';
import { COLUMNS, type Peer } from './peer-row.tsx';

/** "Instalações que enviam a esta": with what each told of itself the last time. */
export function Peers() {
  const list = useWholeList(listPeersContract, {}, ({ rows }) => rows);
  const [allowing, setAllowing] = useState(false);
  const [asking, setAsking] = useState<{ act: PeerAct; peer: Peer } | null>(null);
  const actionsOf = (peer: Peer): RowAction[] => [
    peer.active
      ? {
          label: 'Inativar',
          icon: IconPlayerPause,
          danger: true,
          run: () => setAsking({ act: 'inactivate', peer }),
        }
      : { label: 'Ativar', icon: IconPlayerPlay, run: () => setAsking({ act: 'activate', peer }) },
  ];
  return (
    <section className="column gap-12" aria-labelledby="origens">
      <div className="row wrap">
        <h2 id="origens" className="grow">
          Instalações que enviam a esta
        </h2>
        <Button icon={IconPlus} onClick={() => setAllowing(true)}>
          Permitir uma instalação
        </Button>
      </div>
      {(list.query.data?.rows ?? []).map((peer) =>
        peer.changed ? (
          <ChangedBase key={peer.id} title={peer.name} onConfirm={() => setAsking({ act: 'confirm', peer })}>
            Outra base usa a chave desta instalação. Nada dela entra até que você a confirme.
          </ChangedBase>
        ) : null,
      )}
      <DataTable
        label="as instalações que enviam a esta"
        columns={COLUMNS}
        list={list}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        more={actionsOf}
        empty={
          <EmptyState icon={IconServer} title="Nenhuma instalação envia a esta">
            Permita uma: ela recebe uma chave de envio e passa a mandar os lotes pela rede.
          </EmptyState>
        }
      />
      {allowing ? <AllowPeer onClose={() => setAllowing(false)} /> : null}
      {asking ? <PeerQuestion {...asking} onClose={() => setAsking(null)} /> : null}
    </section>
  );
}
