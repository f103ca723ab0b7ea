import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import {
  ApiProblem,
  Button,
  callApi,
  Card,
  CheckboxField,
  ConfirmDialog,
  Form,
  Notice,
  SubmitButton,
  showToast,
} from '#ui/index';
import { agendaFaults, type Days, noDays } from '../contract/agenda.ts';
import { saveAgenda } from '../contract.ts';
import { AgendaGrid } from './agenda-grid.tsx';
import { daysOf, type HoursValues, hoursText, hoursValuesOf } from './agenda-values.ts';
import { FollowAgenda } from './follow-agenda.tsx';
import type { KnownAgenda } from './use-known-agenda.ts';

/** "Horário padrão": the municipality's hours into the grid. */
function StandardHours({ standard }: { standard: Days }) {
  const { setValue } = useFormContext<HoursValues>();
  return (
    <Button
      size="small"
      onClick={() => {
        const { days, weekend } = hoursValuesOf(standard);
        setValue('days', days, { shouldDirty: true });
        if (weekend) setValue('weekend', true, { shouldDirty: true });
      }}
    >
      Horário padrão
    </Button>
  );
}

const FOLLOWS = {
  padrao: 'Esta lotação segue a agenda padrão do município. Salvar aqui dá a ela horários próprios.',
  nenhuma: 'Esta lotação ainda não tem agenda: sem horários não há vagas.',
};
const BACK = {
  padrao: {
    label: 'Voltar à agenda padrão',
    title: 'Voltar à agenda padrão do município?',
    text: 'Os horários próprios são tirados, e a lotação segue a agenda padrão, também quando ela mudar.',
    done: 'A lotação segue a agenda padrão.',
  },
  nenhuma: {
    label: 'Excluir configuração',
    title: 'Excluir a configuração de agenda?',
    text: 'Os horários são tirados e a lotação fica sem vagas, até que outros sejam salvos.',
    done: 'Configuração de agenda excluída.',
  },
};

/** "Horários de trabalho" of a lotação. */
export function HoursCard({ agenda }: { agenda: KnownAgenda }) {
  const { known } = agenda;
  const [asking, setAsking] = useState(false);
  const back = BACK[known.otherwise];
  const values = hoursValuesOf(known.days ?? noDays());

  const save = (days: Days | null) =>
    agenda.save((version) =>
      callApi(saveAgenda, { params: { id: known.lotacao.id }, body: { version, days } }),
    );

  return (
    <Card title="Horários de trabalho">
      <Form<HoursValues>
        label="Horários de trabalho"
        defaults={values}
        onSubmit={async (typed) => {
          const days = daysOf(typed);
          const faults = agendaFaults({ days });
          if (faults.length > 0)
            throw new ApiProblem(422, 'agenda-invalid', 'Há horários a corrigir.', faults);
          await save(days);
          showToast('Agenda salva.');
        }}
      >
        <FollowAgenda agenda={agenda} part="hours" values={values} theirs={hoursText(known.days)} />
        {known.kind === 'propria' ? null : <Notice>{FOLLOWS[known.kind]}</Notice>}
        <div className="row wrap gap-12">
          <CheckboxField name="weekend" label="Mostrar fim de semana" />
          <StandardHours standard={known.standard} />
        </div>
        <AgendaGrid />
        <div className="form-foot">
          {known.kind === 'propria' ? (
            <Button look="quiet" onClick={() => setAsking(true)}>
              {back.label}
            </Button>
          ) : null}
          <SubmitButton keys="Ctrl S">Salvar</SubmitButton>
        </div>
      </Form>
      {asking ? (
        <ConfirmDialog
          title={back.title}
          confirm={back.label}
          danger
          onConfirm={async () => {
            await save(null);
            showToast(back.done);
          }}
          onClose={() => setAsking(false)}
        >
          {back.text}
        </ConfirmDialog>
      ) : null}
    </Card>
  );
}
