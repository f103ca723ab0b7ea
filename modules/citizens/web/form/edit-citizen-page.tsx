import { titleCaseName } from '@pec-aberto/brazil';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  callApi,
  ErrorState,
  Page as Frame,
  Notice,
  routeKey,
  showToast,
  Skeleton,
  useDrafts,
} from '#ui/index';
import { getCitizenContract } from '../../contract/registration.ts';
import { carriedUnderWay, mergedUnderWay } from '../carried.ts';
import { WAITS } from '../waits.ts';
import { CitizenForm } from './citizen-form.tsx';
import type { CitizenView } from './values.ts';
import '../citizens.css';

/** The record as it is when the form opens: what was seen some minutes ago would only meet a refusal on saving. */
function useFresh(id: string) {
  return useQuery({
    queryKey: [...routeKey(getCitizenContract), 'form', id],
    queryFn: ({ signal }) => callApi(getCitizenContract, { params: { id } }, { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

const draftOf = (id: string) => `cidadao-${id}`;

/** A merged record is edited where it lives on, unless something typed in it still waits. */
function Merged({ record, children }: { record: CitizenView; children: React.ReactNode }) {
  const drafts = useDrafts();
  const [mergedFrom] = useState(() => mergedUnderWay.put(titleCaseName(record.name)));
  if (!drafts || !record.mergedInto) return null;
  if (!drafts.some(({ id }) => id === draftOf(record.id))) {
    return (
      <Navigate to="/cidadao/$id/editar" params={{ id: record.mergedInto }} state={{ mergedFrom }} replace />
    );
  }
  return (
    <>
      <Notice tone="warning">
        Este cadastro foi unificado com outro. Ao salvar, o que você digitou segue para o cadastro que ficou.
      </Notice>
      {children}
    </>
  );
}

/** "Atualizar cadastro": the form of the registration with what is on record. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const carried = carriedUnderWay.get(useLocation({ select: ({ state }) => state.carried }));
  const navigate = useNavigate();
  const { data, isError, error, refetch } = useFresh(id);
  // A form without what is withheld would empty it; the page of the citizen says why, and whom to ask.
  if (data?.withheld) return <Navigate to="/cidadao/$id" params={{ id }} replace />;
  const name = data ? titleCaseName(data.socialName ?? data.name) : 'Visualizar';
  const form = data ? (
    <CitizenForm
      key={id}
      record={data}
      carried={carried}
      draftId={draftOf(id)}
      back={`/cidadao/${id}`}
      onSaved={({ waits }) => {
        showToast(waits ? `Cadastro salvo. ${WAITS}` : 'Cadastro salvo.');
        void navigate({ to: '/cidadao/$id', params: { id } });
      }}
    />
  ) : null;
  return (
    <Frame
      title="Cadastro do cidadão"
      crumbs={[
        { label: 'Cidadão', to: '/cidadao' },
        { label: name, to: `/cidadao/${id}` },
        { label: 'Atualizar cadastro' },
      ]}
    >
      {!data && isError ? (
        <ErrorState what="o cadastro" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !isError ? <Skeleton rows={12} /> : null}
      {data?.status === 'merged' ? <Merged record={data}>{form}</Merged> : form}
    </Frame>
  );
}
