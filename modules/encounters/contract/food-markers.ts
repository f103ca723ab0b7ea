import { ageOn } from '@pec-aberto/clinical';
import { Type } from 'typebox';

/*
 * "Marcadores de consumo alimentar": what was eaten, asked by age. Questions and answers are those of the LEDI (tables
 * `MCA.…`); words of the official form.
 */

const YES = 1;
const YES_NO = [
  { value: YES, label: 'Sim' },
  { value: 2, label: 'Não' },
  { value: 3, label: 'Não sabe' },
] as const;
const TIMES = [
  { value: 4, label: 'Uma vez' },
  { value: 5, label: 'Duas vezes' },
  { value: 6, label: 'Três vezes ou mais' },
  { value: 3, label: 'Não sabe' },
] as const;
const OFFERED = [
  { value: 7, label: 'Em pedaços' },
  { value: 8, label: 'Amassada' },
  { value: 9, label: 'Passada na peneira' },
  { value: 10, label: 'Liquidificada' },
  { value: 11, label: 'Só o caldo' },
  { value: 3, label: 'Não sabe' },
] as const;

/** Answers of the question that takes several. */
export const MEALS = [
  { value: 12, label: 'Café da manhã' },
  { value: 13, label: 'Lanche da manhã' },
  { value: 14, label: 'Almoço' },
  { value: 15, label: 'Lanche da tarde' },
  { value: 16, label: 'Jantar' },
  { value: 17, label: 'Ceia' },
] as const;
export const MEALS_QUESTION = 12;

export type FoodQuestion = {
  /** Of the LEDI; of no two questions the same. */
  code: number;
  label: string;
  choices: ReadonlyArray<{ value: number; label: string }>;
  /** Asked only where this question was answered with yes. */
  after?: number;
};
const ask = (code: number, label: string): FoodQuestion => ({ code, label, choices: YES_NO });

const BEFORE_6_MONTHS: readonly FoodQuestion[] = [
  ask(1, 'A criança ontem tomou leite do peito?'),
  ask(3, 'Ontem consumiu mingau?'),
  ask(4, 'Ontem consumiu água ou chá?'),
  ask(5, 'Ontem consumiu leite de vaca?'),
  ask(6, 'Ontem consumiu fórmula infantil?'),
  ask(7, 'Ontem consumiu suco de fruta?'),
  ask(8, 'Ontem consumiu fruta?'),
  ask(9, 'Ontem consumiu comida de sal (de panela, papa ou sopa)?'),
  ask(10, 'Ontem consumiu outros alimentos ou bebidas?'),
];

const FROM_6_TO_23_MONTHS: readonly FoodQuestion[] = [
  ask(21, 'A criança ontem tomou leite do peito?'),
  ask(22, 'Ontem comeu fruta inteira, em pedaço ou amassada?'),
  { code: 23, label: 'Quantas vezes comeu fruta?', choices: TIMES, after: 22 },
  ask(24, 'Ontem comeu comida de sal (de panela, papa ou sopa)?'),
  { code: 25, label: 'Quantas vezes comeu comida de sal?', choices: TIMES, after: 24 },
  { code: 26, label: 'Essa comida foi oferecida', choices: OFFERED, after: 24 },
  ask(28, 'Ontem consumiu outro leite que não o do peito?'),
  ask(29, 'Ontem consumiu mingau com leite?'),
  ask(30, 'Ontem consumiu iogurte?'),
  ask(31, 'Ontem consumiu legumes (fora os temperos, batata, aipim, cará e inhame)?'),
  ask(32, 'Ontem consumiu vegetal ou fruta alaranjada, ou folha verde-escura?'),
  ask(33, 'Ontem consumiu verdura de folha?'),
  ask(34, 'Ontem consumiu carne ou ovo?'),
  ask(35, 'Ontem consumiu fígado?'),
  ask(36, 'Ontem consumiu feijão?'),
  ask(37, 'Ontem consumiu arroz, batata, inhame, mandioca, farinha ou macarrão?'),
  ask(38, 'Ontem consumiu hambúrguer ou embutidos?'),
  ask(39, 'Ontem consumiu bebidas adoçadas?'),
  ask(40, 'Ontem consumiu macarrão instantâneo, salgadinhos ou biscoitos salgados?'),
  ask(41, 'Ontem consumiu biscoito recheado, doces ou guloseimas?'),
];

const FROM_2_YEARS: readonly FoodQuestion[] = [
  ask(11, 'Costuma fazer as refeições assistindo à TV, no computador ou no celular?'),
  { code: MEALS_QUESTION, label: 'Quais refeições faz ao longo do dia?', choices: MEALS },
  ask(14, 'Ontem consumiu feijão?'),
  ask(15, 'Ontem consumiu frutas frescas?'),
  ask(16, 'Ontem consumiu verduras ou legumes?'),
  ask(17, 'Ontem consumiu hambúrguer ou embutidos?'),
  ask(18, 'Ontem consumiu bebidas adoçadas?'),
  ask(19, 'Ontem consumiu macarrão instantâneo, salgadinhos ou biscoitos salgados?'),
  ask(20, 'Ontem consumiu biscoito recheado, doces ou guloseimas?'),
];

/** In the order of age; `list`: the list of the ficha that takes the answers. */
export const FOOD_BLOCKS = [
  {
    untilMonths: 6,
    list: 'perguntasQuestionarioCriancasMenoresSeisMeses',
    questions: BEFORE_6_MONTHS,
  },
  {
    untilMonths: 24,
    list: 'perguntasQuestionarioCriancasDeSeisVinteTresMeses',
    questions: FROM_6_TO_23_MONTHS,
  },
  {
    untilMonths: Number.POSITIVE_INFINITY,
    list: 'perguntasQuestionarioCriancasComMaisDoisAnos',
    questions: FROM_2_YEARS,
  },
] as const;

export type FoodMarkers = {
  /** `q1` … `q41`: the code of the answer. */
  answers: Readonly<Record<string, number>>;
  meals?: number[];
};

/** The field of a question. */
export const answerKey = (code: number): string => `q${code}`;

/** What is asked of who was born on a day, on another; undefined without a birth date. */
export function foodBlockOf(birth: string | null, day: string) {
  const age = birth === null ? null : ageOn(birth, day);
  if (!age) return undefined;
  const months = age.years * 12 + age.months;
  return FOOD_BLOCKS.find(({ untilMonths }) => months < untilMonths);
}

/** Is a question asked, as the others were answered? */
export const isAsked = ({ after }: FoodQuestion, answers: Readonly<Record<string, unknown>>): boolean =>
  after === undefined || Number(answers[answerKey(after)]) === YES;

const coded = (choices: FoodQuestion['choices']) => Type.Integer({ enum: choices.map(({ value }) => value) });

export const FoodMarkers = Type.Unsafe<FoodMarkers>(
  Type.Object(
    {
      answers: Type.Object(
        Object.fromEntries(
          FOOD_BLOCKS.flatMap(({ questions }) => questions)
            .filter(({ code }) => code !== MEALS_QUESTION)
            .map(({ code, choices }) => [answerKey(code), Type.Optional(coded(choices))]),
        ),
        { additionalProperties: false },
      ),
      meals: Type.Optional(Type.Array(coded(MEALS), { maxItems: MEALS.length, uniqueItems: true })),
    },
    { additionalProperties: false },
  ),
);
