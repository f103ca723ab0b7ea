import { useFormContext, useWatch } from 'react-hook-form';
import { callApi, Card, EmptyState, Form, Notice, SubmitButton, showToast } from '#ui/index';
import type { Days } from '../contract/agenda.ts';
import { saveOnlineSlots } from '../contract.ts';
import { hoursText } from './agenda-values.ts';
import { FollowAgenda } from './follow-agenda.tsx';
import { NO_PROTOCOL } from './no-protocol.ts';
import { OnlineGrid } from './online-grid.tsx';
import { periodsOf, weekSlots } from './online-values.ts';
import type { KnownAgenda } from './use-known-agenda.ts';

/** Not named `online`: what the server refuses there has no field on the screen, and is said above the form. */
type Values = { given: Days };

function Grid({ days, duration }: { days: Days; duration: number }) {
  const { setValue } = useFormContext<Values>();
  const given = useWatch<Values, 'given'>({ name: 'given' });
  return (
    <OnlineGrid
      slots={weekSlots(days, given, duration)}
      onChange={(next) => setValue('given', next, { shouldDirty: true })}
    />
  );
}

/** "Agenda online" of a lotação: which of its slots are not the unit's to book. */
export function OnlineCard({ agenda }: { agenda: KnownAgenda }) {
  const { known } = agenda;
  const { days, duration, lotacao } = known;
  const values = { given: known.online };
  return (
    <Card title="Agenda online">
      <div className="column gap-12">
        <Notice>
          {NO_PROTOCOL} Os horários marcados ficam reservados: não são oferecidos no agendamento comum da
          unidade. O que já foi agendado não muda.
        </Notice>
        {days ? (
          <Form<Values>
            label="Agenda online"
            defaults={values}
            onSubmit={async ({ given }) => {
              // Of hours that are no longer worked nothing is shown, and nothing is given.
              const shown = weekSlots(days, given, duration);
              const body = (version: string | null) => ({ version, online: periodsOf(shown) });
              await agenda.save((version) =>
                callApi(saveOnlineSlots, { params: { id: lotacao.id }, body: body(version) }),
              );
              showToast('Horários on-line salvos.');
            }}
          >
            <FollowAgenda agenda={agenda} part="online" values={values} theirs={hoursText(known.online)} />
            <Grid days={days} duration={duration} />
            <div className="form-foot">
              <SubmitButton>Salvar horários on-line</SubmitButton>
            </div>
          </Form>
        ) : (
          <EmptyState title="Sem agenda ainda">
            Salve antes os horários de trabalho: os on-line são escolhidos entre eles.
          </EmptyState>
        )}
      </div>
    </Card>
  );
}
