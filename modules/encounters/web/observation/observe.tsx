import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { IconEye } from '@tabler/icons-react';
import { useFormContext, useWatch } from 'react-hook-form';
import {
  NOT_ORGANISED,
  OrganisedFields,
  type OrganisedValues,
  toSend,
  useObserved,
} from '#modules/reception/web/parts';
import { Button, CancelButton, callApi, Dialog, Form, routeKey, showToast, SubmitButton } from '#ui/index';
import { getEncounter, observe } from '../../contract.ts';
import type { Encounter } from '../../contract/parts.ts';
import { nameOf } from '../head.tsx';
import { useDialogHost } from '../parts/dialog-host.tsx';
import { Prose } from '../parts/prose.tsx';
import type { SoapValues } from '../soap/values.ts';
import { useVisit } from '../visit.ts';
import { listOf } from '../words.ts';

type Values = OrganisedValues & { plan: string };

function ObserveDialog({
  encounter,
  plan,
  onPut,
  onClose,
}: {
  encounter: Encounter;
  plan: string;
  onPut: (plan: string) => Promise<void>;
  onClose: () => void;
}) {
  const { choices } = useObserved(encounter.id);
  async function put({ plan: agreed, ...sentTo }: Values): Promise<void> {
    const body = { plan: agreed.trim(), sentTo: toSend(sentTo) };
    await callApi(observe, { params: { id: encounter.id }, body });
    onClose();
    await onPut(agreed);
  }
  return (
    <Dialog title={`Pôr ${nameOf(encounter.citizen)} em observação`} width={600} onClose={onClose}>
      <Form<Values> label="Pôr em observação" defaults={{ ...NOT_ORGANISED, plan }} onSubmit={put}>
        <p className="text-2">
          O atendimento continua aberto e guardado. A equipe vê o plano de cuidado e registra os contatos;
          você atende outras pessoas e volta para finalizar.
        </p>
        <Prose name="plan" label="Plano de cuidado" first required />
        <h3>Encaminhar para</h3>
        {choices ? <OrganisedFields choices={choices} few /> : null}
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton keys="Ctrl Enter" sending="Registrando…">
            Pôr em observação
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

/** "Pôr em observação": where the plan says so, the visit waits for its end among those in observation. */
export function Observe() {
  const { encounter } = useVisit();
  const observation = useWatch<SoapValues, 'plan.observation'>({ name: 'plan.observation' });
  const { getValues, setValue } = useFormContext<SoapValues>();
  const navigate = useNavigate();
  const client = useQueryClient();
  const open = useDialogHost();
  if (encounter.observedAt || !observation) return null;
  async function onPut(plan: string): Promise<void> {
    setValue('plan.text', plan, { shouldDirty: true });
    showToast(`${nameOf(encounter.citizen)} está em observação.`);
    await navigate({ to: listOf(encounter).to });
    void client.invalidateQueries({ queryKey: routeKey(getEncounter) });
  }
  const ask = () =>
    open((close) => (
      <ObserveDialog encounter={encounter} plan={getValues('plan.text')} onPut={onPut} onClose={close} />
    ));
  return (
    <Button icon={IconEye} wide onClick={ask}>
      Pôr em observação
    </Button>
  );
}
