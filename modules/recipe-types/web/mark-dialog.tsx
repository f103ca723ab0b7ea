import { sentenceCase } from '@pec-aberto/brazil';
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
} from '#ui/index';
import { listRecipeTypes, type Marked, markRecipeType } from '../contract.ts';
import { RECIPES, type Recipe } from '../contract/recipes.ts';
import { MedicinesField } from './medicines-field.tsx';

type Values = { recipe: Recipe | ''; medicines: PickedCode[] };

/** "Marcar medicamentos" with a type of recipe; or one of them, to give it another. */
export function MarkDialog({ ibge, of, onClose }: { ibge: string; of?: Marked; onClose: () => void }) {
  const client = useQueryClient();
  async function save({ recipe, medicines }: Values): Promise<void> {
    if (recipe === '') return;
    const body = { recipe, medicines: medicines.map(({ code }) => code) };
    const { marked } = await callApi(markRecipeType, { params: { ibge }, body });
    await client.invalidateQueries({ queryKey: routeKey(listRecipeTypes) });
    showToast(marked === 1 ? 'Medicamento marcado.' : `${marked} medicamentos marcados.`);
    onClose();
  }
  const medicines = of ? [{ code: of.catmat, name: of.name, inForce: of.inForce }] : [];
  return (
    <Dialog title={of ? 'Trocar o tipo de receita' : 'Marcar medicamentos'} width={640} onClose={onClose}>
      <Form<Values>
        label="Tipo de receita"
        defaults={{ recipe: of?.recipe ?? '', medicines }}
        onSubmit={save}
      >
        <RadioField name="recipe" label="Tipo de receita" required choices={RECIPES} />
        {of ? <p className="strong">{sentenceCase(of.name)}</p> : <MedicinesField />}
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton keys="Ctrl S">{of ? 'Salvar' : 'Marcar'}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
