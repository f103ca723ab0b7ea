import { titleCaseName } from '@pec-aberto/brazil';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import {
  ErrorState,
  Page as Frame,
  Notice,
  routeKey,
  Skeleton,
  showToast,
  useAction,
  useRoute,
} from '#ui/index';
import { changeProfessional, getProfessional, listProfessionals } from '../contract.ts';
import { PersonForm } from './person-form.tsx';
import { NOT_MANAGED } from './shown.ts';
import { bodyOf, valuesOf } from './person-values.ts';
import './network.css';

/** "Editar" of a professional: the form of the registration with what is on record. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data, isError, error, refetch } = useRoute(getProfessional, { params: { id } });
  const { mutateAsync } = useAction(changeProfessional);
  const person = data?.id === id ? data : undefined;
  const name = person ? titleCaseName(person.name) : 'Profissional';
  return (
    <Frame
      title="Edição de profissional"
      crumbs={[
        { label: 'Profissionais', to: '/profissionais' },
        { label: name, to: `/profissionais/${id}` },
        { label: 'Edição' },
      ]}
    >
      {!person && isError ? (
        <ErrorState what="o profissional" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!person && !isError ? <Skeleton rows={8} /> : null}
      {person && !person.manageable ? <Notice tone="warning">{NOT_MANAGED}</Notice> : null}
      {person?.manageable ? (
        <PersonForm
          key={person.version}
          draft={{ id: `profissional-${id}`, title: `o cadastro de ${name}` }}
          defaults={valuesOf(person)}
          back={`/profissionais/${id}`}
          onSave={async (values) => {
            const body = { ...bodyOf(values), version: values.version };
            await mutateAsync({ params: { id }, body });
            await client.invalidateQueries({ queryKey: routeKey(listProfessionals) });
          }}
          onSaved={() => {
            showToast('Cadastro salvo.');
            void navigate({ to: '/profissionais/$id', params: { id } });
            void client.invalidateQueries({ queryKey: routeKey(getProfessional) });
          }}
        />
      ) : null}
    </Frame>
  );
}
