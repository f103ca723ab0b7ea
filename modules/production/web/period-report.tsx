import { titleCaseName } from '@pec-aberto/brazil';
import type { UseFormReturn } from 'react-hook-form';
import {
  CheckboxField,
  civilToday,
  DateField,
  Dialog,
  displayedZone,
  Form,
  SelectField,
  serverNow,
  SubmitButton,
  useRoute,
} from '#ui/index';
import { listLoteResponsiblesContract } from '../contract/reception.ts';

type Values = { from: string; to: string; responsible: string; file: boolean; online: boolean };

const DAY_MS = 86_400_000;
const DAYS = 30;
const dayBefore = (days: number) => civilToday(new Date(serverNow() - days * DAY_MS), displayedZone());

/** What is wrong with the choice, and at which field. */
function faultOf({
  from,
  to,
  file,
  online,
}: Values): { field: 'to' | 'online'; message: string } | undefined {
  if (to < from) return { field: 'to', message: 'O fim do período é anterior ao início.' };
  if (!file && !online) return { field: 'online', message: 'Escolha ao menos um tipo de recebimento.' };
  return undefined;
}

function addressOf({ from, to, responsible, file, online }: Values): string {
  const query = new URLSearchParams({ from, to });
  if (responsible) query.set('responsible', responsible);
  if (file !== online) query.set('origin', file ? 'file' : 'online');
  return `/api/lotes/inconsistencies.csv?${query}`;
}

/** "Gerar relatório de inconsistências": the CSV of what came in a period. */
export function PeriodReport({ onClose }: { onClose: () => void }) {
  const { data: responsibles = [] } = useRoute(listLoteResponsiblesContract, {});

  async function generate(values: Values, form: UseFormReturn<Values>): Promise<void> {
    const fault = faultOf(values);
    if (fault) {
      form.setError(fault.field, { type: 'choice', message: fault.message }, { shouldFocus: true });
      return;
    }
    location.assign(addressOf(values));
    onClose();
  }

  return (
    <Dialog title="Gerar relatório de inconsistências" onClose={onClose}>
      <Form<Values>
        label="Relatório de inconsistências"
        defaults={{ from: dayBefore(DAYS), to: dayBefore(0), responsible: '', file: true, online: true }}
        onSubmit={generate}
      >
        <p className="text-2">
          Fichas inválidas e repetidas dos lotes que chegaram no período, com os motivos (CSV).
        </p>
        <DateField name="from" label="Início do período" required />
        <DateField name="to" label="Fim do período" required />
        <SelectField
          name="responsible"
          label="Responsável"
          placeholder="Todos"
          choices={responsibles.map(({ id, name, kind }) => ({
            value: id,
            label: kind === 'person' ? titleCaseName(name) : `${name} (instalação)`,
          }))}
        />
        <fieldset className="column gap-8">
          <legend>Tipo de recebimento</legend>
          <CheckboxField name="file" label="Arquivo" />
          <CheckboxField name="online" label="Online" />
        </fieldset>
        <div className="form-foot">
          <SubmitButton>Gerar</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
