import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { ApiProblem, ButtonLink, callApi, EmptyState, ErrorState, Page as Frame, Skeleton } from '#ui/index';
import { startEncounter } from '../contract.ts';

const LIST = '/lista-de-atendimentos';

/**
 * Begins the encounter of an arrival, or goes on with what this person began, and leads to its page. Other rooms come here
 * by its address; `?escuta=true` asks for the escuta inicial. Who has it already is named.
 */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const search: { escuta?: boolean } = useSearch({ strict: false });
  const care = search.escuta === true ? 'escuta' : 'atendimento';
  const navigate = useNavigate();
  const [failure, setFailure] = useState<{ error: unknown }>();
  const [attempt, setAttempt] = useState(0);
  const begin = useEffectEvent(async (isCurrent: () => boolean) => {
    setFailure(undefined);
    // Its code comes while the server answers.
    void import('./encounter-page.tsx');
    try {
      const encounter = await callApi(startEncounter, { body: { entryId: id, care } });
      if (isCurrent())
        await navigate({ to: '/atendimento/$id', params: { id: encounter.id }, replace: true });
    } catch (error) {
      if (isCurrent()) setFailure({ error });
    }
  });
  useEffect(() => {
    let current = true;
    void begin(() => current);
    return () => {
      current = false;
    };
  }, [id, attempt]);
  const error = failure?.error;
  const refused = error instanceof ApiProblem && (error.status === 409 || error.status === 403);
  return (
    <Frame
      title="Atendimento"
      crumbs={[{ label: 'Lista de atendimentos', to: LIST }, { label: 'Atendimento' }]}
    >
      {refused ? (
        <EmptyState
          title="Este atendimento não foi iniciado"
          action={<ButtonLink to={LIST}>Voltar à lista</ButtonLink>}
        >
          {error.detail}
        </EmptyState>
      ) : null}
      {failure && !refused ? (
        <ErrorState what="o atendimento" error={error} onRetry={() => setAttempt(attempt + 1)} />
      ) : null}
      {failure ? null : <Skeleton rows={8} label="Iniciando o atendimento" />}
    </Frame>
  );
}
