import { titleCaseName } from '@pec-aberto/brazil';
import { useState } from 'react';
import {
  Button,
  callApi,
  ConfirmDialog,
  Facts,
  formatDateTime,
  Notice,
  serverNow,
  showToast,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { disableRnds, type getRnds } from '../contract.ts';

type Rnds = RouteOutput<typeof getRnds>;

const stamp = (at: string) => formatDateTime(at).replace(' ', ' às ');

/** Within thirty days: another one is to be asked for. */
const endsSoon = (at: string) => new Date(at).getTime() - serverNow() < 30 * 86_400_000;

/** Who enabled the access, with which certificate and until when; and how to end it. */
export function EnabledFacts({
  enabled,
  problem,
  ibge,
  onChanged,
}: {
  enabled: NonNullable<Rnds['enabled']>;
  problem: string | null;
  ibge: string;
  onChanged: (view: Rnds) => void;
}) {
  const [asking, setAsking] = useState(false);
  return (
    <div className="column gap-16">
      <p>
        Habilitado por <strong>{titleCaseName(enabled.by)}</strong> em {stamp(enabled.at)}.
      </p>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <Notice tone={endsSoon(enabled.validUntil) ? 'warning' : 'info'}>
        Certificado válido até {stamp(enabled.validUntil)}.
      </Notice>
      <Facts
        facts={[
          { label: 'Certificado', value: enabled.file },
          { label: 'Titular', value: enabled.subject },
          { label: 'Certificado incluído no servidor em', value: stamp(enabled.fileAt) },
          { label: 'Identificador solicitante', value: enabled.requester },
        ]}
      />
      <Notice>
        O certificado foi conferido e a senha está guardada. O programa ainda não pede o acesso (token) à RNDS
        nem envia ou consulta nada nela: isso chega com o atendimento.
      </Notice>
      <div className="form-foot">
        <Button look="danger-outline" onClick={() => setAsking(true)}>
          Desabilitar
        </Button>
      </div>
      {asking ? (
        <ConfirmDialog
          title="Desabilitar o acesso à RNDS?"
          confirm="Desabilitar"
          danger
          onConfirm={async () => {
            onChanged(await callApi(disableRnds, { params: { ibge }, body: {} }));
            showToast('Acesso à RNDS desabilitado.');
          }}
          onClose={() => setAsking(false)}
        >
          A senha do certificado e o identificador são esquecidos. O arquivo continua na pasta do servidor.
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
