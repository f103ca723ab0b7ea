import { type ReactNode, useRef } from 'react';
import {
  ApiProblem,
  callOrKeep,
  CheckboxField,
  ErrorState,
  Form,
  FormDraft,
  Skeleton,
  showToast,
  SubmitButton,
  TextField,
  useRoute,
} from '#ui/index';
import { agendaFaults } from '../contract/agenda.ts';
import { getDefaultAgenda, saveDefaultAgenda } from '../contract.ts';
import { AgendaGrid } from './agenda-grid.tsx';
import { type AgendaValues, agendaOf, durationFault, valuesOf } from './agenda-values.ts';

/** The default agenda of a municipality, to be seen and saved. `aside` stands beside the save button. */
export function AgendaForm({
  ibge,
  submit = 'Salvar',
  aside,
  onSaved,
}: {
  ibge: string;
  submit?: string;
  aside?: ReactNode;
  onSaved: () => void;
}) {
  const params = { ibge };
  const { data, isError, error, refetch } = useRoute(getDefaultAgenda, { params });
  const draft = `agenda-padrao/${ibge}`;
  const waits = useRef(false);
  if (!data) {
    if (!isError) return <Skeleton rows={6} />;
    return <ErrorState what="a agenda padrão" error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Form<AgendaValues>
      label="Agenda padrão"
      defaults={valuesOf(data)}
      onSubmit={async (values) => {
        const agenda = agendaOf(values);
        const faults = agendaFaults(agenda);
        if (faults.length > 0) throw new ApiProblem(422, 'agenda-invalid', 'Há horários a corrigir.', faults);
        const about = { title: 'Agenda padrão', form: { id: draft, values } };
        const { kept } = await callOrKeep(saveDefaultAgenda, { params, body: agenda }, about);
        waits.current = kept;
        if (kept) return showToast('Sem conexão: a agenda está guardada neste computador e será enviada.');
        await refetch();
      }}
    >
      <FormDraft id={draft} title="Agenda padrão" onSaved={() => waits.current || onSaved()} />
      <CheckboxField name="weekend" label="Mostrar fim de semana" />
      <AgendaGrid />
      <div style={{ maxWidth: 260 }}>
        <TextField
          name="duration"
          label="Duração do agendamento (min)"
          required
          inputMode="numeric"
          maxLength={6}
          check={durationFault}
          hint="CBO com duração própria não usa esta."
        />
      </div>
      <div className="form-foot">
        {aside}
        <SubmitButton>{submit}</SubmitButton>
      </div>
    </Form>
  );
}
