import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import {
  ApiProblem,
  Button,
  CancelButton,
  callApi,
  Card,
  ConfirmDialog,
  DateField,
  EmptyState,
  FocusFirst,
  Form,
  IconButton,
  LeaveGuard,
  Notice,
  SelectField,
  SimpleTable,
  SubmitButton,
  showToast,
  TextField,
  useAction,
} from '#ui/index';
import type { RouteInput } from '#platform/contract/route';
import { closureFaults, closureText, reasonText } from '../contract/closed-time.ts';
import { CLOSURE_REASONS, closeAgenda, type ClosureView as Closure, reopenAgenda } from '../contract.ts';
import { parseTimeText } from './time-text.ts';

type Body = RouteInput<typeof closeAgenda>['body'];
type Values = Omit<Body, 'reason'> & { reason: Body['reason'] | '' };

const EMPTY: Values = {
  startDate: '',
  startTime: '',
  endDate: '',
  endTime: '',
  reason: '',
  specification: '',
};
const asTime = (typed: string) => parseTimeText(typed) ?? typed.trim();

function Specification() {
  const reason = useWatch<Values, 'reason'>({ name: 'reason' });
  if (reason !== 'outro') return null;
  return <TextField name="specification" label="Especifique" required maxLength={100} />;
}

function ClosureForm({
  lotacaoId,
  onAdded,
  onClose,
}: {
  lotacaoId: string;
  /** With how many are booked in the time that is closed now. */
  onAdded: (booked: number) => Promise<void>;
  onClose: () => void;
}) {
  return (
    <Form<Values>
      label="Fechamento de agenda"
      defaults={EMPTY}
      onSubmit={async ({ reason, specification, ...typed }) => {
        if (reason === '') return;
        const body = {
          ...typed,
          startTime: asTime(typed.startTime),
          endTime: asTime(typed.endTime),
          reason,
          specification: reason === 'outro' ? specification : '',
        };
        const faults = closureFaults(body);
        if (faults.length > 0) throw new ApiProblem(422, 'closure-invalid', 'Há campos a corrigir.', faults);
        const { booked } = await callApi(closeAgenda, { params: { id: lotacaoId }, body });
        showToast('Agenda fechada no período.');
        onClose();
        await onAdded(booked);
      }}
    >
      <FocusFirst opener="fechamento" />
      <LeaveGuard what="o fechamento de agenda" />
      <div className="closure-fields">
        <DateField name="startDate" label="Data inicial" required />
        <TextField
          name="startTime"
          label="Hora inicial"
          inputMode="numeric"
          maxLength={5}
          hint="Em branco: o dia todo."
        />
        <DateField name="endDate" label="Data final" required />
        <TextField
          name="endTime"
          label="Hora final"
          inputMode="numeric"
          maxLength={5}
          hint="Em branco: o dia todo."
        />
        <SelectField name="reason" label="Motivo" required choices={CLOSURE_REASONS} />
        <Specification />
      </div>
      <div className="form-foot">
        <CancelButton onClose={onClose} />
        <SubmitButton sending="Adicionando…" keys="Ctrl S">
          Adicionar
        </SubmitButton>
      </div>
    </Form>
  );
}

/** "Fechamento de agenda": a form, and the closed times with a bin each. */
export function ClosuresCard({
  lotacaoId,
  closures,
  onChanged,
}: {
  lotacaoId: string;
  closures: readonly Closure[];
  onChanged: () => Promise<void>;
}) {
  const [adding, setAdding] = useState(false);
  const [booked, setBooked] = useState(0);
  const [asking, setAsking] = useState<Closure | null>(null);
  const reopen = useAction(reopenAgenda);
  return (
    <Card
      title="Fechamento de agenda"
      note="Só desta lotação; as outras continuam abertas."
      action={
        adding ? null : (
          <Button icon={IconPlus} size="small" data-opens="fechamento" onClick={() => setAdding(true)}>
            Adicionar fechamento
          </Button>
        )
      }
    >
      <div className="column gap-16">
        {adding ? (
          <ClosureForm
            lotacaoId={lotacaoId}
            onAdded={async (found) => {
              setBooked(found);
              await onChanged();
            }}
            onClose={() => setAdding(false)}
          />
        ) : null}
        {booked > 0 ? (
          <Notice
            tone="warning"
            action={
              <Button look="text" size="small" onClick={() => setBooked(0)}>
                Entendi
              </Button>
            }
          >
            {booked === 1
              ? 'Há 1 agendamento no período fechado. Ele continua, marcado “fora do horário”: remarque-o na agenda.'
              : `Há ${booked} agendamentos no período fechado. Eles continuam, marcados “fora do horário”: remarque-os na agenda.`}
          </Notice>
        ) : null}
        {closures.length === 0 ? (
          <EmptyState title="Nenhum fechamento">Feche um período para que não tenha vagas.</EmptyState>
        ) : (
          <SimpleTable
            label="os fechamentos de agenda"
            rows={closures}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'period',
                title: 'Período',
                cell: (row) => <span className="numeric">{closureText(row)}</span>,
              },
              { key: 'reason', title: 'Motivo', cell: (row) => reasonText(row) },
            ]}
            main={(row) => (
              <IconButton
                icon={IconTrash}
                label={`Excluir o fechamento de ${closureText(row)}`}
                onClick={() => setAsking(row)}
              />
            )}
          />
        )}
      </div>
      {asking ? (
        <ConfirmDialog
          title="Excluir este fechamento?"
          confirm="Excluir fechamento"
          danger
          onConfirm={async () => {
            await reopen.mutateAsync({ params: { id: asking.id } });
            showToast('Fechamento excluído: o período tem vagas de novo.');
            await onChanged();
          }}
          onClose={() => setAsking(null)}
        >
          {closureText(asking)}, {reasonText(asking)}. O período volta a ter vagas.
        </ConfirmDialog>
      ) : null}
    </Card>
  );
}
