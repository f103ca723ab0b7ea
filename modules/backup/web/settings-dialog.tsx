import { useQueryClient } from '@tanstack/react-query';
import {
  callApi,
  Dialog,
  Form,
  routeKey,
  showToast,
  SubmitButton,
  TextAreaField,
  TextField,
} from '#ui/index';
import { getCopiesContract, saveCopySettingsContract } from '../contract.ts';
import type { Copies } from './copy-row.tsx';

type Values = { hour: string; folders: string; days: string; weeks: string; months: string };

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;

function CountField({
  name,
  label,
  least,
  most,
}: {
  name: keyof Values;
  label: string;
  least: number;
  most: number;
}) {
  const isBetween = (text: string) =>
    /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
  return (
    <TextField
      name={name}
      label={label}
      required
      inputMode="numeric"
      maxLength={String(most).length}
      check={(text) => (isBetween(text) ? undefined : `Informe um número de ${least} a ${most}.`)}
    />
  );
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Hour, other folders, and how long copies are kept. */
export function SettingsDialog({
  settings: { hour, folders, keeping },
  onClose,
}: {
  settings: Copies['settings'];
  onClose: () => void;
}) {
  const client = useQueryClient();
  async function save(values: Values): Promise<void> {
    const { days, weeks, months } = values;
    await callApi(saveCopySettingsContract, {
      body: {
        hour: values.hour,
        folders: linesOf(values.folders),
        keeping: { days: Number(days), weeks: Number(weeks), months: Number(months) },
      },
    });
    await client.invalidateQueries({ queryKey: routeKey(getCopiesContract) });
    showToast('Configuração das cópias salva.');
    onClose();
  }
  return (
    <Dialog title="Configurar as cópias" onClose={onClose}>
      <Form<Values>
        label="Configurar as cópias"
        defaults={{
          hour,
          folders: folders.join('\n'),
          days: String(keeping.days),
          weeks: String(keeping.weeks),
          months: String(keeping.months),
        }}
        onSubmit={save}
      >
        <TextField
          name="hour"
          label="Horário da cópia diária"
          required
          inputMode="numeric"
          maxLength={5}
          autoComplete="off"
          placeholder="hh:mm"
          check={(text) => (HOUR.test(text) ? undefined : 'Informe a hora de 00:00 a 23:59.')}
          hint="Se o computador estava desligado, a cópia é feita assim que ligar."
        />
        <TextAreaField
          name="folders"
          label="Outras pastas"
          optional
          rows={3}
          maxLength={1300}
          hint="Uma por linha, até três: pasta já criada num disco externo ou compartilhamento que o servidor alcança."
          check={(text) => (linesOf(text).length > 3 ? 'São no máximo três pastas.' : undefined)}
        />
        <CountField name="days" label="Guardar todas as cópias por (dias)" least={1} most={90} />
        <CountField name="weeks" label="Depois, uma por semana durante (semanas)" least={0} most={52} />
        <CountField name="months" label="E uma por mês durante (meses)" least={0} most={120} />
        <div className="form-foot">
          <SubmitButton>Salvar</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
