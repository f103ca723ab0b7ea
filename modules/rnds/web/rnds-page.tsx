import { useQueryClient } from '@tanstack/react-query';
import {
  callApi,
  Card,
  CopyField,
  ErrorState,
  Form,
  Notice,
  PasswordField,
  routeKey,
  SelectField,
  showToast,
  Skeleton,
  StatusMark,
  SubmitButton,
  TextField,
  useRoute,
} from '#ui/index';
import { MunicipalFrame } from '#modules/health-network/web/index';
import type { RouteOutput } from '#platform/contract/route';
import { enableRnds, getRnds } from '../contract.ts';
import { EnabledFacts } from './enabled-facts.tsx';
import './rnds.css';

type Rnds = RouteOutput<typeof getRnds>;

function EnableForm({
  rnds,
  ibge,
  onChanged,
}: {
  rnds: Rnds;
  ibge: string;
  onChanged: (view: Rnds) => void;
}) {
  const { contraChave, folder, files } = rnds;
  return (
    <div className="column gap-16">
      <Notice>
        Copie a contra-chave para pedir, no Portal de Serviços do DATASUS, o certificado de acesso. Ela
        identifica o município nesta instalação; a conta que o PEC oficial faz não é pública. Quem já tem um
        certificado A1 da ICP-Brasil usa-o aqui.
      </Notice>
      <CopyField label="Contra-Chave" value={contraChave} />
      <Notice>
        <ol className="numbered">
          <li>
            O instalador copia o certificado (.pfx ou .p12, com a chave privada; .cer não serve) para a pasta{' '}
            <span className="mono">{folder}</span> do servidor.
          </li>
          <li>Escolha-o aqui e digite a senha.</li>
          <li>Informe o identificador solicitante que veio com a aprovação do pedido.</li>
        </ol>
      </Notice>
      {files.length === 0 ? (
        <Notice tone="warning">
          Não há arquivo .pfx ou .p12 na pasta. Peça ao instalador que o ponha lá.
        </Notice>
      ) : null}
      <Form<{ file: string; password: string; requester: string }>
        label="Configuração RNDS"
        defaults={{ file: '', password: '', requester: '' }}
        onSubmit={async (body) => {
          onChanged(await callApi(enableRnds, { params: { ibge }, body }));
          showToast('Acesso à RNDS habilitado.');
        }}
      >
        <SelectField
          name="file"
          label="Certificado"
          required
          choices={files.map((name) => ({ value: name, label: name }))}
        />
        <PasswordField name="password" label="Senha" autoComplete="new-password" />
        <TextField name="requester" label="Identificador solicitante" required maxLength={60} />
        <div className="form-foot">
          <SubmitButton sending="Conferindo…">Habilitar</SubmitButton>
        </div>
      </Form>
    </div>
  );
}

function RndsCard({ ibge }: { ibge: string }) {
  const client = useQueryClient();
  const input = { params: { ibge } };
  const rnds = useRoute(getRnds, input);
  const keep = (view: Rnds) => client.setQueryData(routeKey(getRnds, input), view);
  const { data } = rnds;
  if (!data) {
    return rnds.isError ? (
      <ErrorState what="a configuração da RNDS" error={rnds.error} onRetry={() => void rnds.refetch()} />
    ) : (
      <Skeleton rows={6} />
    );
  }
  const { enabled, problem } = data;
  return (
    <Card
      title="Rede Nacional de Dados em Saúde – RNDS"
      action={
        <StatusMark shape={enabled ? (problem ? 'attention' : 'done') : 'none'}>
          {enabled ? 'Habilitada' : 'Desabilitada'}
        </StatusMark>
      }
    >
      {enabled ? (
        <EnabledFacts enabled={enabled} problem={problem} ibge={ibge} onChanged={keep} />
      ) : (
        <EnableForm rnds={data} ibge={ibge} onChanged={keep} />
      )}
    </Card>
  );
}

/** Tab "Configuração RNDS" of "Gestão municipal". */
export function Page() {
  return (
    <MunicipalFrame tab="Configuração RNDS">
      {({ ibge }) => (
        <div className="rnds">
          <RndsCard ibge={ibge} />
        </div>
      )}
    </MunicipalFrame>
  );
}
