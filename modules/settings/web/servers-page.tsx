import { useQueryClient } from '@tanstack/react-query';
import {
  callApi,
  Card,
  ErrorState,
  Form,
  routeKey,
  showToast,
  Skeleton,
  SubmitButton,
  TextField,
  useRoute,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { changeInstallation, getServers } from '../contract.ts';
import { SettingsFrame } from './frame.tsx';
import { SmtpCard } from './smtp-card.tsx';

type Servers = RouteOutput<typeof getServers>;

function InstallationCard({
  installation,
  onSaved,
}: {
  installation: Servers['installation'];
  onSaved: (view: Servers) => void;
}) {
  return (
    <Card title="Servidor da instalação">
      <Form<Servers['installation']>
        label="Servidor da instalação"
        defaults={installation}
        onSubmit={async (body) => {
          onSaved(await callApi(changeInstallation, { body }));
          showToast('Servidor da instalação salvo.');
        }}
      >
        <TextField name="name" label="Nome da instalação" required maxLength={120} />
        <TextField
          name="link"
          label="Link da instalação"
          required
          maxLength={200}
          hint="Endereço pelo qual os navegadores chegam aqui; vai nos links de senha. Sem porta, é a 80."
        />
        <div className="form-foot">
          <SubmitButton>Salvar</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

/** Tab "Servidores". */
export function Page() {
  const client = useQueryClient();
  const servers = useRoute(getServers, {});
  const keep = (view: Servers) => client.setQueryData(routeKey(getServers, {}), view);
  const { data } = servers;
  return (
    <SettingsFrame tab="Servidores">
      {data ? (
        <>
          <InstallationCard installation={data.installation} onSaved={keep} />
          <SmtpCard
            smtp={data.smtp}
            onChanged={async () => {
              await servers.refetch();
            }}
          />
        </>
      ) : null}
      {servers.isPending ? <Skeleton rows={6} /> : null}
      {servers.isError ? (
        <ErrorState what="os servidores" error={servers.error} onRetry={() => void servers.refetch()} />
      ) : null}
    </SettingsFrame>
  );
}
