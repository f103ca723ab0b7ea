import { titleCaseName } from '@pec-aberto/brazil';
import { useState } from 'react';
import { findNextSlots, listAgendas } from '#modules/scheduling/contract';
import { daysAfter } from '#modules/scheduling/contract/closed-time';
import { dayText, firstFree, type Listed, type When, WhenFields } from '#modules/scheduling/web/parts';
import {
  CancelButton,
  Dialog,
  ErrorState,
  Form,
  Skeleton,
  SubmitButton,
  TextField,
  useRoute,
} from '#ui/index';
import { useVisit } from '../visit.ts';
import type { TypedNext } from './values.ts';

/** In so many days a return is proposed. */
const AHEAD = 30;

const NONE: readonly Listed[] = [];

/**
 * "Agendar retorno": the first free slot a month ahead with who attends, or another. `refused`: the agenda did not take `next`;
 * the first free slot from its day on is proposed.
 */
export function NextDialog({
  next,
  refused,
  onSave,
  onClose,
}: {
  next: TypedNext | null;
  refused: boolean;
  onSave: (next: TypedNext) => void;
  onClose: () => void;
}) {
  const { author, day: today } = useVisit().encounter;
  const lotacaoId = next?.lotacaoId ?? author.lotacaoId;
  const from = next?.day ?? daysAfter(today, AHEAD);
  const [chosen, setChosen] = useState<When | null>(refused ? null : next);
  const first = useRoute(
    findNextSlots,
    { query: { lotacaoId, from, limit: 1 } },
    // What was free when it was last asked may be taken.
    { enabled: chosen === null, gcTime: 0 },
  );
  const agendas = useRoute(listAgendas, { query: { from: today } });
  const when =
    chosen ?? first.data?.slots[0] ?? (first.data ? { lotacaoId, day: from, start: '', end: '' } : null);
  const whose = agendas.data?.lotacoes.find(({ lotacao }) => lotacao.id === when?.lotacaoId);
  const failed = first.isError ? first : agendas;
  const take = (told: When) => {
    const sameAgenda = told.lotacaoId === when?.lotacaoId && told.day === when.day;
    setChosen(sameAgenda ? told : { ...told, start: '', end: '' });
  };
  return (
    <Dialog title="Agendar retorno" width={480} onClose={onClose}>
      <Form<{ notes: string }>
        label="Agendar retorno"
        defaults={{ notes: next?.notes ?? '' }}
        onSubmit={async ({ notes }, form) => {
          const at = when ?? (await firstFree(lotacaoId, from));
          if (!at?.start) {
            const message = 'Escolha o profissional, a data e o horário.';
            return form.setError('root.server', { type: 'server', message });
          }
          const { lotacaoId: agenda, day, start, end } = at;
          const name =
            whose?.lotacao.professional.name ?? (agenda === author.lotacaoId && author.professional);
          const told = [`${dayText(day)}/${day.slice(0, 4)}`, start, name && titleCaseName(name)];
          const label = told.filter(Boolean).join(', ');
          onSave({ lotacaoId: agenda, day, start, end, notes, label });
          onClose();
        }}
      >
        {failed.isError ? (
          <ErrorState what="a agenda" error={failed.error} onRetry={() => void failed.refetch()} />
        ) : null}
        {when ? (
          <WhenFields when={when} lotacoes={agendas.data?.lotacoes ?? NONE} onChange={take} />
        ) : failed.isError ? null : (
          <Skeleton rows={2} label="Procurando a próxima vaga" />
        )}
        <TextField name="notes" label="Observações" optional maxLength={200} autoComplete="off" />
        <p className="caption text-3">Fica marcado quando o atendimento for finalizado.</p>
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton keys="Ctrl Enter" data-autofocus>
            Agendar
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
