import { useQueryClient } from '@tanstack/react-query';
import type { RouteOutput } from '#platform/contract/route';
import {
  CancelButton,
  Dialog,
  Form,
  routeKey,
  SelectField,
  showToast,
  SubmitButton,
  useAction,
} from '#ui/index';
import { changeTimeZone, listResponsibles } from '../contract.ts';
import { timeZoneChoices } from './time-zones.ts';

type Municipality = RouteOutput<typeof changeTimeZone>;

/** Changes the zone in which the municipality reads its hours. */
export function TimeZoneDialog({
  municipality,
  onClose,
}: {
  municipality: Municipality;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const { mutateAsync } = useAction(changeTimeZone);
  return (
    <Dialog title={`Fuso horário de ${municipality.name}`} onClose={onClose}>
      <Form
        label="Fuso horário"
        defaults={{ timeZone: municipality.timeZone }}
        onSubmit={async ({ timeZone }) => {
          await mutateAsync({ params: { ibge: municipality.ibge }, body: { timeZone } });
          await client.invalidateQueries({ queryKey: routeKey(listResponsibles) });
          showToast(`Fuso horário de ${municipality.name} alterado.`);
          onClose();
        }}
      >
        <SelectField
          name="timeZone"
          label="Fuso horário"
          required
          choices={timeZoneChoices(municipality.timeZone)}
          hint="Agendamentos e datas do município seguem este horário."
        />
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton>Salvar</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
