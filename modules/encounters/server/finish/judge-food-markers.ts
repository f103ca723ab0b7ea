import { REQUIRED } from '#platform/contract/form/faults';
import type { FieldProblem } from '#platform/errors/problem';
import type { Soap } from '../../contract/content.ts';
import { answerKey, foodBlockOf, isAsked, MEALS_QUESTION } from '../../contract/food-markers.ts';
import type { Visit } from './visit.ts';

const AT = 'objective.foodMarkers';

/** Once opened all is asked: what the age asks for is answered, and nothing else. */
export function foodMarkerFaults({ objective }: Soap, { birth, day }: Visit): FieldProblem[] {
  const markers = objective?.foodMarkers;
  if (!markers) return [];
  const block = foodBlockOf(birth, day);
  if (!block) {
    return [{ path: AT, message: 'Sem data de nascimento não se sabe o que perguntar. Corrija o cadastro.' }];
  }
  const { answers, meals = [] } = markers;
  const asked = block.questions.filter((question) => isAsked(question, answers));
  const known = new Set(asked.map(({ code }) => answerKey(code)));
  return [
    ...asked.flatMap(({ code }) => {
      if (code === MEALS_QUESTION) {
        return meals.length > 0 ? [] : [{ path: `${AT}.meals`, message: 'Escolha ao menos uma refeição.' }];
      }
      const key = answerKey(code);
      return answers[key] === undefined ? [{ path: `${AT}.answers.${key}`, message: REQUIRED }] : [];
    }),
    ...Object.keys(answers).flatMap((key) =>
      known.has(key)
        ? []
        : [{ path: `${AT}.answers.${key}`, message: 'Esta pergunta não é da idade, ou não se aplica.' }],
    ),
    ...(meals.length > 0 && !known.has(answerKey(MEALS_QUESTION))
      ? [{ path: `${AT}.meals`, message: 'Esta pergunta não é da idade.' }]
      : []),
  ];
}
