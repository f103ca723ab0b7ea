import { sentenceCase } from '@pec-aberto/brazil';
import { useWatch } from 'react-hook-form';
import type { RouteOutput } from '#platform/contract/route';
import {
  CancelButton,
  callApi,
  CheckboxField,
  Dialog,
  Facts,
  Form,
  SubmitButton,
  showToast,
  TextField,
  useRoute,
} from '#ui/index';
import { getDefaultAgenda, type listCbos, setCboDuration } from '../contract.ts';
import { durationFault } from './agenda-values.ts';

type Cbo = RouteOutput<typeof listCbos>['rows'][number];
type Values = { standard: boolean; duration: string };

function Minutes({ standard }: { standard: number | undefined }) {
  const follows = useWatch<Values, 'standard'>({ name: 'standard' });
  if (follows) {
    const minutes = standard === undefined ? '' : `: ${standard} min`;
    return <p className="text-2">Vale a duração padrão do município{minutes}.</p>;
  }
  return (
    <TextField
      name="duration"
      label="Duração do agendamento (min)"
      required
      inputMode="numeric"
      maxLength={6}
      check={durationFault}
    />
  );
}

/** "Editar CBO": the minutes of its appointments. */
export function CboDialog({
  ibge,
  cbo,
  onSaved,
  onClose,
}: {
  ibge: string;
  cbo: Cbo;
  onSaved: () => Promise<void>;
  onClose: () => void;
}) {
  const { code, name, duration, ownDuration } = cbo;
  const { data } = useRoute(getDefaultAgenda, { params: { ibge } });
  return (
    <Dialog title="Editar CBO" onClose={onClose}>
      <Form<Values>
        label="Editar CBO"
        defaults={{ standard: ownDuration === null, duration: String(duration) }}
        onSubmit={async ({ standard, duration: typed }) => {
          const body = { duration: standard ? null : Number(typed) };
          await callApi(setCboDuration, { params: { ibge, code }, body });
          await onSaved();
          showToast('Duração salva: vale nas vagas novas. O que já foi agendado não muda.');
          onClose();
        }}
      >
        <Facts
          facts={[
            { label: 'Nome', value: sentenceCase(name) },
            { label: 'Código', value: code },
          ]}
        />
        <CheckboxField name="standard" label="Usar duração padrão do município" />
        <Minutes standard={data?.duration} />
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton>Salvar</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
