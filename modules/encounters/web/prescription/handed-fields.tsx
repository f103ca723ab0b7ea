import { useEffect, useEffectEvent } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { findMedicine } from '#modules/recipe-types/contract';
import { RECIPES } from '#modules/recipe-types/contract/recipes';
import { labelOf } from '#platform/contract/choices';
import { SelectField, TextField, useRoute } from '#ui/index';
import type { TypedMedicine } from './values.ts';

const CHOICES = RECIPES.map(({ value, label }) => ({ value, label }));
/** Of one of which the municipality says nothing. */
const USUAL = 'comum';

const isQuantity = (typed: string) =>
  /^\d{1,3}$/.test(typed.trim()) && Number(typed) > 0 ? undefined : 'Informe um número de 1 a 999.';

/**
 * How much is handed out, and by which recipe. What the table and the municipality say of a listed medicine comes while the
 * rest is typed; where it does not come the type is chosen by hand, for a marked one must not pass as common.
 */
export function HandedFields({ catmat }: { catmat: string }) {
  const { getValues, setValue, clearErrors } = useFormContext<TypedMedicine>();
  const supplyUnit = useWatch<TypedMedicine, 'supplyUnit'>({ name: 'supplyUnit' });
  const { data, isError } = useRoute(findMedicine, { params: { catmat } }, { enabled: catmat !== '' });
  const fill = useEffectEvent(() => {
    if (!data) return;
    if (getValues('recipe') === '') {
      setValue('recipe', data.recipe ?? USUAL);
      clearErrors('recipe');
    }
    if (getValues('supplyUnit') === '') setValue('supplyUnit', data.supplyUnit ?? '');
  });
  useEffect(() => fill(), [data]);
  const unread = isError && !data;
  const marked = data?.recipe && `O município marcou: ${labelOf(RECIPES, data.recipe).toLowerCase()}.`;
  const unmarked = data && !data.recipe && 'O município não marcou este medicamento: confira o tipo.';
  return (
    <>
      <TextField
        name="quantity"
        label="Quantidade solicitada"
        inputMode="numeric"
        maxLength={3}
        required
        check={isQuantity}
        hint={supplyUnit || undefined}
        autoComplete="off"
      />
      <SelectField
        name="recipe"
        label="Tipo de receita"
        required
        choices={CHOICES}
        hint={
          marked || (unread && 'Não foi possível ler o tipo que o município marcou: escolha.') || undefined
        }
        warning={unmarked || undefined}
      />
    </>
  );
}
