import { useController, useFormContext, useWatch } from 'react-hook-form';
import { Button, RadioField } from '#ui/index';
import {
  answerKey,
  foodBlockOf,
  type FoodQuestion,
  isAsked,
  MEALS,
  MEALS_QUESTION,
} from '../../contract/food-markers.ts';
import { Chips } from '../parts/chips.tsx';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';
import { useVisit } from '../visit.ts';
import { NO_FOOD_MARKERS, type SoapValues } from './values.ts';

const AT = 'objective.foodMarkers';

function Question({ question: { code, label, choices } }: { question: FoodQuestion }) {
  return (
    <RadioField
      name={`${AT}.answers.${answerKey(code)}`}
      label={label}
      required
      choices={choices.map(({ value, label: answer }) => ({ value: String(value), label: answer }))}
    />
  );
}

function Questions({ questions }: { questions: readonly FoodQuestion[] }) {
  const { setValue } = useFormContext<SoapValues>();
  const answers = useWatch<SoapValues, 'objective.foodMarkers.answers'>({ name: `${AT}.answers` });
  const giveUp = () => setValue(AT, NO_FOOD_MARKERS, { shouldDirty: true });
  return (
    <fieldset className="column gap-12">
      <legend className="strong">Marcadores de consumo alimentar</legend>
      {questions
        .filter((question) => isAsked(question, answers))
        .map((question) =>
          question.code === MEALS_QUESTION ? (
            <Chips key={question.code} name={`${AT}.meals`} label={question.label} choices={MEALS} required />
          ) : (
            <Question key={question.code} question={question} />
          ),
        )}
      <div>
        <Button look="text" size="small" onClick={giveUp}>
          Não registrar marcadores
        </Button>
      </div>
    </fieldset>
  );
}

/** "Marcadores de consumo alimentar", asked by age: closed until somebody asks, and then all of it. */
export function FoodMarkers() {
  const { encounter, rights } = useVisit();
  const { field } = useController<SoapValues, 'objective.foodMarkers.open'>({ name: `${AT}.open` });
  const fault = useListFault(AT);
  const block = foodBlockOf(encounter.citizen.birthDate, encounter.day);
  if (!block || !rights.foodMarkers) return null;
  return (
    <>
      {field.value ? (
        <Questions questions={block.questions} />
      ) : (
        <div>
          <Button look="soft" size="small" onClick={() => field.onChange(true)}>
            Registrar marcadores de consumo alimentar
          </Button>
        </div>
      )}
      <ListFault message={fault} />
    </>
  );
}
