import { useQueryClient } from '@tanstack/react-query';
import { CancelButton, callApi, Dialog, Form, routeKey, showToast, SubmitButton, TextField } from '#ui/index';
import { addServiceType, listServiceTypes, renameServiceType } from '../contract.ts';

/** "Adicionar tipo de serviço", or the name of one of the municipality's own. */
export function ServiceTypeDialog({
  ibge,
  of,
  onClose,
}: {
  ibge: string;
  of?: { id: string; name: string };
  onClose: () => void;
}) {
  const client = useQueryClient();
  async function save({ name }: { name: string }): Promise<void> {
    const body = { name: name.trim() };
    if (of) await callApi(renameServiceType, { params: { id: of.id }, body });
    else await callApi(addServiceType, { params: { ibge }, body });
    await client.invalidateQueries({ queryKey: routeKey(listServiceTypes) });
    showToast(of ? 'Tipo de serviço salvo.' : 'Tipo de serviço adicionado. Todas as unidades o oferecem.');
    onClose();
  }
  return (
    <Dialog title={of ? 'Editar tipo de serviço' : 'Adicionar tipo de serviço'} onClose={onClose}>
      <Form label="Tipo de serviço" defaults={{ name: of?.name ?? '' }} onSubmit={save}>
        <TextField
          name="name"
          label="Nome do tipo de serviço"
          required
          maxLength={80}
          autoComplete="off"
          hint="Por exemplo, Puericultura ou Coleta de exames."
        />
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton keys="Ctrl S">{of ? 'Salvar' : 'Adicionar'}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
