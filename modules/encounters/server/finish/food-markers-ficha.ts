import type { FichaSource } from '@pec-aberto/ledi';
import type { Soap } from '../../contract/content.ts';
import { answerKey, foodBlockOf, isAsked, MEALS_QUESTION } from '../../contract/food-markers.ts';
import { head, identified, type Told, UNKNOWN_SEX } from './fichas.ts';

/** "Marcadores de consumo alimentar": one ficha where they were asked; the judge let in what the age asks for. */
export function foodMarkersFichas(told: Told, { objective }: Soap): Array<FichaSource<'mca'>> {
  const markers = objective?.foodMarkers;
  const { patient, row } = told;
  const block = foodBlockOf(patient.birthDate, row.day);
  if (!markers || !block) return [];
  const { answers, meals = [] } = markers;
  const said = block.questions
    .filter((question) => isAsked(question, answers))
    .map(({ code }) =>
      code === MEALS_QUESTION
        ? { pergunta: code, respostaMultiplaEscolha: meals }
        : { pergunta: code, respostaUnicaEscolha: answers[answerKey(code)] ?? null },
    );
  const { cns, ...person } = identified(patient);
  const body = {
    ...person,
    cnsCidadao: cns,
    dataNascimento: patient.birthDate ?? '',
    sexo: patient.sex ?? UNKNOWN_SEX,
    localAtendimento: row.place,
    [block.list]: said,
  };
  return [{ form: 'mca', ...head(told), body }];
}
