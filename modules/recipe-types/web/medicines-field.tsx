import { type PickedCode, PickedCodes } from '#modules/data-packages/web/parts';
import { MOST_MARKED } from '../contract.ts';

const MEDICINES = { source: 'data-packages.medicines', system: 'catmat' } as const;

function countFault(chosen: readonly PickedCode[]): string | true {
  if (chosen.length === 0) return 'Escolha ao menos um medicamento.';
  return chosen.length <= MOST_MARKED || `Marque até ${MOST_MARKED} medicamentos por vez.`;
}

/** "Medicamentos": at least one. */
export function MedicinesField() {
  return (
    <PickedCodes
      name="medicines"
      table={MEDICINES}
      label="Medicamentos"
      placeholder="Princípio ativo ou código do CATMAT"
      hint="Pesquise e escolha; repita para cada apresentação."
      listLabel="Medicamentos escolhidos"
      left="Saiu do CATMAT"
      none={(typed) => `Nenhum medicamento com “${typed}”.`}
      validate={countFault}
    />
  );
}
