import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import {
  CancelButton,
  callApi,
  type Choice,
  civilToday,
  ComboField,
  DateField,
  Dialog,
  displayedZone,
  ErrorState,
  Form,
  NOT_PICKED,
  Notice,
  type Picked,
  routeKey,
  serverNow,
  showToast,
  Skeleton,
  SubmitButton,
  TextField,
  useRoute,
} from '#ui/index';
import { addLot, changeLot, listCatalogue, listLots, LOT_NUMBER, type LotView } from '../contract.ts';

type Named = LotView['immunobiological'];
type Values = { number: string; manufacturer: string; immunobiological: Picked; expiresOn: string };

const numberCheck = (text: string) =>
  new RegExp(LOT_NUMBER).test(text.trim())
    ? undefined
    : 'O lote aceita letras sem acento, algarismos, barra, ponto e hífen.';

const valuesOf = (lot: LotView | undefined): Values => ({
  number: lot?.number ?? '',
  manufacturer: lot?.manufacturer ?? '',
  immunobiological: lot ? { value: lot.immunobiological.code, label: lot.immunobiological.name } : NOT_PICKED,
  expiresOn: lot?.expiresOn ?? '',
});

/** Those in force, and the one that the lot has already, though it left the table. */
function choicesOf(inForce: readonly Named[], of: LotView | undefined): Choice[] {
  const held =
    of && !inForce.some(({ code }) => code === of.immunobiological.code) ? [of.immunobiological] : [];
  return [...held, ...inForce].map(({ code, name }) => ({ value: code, label: name }));
}

/** Said while it is typed: an expired lot may be kept, for doses of before. */
function ExpiredNotice() {
  const day = useWatch<Values, 'expiresOn'>({ name: 'expiresOn' });
  const today = civilToday(new Date(serverNow()), displayedZone());
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day >= today) return null;
  return <Notice tone="warning">Esta validade já passou: o lote entra como vencido.</Notice>;
}

/** "Cadastrar lote", open for the next one after each; or what may be corrected of one. */
export function LotDialog({ of, onClose }: { of?: LotView; onClose: () => void }) {
  const client = useQueryClient();
  const makers = useId();
  const { data, isError, error, refetch } = useRoute(listCatalogue, {});

  async function save(values: Values, form: UseFormReturn<Values>): Promise<void> {
    const body = {
      number: values.number.trim(),
      manufacturer: values.manufacturer.trim(),
      immunobiological: values.immunobiological.value,
      expiresOn: values.expiresOn,
    };
    if (of) await callApi(changeLot, { params: { id: of.id }, body });
    else await callApi(addLot, { body });
    await client.invalidateQueries({ queryKey: routeKey(listLots) });
    if (of) {
      showToast('Lote salvo.');
      return onClose();
    }
    showToast(`Lote ${body.number} cadastrado.`);
    // Lots of one delivery are often of one maker and of the same vaccine.
    // Before the reset, which forgets where the fields are until they are drawn again.
    form.setFocus('number');
    form.reset({ ...values, number: '', expiresOn: '' });
  }

  return (
    <Dialog title={of ? 'Editar lote' : 'Cadastrar lote'} width={560} onClose={onClose}>
      {!data && isError ? (
        <ErrorState what="os imunobiológicos" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !isError ? <Skeleton rows={5} /> : null}
      {data ? (
        <Form<Values> label="Lote de imunobiológico" defaults={valuesOf(of)} onSubmit={save}>
          <TextField
            name="number"
            label="Lote"
            required
            maxLength={30}
            autoComplete="off"
            spellCheck={false}
            check={numberCheck}
          />
          <TextField
            name="manufacturer"
            label="Fabricante"
            required
            maxLength={100}
            autoComplete="off"
            list={makers}
            hint="Escolha um do catálogo nacional. Outro nome é aceito, mas não tem código nacional."
          />
          <datalist id={makers}>
            {data.manufacturers.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </datalist>
          <ComboField
            name="immunobiological"
            label="Imunobiológico"
            required
            choices={choicesOf(data.immunobiologicals, of)}
          />
          <DateField name="expiresOn" label="Data de validade" required />
          <ExpiredNotice />
          <div className="form-foot">
            <CancelButton onClose={onClose}>{of ? 'Cancelar' : 'Fechar'}</CancelButton>
            <SubmitButton keys="Ctrl S">{of ? 'Salvar' : 'Adicionar'}</SubmitButton>
          </div>
        </Form>
      ) : null}
    </Dialog>
  );
}
