import { sentenceCase, titleCaseName } from '@pec-aberto/brazil';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import {
  ApiProblem,
  Button,
  CancelButton,
  callApi,
  ComboField,
  Dialog,
  Form,
  NOT_PICKED,
  type Picked,
  routeKey,
  showToast,
  SubmitButton,
  TextAreaField,
  useAccess,
} from '#ui/index';
import { deliverDraft, forgetPassed } from '#ui/client/local/drafts';
import { getEncounter, getObservation, handOver } from '../../contract.ts';
import { draftOf } from '../../contract/parts.ts';
import { useVisit } from '../visit.ts';

export type Observation = RouteOutput<typeof getObservation>;
type Values = { lotacaoId: Picked; reason: string };

const notDelivered = () =>
  new ApiProblem(
    409,
    'draft-not-delivered',
    'O que você escreveu neste atendimento ainda não foi guardado no servidor, e ficaria só neste computador. Confira a rede e tente de novo.',
  );

/** Hands the visit over, with what was written of it, and reads again whose it is. */
function useHandOver() {
  const { id, own: mine, author: responsible } = useVisit().encounter;
  const client = useQueryClient();
  return async (lotacaoId: string, reason: string): Promise<void> => {
    const body = {
      from: responsible.lotacaoId,
      lotacaoId,
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    };
    if (mine && !(await deliverDraft(draftOf(id)))) throw notDelivered();
    const { own, author } = await callApi(handOver, { params: { id }, body });
    if (mine) forgetPassed(draftOf(id));
    await Promise.all(
      [getEncounter, getObservation].map((route) => client.invalidateQueries({ queryKey: routeKey(route) })),
    );
    showToast(
      own ? 'Agora você é responsável.' : `Agora o responsável é ${titleCaseName(author.professional)}.`,
    );
  };
}

function GiveDialog({ others, onClose }: Pick<Observation, 'others'> & { onClose: () => void }) {
  const hand = useHandOver();
  return (
    <Dialog title="Transferir responsabilidade" width={520} onClose={onClose}>
      <Form<Values>
        label="Transferir responsabilidade"
        defaults={{ lotacaoId: NOT_PICKED, reason: '' }}
        onSubmit={async ({ lotacaoId, reason }) => {
          await hand(lotacaoId.value, reason);
          onClose();
        }}
      >
        <p className="text-2">
          Quem assume continua este atendimento, com tudo que você já escreveu, e o finaliza. A ficha diz quem
          iniciou e quem finalizou.
        </p>
        <ComboField
          name="lotacaoId"
          label="Novo responsável"
          required
          placeholder="Médico ou enfermeiro da unidade"
          choices={others.map(({ lotacaoId, professional, cbo }) => ({
            value: lotacaoId,
            label: titleCaseName(professional),
            description: sentenceCase(cbo),
          }))}
        />
        <TextAreaField name="reason" label="Recado para quem assume" rows={2} maxLength={500} />
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton keys="Ctrl Enter" sending="Transferindo…">
            Transferir
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

function TakeDialog({ onClose }: { onClose: () => void }) {
  const { author } = useVisit().encounter;
  const access = useAccess();
  const hand = useHandOver();
  const who = titleCaseName(author.professional);
  return (
    <Dialog title="Assumir responsabilidade" width={520} onClose={onClose}>
      <Form<Pick<Values, 'reason'>>
        label="Assumir responsabilidade"
        defaults={{ reason: '' }}
        onSubmit={async ({ reason }) => {
          await hand(access.id, reason);
          onClose();
        }}
      >
        <p className="text-2">
          O atendimento passa de {who} para você, com o que já foi escrito, e só você o finaliza. Fica
          registrado quem assumiu e por quê.
        </p>
        <TextAreaField name="reason" label="Por que você assume" required rows={2} maxLength={500} />
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton keys="Ctrl Enter" sending="Assumindo…">
            Assumir
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

/** Who is responsible hands it on; who else may be takes it over. */
export function HandOver({ observation: { others, responsible } }: { observation: Observation }) {
  const { own } = useVisit().encounter;
  const [asking, setAsking] = useState(false);
  if (!own && !responsible) return null;
  const close = () => setAsking(false);
  return (
    <>
      <Button look="soft" size="small" onClick={() => setAsking(true)}>
        {own ? 'Transferir responsabilidade' : 'Assumir responsabilidade'}
      </Button>
      {asking && own ? <GiveDialog others={others} onClose={close} /> : null}
      {asking && !own ? <TakeDialog onClose={close} /> : null}
    </>
  );
}
