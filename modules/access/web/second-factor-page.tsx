import { useState } from 'react';
import {
  Button,
  callApi,
  Card,
  CopyField,
  ErrorState,
  Form,
  Notice,
  Page as Frame,
  PasswordField,
  QrCode,
  showToast,
  Skeleton,
  SubmitButton,
  TextField,
  useRoute,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { beginSecondFactor, confirmSecondFactor, getSecondFactor, turnOffSecondFactor } from '../contract.ts';

const CODE = 'Código do aplicativo';

function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  return (
    <Card title="Códigos de recuperação">
      <div className="column gap-16">
        <Notice tone="warning">
          Guarde-os em papel, longe do telefone. Aparecem só agora; cada um serve para uma entrada sem o
          aplicativo.
        </Notice>
        <CopyField label="Códigos" value={codes.join('  ')} />
        <div className="form-foot">
          <Button look="primary" onClick={onKept}>
            Já guardei
          </Button>
        </div>
      </div>
    </Card>
  );
}

function Enrolment({ onEnabled }: { onEnabled: (codes: readonly string[]) => void }) {
  const [begun, setBegun] = useState<RouteOutput<typeof beginSecondFactor> | null>(null);
  if (!begun) {
    return (
      <Card title="Segundo fator" note="desligado">
        <div className="column gap-16">
          <p className="text-2">
            Além da senha, a entrada pede um código que muda a cada 30 segundos, mostrado por um aplicativo
            autenticador no seu telefone. Quem descobrir a senha não entra sem ele.
          </p>
          <Form<{ password: string }>
            label="Ligar o segundo fator"
            defaults={{ password: '' }}
            onSubmit={async (body) => setBegun(await callApi(beginSecondFactor, { body }))}
          >
            <PasswordField name="password" label="Sua senha" autoComplete="current-password" />
            <div className="form-foot">
              <SubmitButton sending="Gerando…">Ligar o segundo fator</SubmitButton>
            </div>
          </Form>
        </div>
      </Card>
    );
  }
  return (
    <Card title="Leia o QR code no aplicativo">
      <div className="column gap-16">
        <QrCode text={begun.uri} label="QR code para o aplicativo autenticador" />
        <CopyField label="Ou digite esta chave" value={begun.secret} />
        <Form<{ code: string }>
          label="Confirmação do segundo fator"
          defaults={{ code: '' }}
          onSubmit={async (body) => onEnabled((await callApi(confirmSecondFactor, { body })).recoveryCodes)}
        >
          <TextField name="code" label={CODE} required inputMode="numeric" autoComplete="one-time-code" />
          <div className="form-foot">
            <SubmitButton>Confirmar e ligar</SubmitButton>
          </div>
        </Form>
      </div>
    </Card>
  );
}

function TurnOff({ recoveryLeft, onOff }: { recoveryLeft: number; onOff: () => void }) {
  return (
    <Card title="Segundo fator" note="ligado">
      <div className="column gap-16">
        <p className="text-2">
          {recoveryLeft === 1 ? 'Resta 1 código' : `Restam ${recoveryLeft} códigos`} de recuperação. Para
          trocar de telefone ou gerar outros códigos, desligue e ligue de novo.
        </p>
        <Form<{ password: string; code: string }>
          label="Desligar o segundo fator"
          defaults={{ password: '', code: '' }}
          onSubmit={async (body) => {
            await callApi(turnOffSecondFactor, { body });
            showToast('Segundo fator desligado.');
            onOff();
          }}
        >
          <PasswordField name="password" label="Sua senha" autoComplete="current-password" />
          <TextField
            name="code"
            label={CODE}
            hint="Ou um código de recuperação."
            required
            autoComplete="one-time-code"
          />
          <div className="form-foot">
            <SubmitButton look="danger-outline">Desligar o segundo fator</SubmitButton>
          </div>
        </Form>
      </div>
    </Card>
  );
}

/** Optional second factor of who administers (RFC 6238). */
export function Page() {
  const factor = useRoute(getSecondFactor, {});
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const refresh = () => void factor.refetch();
  return (
    <Frame title="Segundo fator">
      <div style={{ maxWidth: 560 }}>
        {codes ? (
          <RecoveryCodes
            codes={codes}
            onKept={() => {
              setCodes(null);
              refresh();
            }}
          />
        ) : null}
        {!codes && factor.isPending ? <Skeleton rows={4} /> : null}
        {factor.isError ? <ErrorState what="o segundo fator" error={factor.error} onRetry={refresh} /> : null}
        {!codes && factor.data?.enabled ? (
          <TurnOff recoveryLeft={factor.data.recoveryLeft} onOff={refresh} />
        ) : null}
        {!codes && factor.data && !factor.data.enabled ? <Enrolment onEnabled={setCodes} /> : null}
      </div>
    </Frame>
  );
}
