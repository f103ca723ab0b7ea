import { PickedCodes } from '#modules/data-packages/web/parts';

/** Procedures for a diagnosis: group 02 of SIGTAP. */
const EXAMS = { source: 'data-packages.exams', system: 'sigtap', start: '02' } as const;

/** "Exames": at least one. */
export function ExamsField() {
  return (
    <PickedCodes
      name="codes"
      table={EXAMS}
      label="Exames"
      placeholder="Nome ou código do SIGTAP"
      hint="Pesquise e escolha; repita para cada exame."
      listLabel="Exames do grupo"
      left="Saiu do SIGTAP"
      none={(typed) => `Nenhum exame com “${typed}”.`}
      validate={(chosen) => chosen.length > 0 || 'Escolha ao menos um exame.'}
    />
  );
}
