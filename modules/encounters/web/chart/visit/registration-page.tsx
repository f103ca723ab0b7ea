import { IconEdit } from '@tabler/icons-react';
import { getCitizenContract } from '#modules/citizens/contract/registration';
import { CitizenInformation, useRights } from '#modules/citizens/web/parts';
import { ButtonLink, ErrorState, Skeleton, useRoute } from '#ui/index';
import { EncounterFrame } from '../../frame.tsx';

/** As it stands; it is changed on its own page, and what is written of the visit waits in its draft. */
function Registration({ id }: { id: string }) {
  const { edit } = useRights();
  const { data, isError, error, refetch } = useRoute(getCitizenContract, { params: { id } });
  if (isError) return <ErrorState what="o cadastro" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={10} label="Carregando o cadastro" />;
  return (
    <>
      {edit && data.withheld === null ? (
        <div>
          <ButtonLink to="/cidadao/$id/editar" params={{ id }} icon={IconEdit}>
            Atualizar cadastro
          </ButtonLink>
        </div>
      ) : null}
      <CitizenInformation citizen={data} />
    </>
  );
}

/** "Cadastro" of who is attended. */
export function Page() {
  return (
    <EncounterFrame tab={() => 'Cadastro'}>
      {({ encounter }) => <Registration id={encounter.citizen.id} />}
    </EncounterFrame>
  );
}
