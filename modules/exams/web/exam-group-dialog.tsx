import { useQueryClient } from '@tanstack/react-query';
import type { PickedCode } from '#modules/data-packages/web/parts';
import {
  CancelButton,
  callApi,
  Dialog,
  Form,
  RadioField,
  routeKey,
  showToast,
  SubmitButton,
  TextField,
} from '#ui/index';
import { addExamGroup, changeExamGroup, type GroupView, listExamGroups } from '../contract.ts';
import { ExamsField } from './exams-field.tsx';

type Values = { name: string; sex: 'all' | '0' | '1'; codes: PickedCode[] };

const SEXES = [
  { value: 'all', label: 'Todas as pessoas' },
  { value: '1', label: 'Só sexo feminino' },
  { value: '0', label: 'Só sexo masculino' },
] as const;

/** "Adicionar grupo de exames"; or one to change, or a native one to fill (it has no id yet). */
export function ExamGroupDialog({
  ibge,
  of,
  onClose,
}: {
  ibge: string;
  of?: GroupView;
  onClose: () => void;
}) {
  const client = useQueryClient();
  async function save({ name, sex, codes }: Values): Promise<void> {
    const body = {
      name: name.trim(),
      sex: sex === 'all' ? null : Number(sex),
      codes: codes.map(({ code }) => code),
    };
    if (of?.id) {
      const { id, version } = of;
      await callApi(changeExamGroup, { params: { id }, body: { ...body, version: version ?? '' } });
    } else await callApi(addExamGroup, { params: { ibge }, body });
    await client.invalidateQueries({ queryKey: routeKey(listExamGroups) });
    showToast(of ? 'Grupo de exames salvo.' : 'Grupo de exames adicionado.');
    onClose();
  }
  return (
    <Dialog title={of ? 'Editar grupo de exames' : 'Adicionar grupo de exames'} width={640} onClose={onClose}>
      <Form<Values>
        label="Grupo de exames"
        defaults={{
          name: of?.name ?? '',
          sex: of?.sex === 0 ? '0' : of?.sex === 1 ? '1' : 'all',
          codes: of?.exams ?? [],
        }}
        onSubmit={save}
      >
        <TextField name="name" label="Nome do grupo" required maxLength={80} autoComplete="off" />
        <RadioField name="sex" label="Oferecido a" required choices={SEXES} />
        <ExamsField />
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton keys="Ctrl S">{of ? 'Salvar' : 'Adicionar'}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
