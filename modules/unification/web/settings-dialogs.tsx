import { IconClock, IconGauge } from '@tabler/icons-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { Button, callApi, Dialog, Form, formatNumber, showToast, SubmitButton, TextField } from '#ui/index';
import { changeUnificationSettings } from '../contract.ts';
import { HOURS, SPEED } from '../contract/settings.ts';
import { type Unification, useRefreshUnification } from './use-unification.ts';

type Settings = Unification['settings'];
type Values = { number: string };
type Asked = {
  title: string;
  text: ReactNode;
  label: string;
  hint: string;
  isFit: (number: number) => boolean;
  value: number;
  changed: (number: number) => Partial<Settings>;
  done: string;
};

/** One number of how unifications go, asked in a dialog. */
function NumberDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { title, text, label, hint, isFit, value, changed, done } = asked;
  const refresh = useRefreshUnification();
  async function save({ number }: Values): Promise<void> {
    await callApi(changeUnificationSettings, { body: changed(Number(number)) });
    refresh();
    showToast(done);
    onClose();
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <Form<Values> label={title} defaults={{ number: String(value) }} onSubmit={save}>
        <p className="text-2">{text}</p>
        <TextField
          name="number"
          label={label}
          required
          inputMode="numeric"
          maxLength={7}
          autoComplete="off"
          hint={hint}
          check={(typed) => (/^\d+$/.test(typed.trim()) && isFit(Number(typed)) ? undefined : hint)}
        />
        <div className="form-foot">
          <SubmitButton>Salvar</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

/** Says a setting, and opens its dialog. */
function Setting({
  says,
  icon,
  asked,
}: { says: string; asked: Asked } & Pick<ComponentProps<typeof Button>, 'icon'>) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" look="text" icon={icon} onClick={() => setOpen(true)}>
        {says}
      </Button>
      {open ? <NumberDialog asked={asked} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** How fast the unit sends its base. */
export function SpeedSetting({ settings: { kibPerSecond } }: { settings: Settings }) {
  const { least, most } = SPEED;
  return (
    <Setting
      says={`Velocidade do envio: ${kibPerSecond === 0 ? 'sem limite' : `${formatNumber(kibPerSecond)} KiB/s`}`}
      icon={IconGauge}
      asked={{
        title: 'Velocidade do envio da base',
        text: 'Quanto da internet da unidade o envio ocupa. Vale também para um envio em andamento, a partir da próxima parte.',
        label: 'KiB por segundo',
        hint: `De ${least} a ${formatNumber(most)}; 0 envia sem limite.`,
        isFit: (number) => number === 0 || (number >= least && number <= most),
        value: kibPerSecond,
        changed: (number) => ({ kibPerSecond: number }),
        done: 'Velocidade do envio salva.',
      }}
    />
  );
}

/** How long people of the centre have to decide. */
export function HoursSetting({ settings: { hours } }: { settings: Settings }) {
  const { least, most } = HOURS;
  return (
    <Setting
      says={`Prazo para decidir: ${hours} ${hours === 1 ? 'hora' : 'horas'}`}
      icon={IconClock}
      asked={{
        title: 'Prazo para confirmar ou desfazer',
        text: 'Conta de quando uma base entra nesta instalação. Sem decisão até lá: se tudo confere, confirma-se sozinha; senão, desfaz-se sozinha. Uma base que já espera a decisão mantém a hora que tem.',
        label: 'Horas',
        hint: `De ${least} a ${most} (uma semana).`,
        isFit: (number) => number >= least && number <= most,
        value: hours,
        changed: (number) => ({ hours: number }),
        done: 'Prazo salvo.',
      }}
    />
  );
}
