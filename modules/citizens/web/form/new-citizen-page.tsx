import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { Page as Frame, showToast } from '#ui/index';
import { typedUnderWay } from '../carried.ts';
import { handOver } from '../handed.ts';
import { WAITS } from '../waits.ts';
import { CitizenForm } from './citizen-form.tsx';
import { OpenDrafts } from './open-drafts.tsx';
import '../citizens.css';

/** "Cadastro do cidadão" of somebody new; the draft has its own address, so that several may wait side by side. */
export function Page() {
  const { draft = '' } = useParams({ strict: false });
  const typed = typedUnderWay.get(useLocation({ select: ({ state }) => state.typedInSearch }));
  const registeredFor = useLocation({ select: ({ state }) => state.registeredFor });
  const navigate = useNavigate();
  return (
    <Frame
      title="Cadastro do cidadão"
      crumbs={[{ label: 'Cidadão', to: '/cidadao' }, { label: 'Novo cadastro' }]}
    >
      <OpenDrafts current={draft} />
      <CitizenForm
        key={draft}
        record={null}
        typed={typed}
        draftId={`cidadao-novo-${draft}`}
        back={registeredFor ?? '/cidadao'}
        onSaved={({ id, name, waits }) => {
          showToast(waits ? `Cidadão cadastrado. ${WAITS}` : 'Cidadão cadastrado.');
          if (registeredFor) {
            const state = handOver(registeredFor, { value: id, label: name });
            void navigate({ to: registeredFor, state, replace: true });
          } else {
            void navigate({ to: '/cidadao/$id', params: { id }, replace: true });
          }
        }}
      />
    </Frame>
  );
}
