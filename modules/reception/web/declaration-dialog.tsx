import { useWatch } from 'react-hook-form';
import { parseTimeText, timeFault } from '#modules/scheduling/web/parts';
import { CancelButton, CheckboxField, Dialog, Form, RadioField, SubmitButton, TextField } from '#ui/index';
import { type Declared, PERIODS } from '../contract.ts';

type Values = {
  period: NonNullable<Declared['period']>;
  from: string;
  to: string;
  companion: string;
  small: boolean;
};

/** Of hours that are written by hand. */
function Hours() {
  const period = useWatch<Values, 'period'>({ name: 'period' });
  if (period !== 'horario') return null;
  return (
    <div className="form-columns">
      <TextField
        name="from"
        label="Entrada"
        required
        inputMode="numeric"
        placeholder="hh:mm"
        check={timeFault}
      />
      <TextField name="to" label="Saída" required inputMode="numeric" placeholder="hh:mm" check={timeFault} />
    </div>
  );
}

/** As a file. */
export const DECLARATION = 'declaracao-de-comparecimento.pdf';

/** Of whom, from when, and what the whole stay is called; `print` shows the paper. */
export type Declaring = {
  who: string;
  /** `hh:mm`. */
  from: string;
  stay?: string;
  print: (declared: Declared) => Promise<void>;
  onClose: () => void;
};

/** "Declaração de comparecimento": for which time, and who came along; it opens in another window, to be printed. */
export function DeclarationDialog({
  who,
  from: arrived,
  stay = 'Permanência na unidade',
  print,
  onClose,
}: Declaring) {
  const periods = PERIODS.map((one) => (one.value === 'permanencia' ? { ...one, label: stay } : one));
  async function submit({ period, from, to, companion, small }: Values): Promise<void> {
    await print({
      period,
      ...(period === 'horario' ? { from: parseTimeText(from) ?? from, to: parseTimeText(to) ?? to } : {}),
      ...(companion.trim() ? { companion: companion.trim() } : {}),
      ...(small ? { paper: 'A5' } : {}),
    });
    onClose();
  }
  return (
    <Dialog title={`Declaração de comparecimento: ${who}`} width={560} onClose={onClose}>
      <Form<Values>
        label="Declaração de comparecimento"
        defaults={{ period: 'permanencia', from: arrived, to: '', companion: '', small: false }}
        onSubmit={submit}
      >
        <RadioField name="period" label="Período" required choices={periods} />
        <Hours />
        <TextField
          name="companion"
          label="Acompanhante"
          maxLength={120}
          hint="Nome de quem veio junto, se a declaração também é para essa pessoa."
          autoComplete="off"
          data-autofocus
        />
        <CheckboxField name="small" label="Imprimir em A5" />
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton sending="Abrindo…">Gerar declaração</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
