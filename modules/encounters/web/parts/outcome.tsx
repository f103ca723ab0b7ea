import { useEffect, useEffectEvent } from 'react';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import {
  NOT_ORGANISED,
  OrganisedFields,
  organisedOf,
  type OrganisedValues,
  toSend,
  useInCare,
} from '#modules/reception/web/parts';
import { ErrorState, RadioField, Skeleton } from '#ui/index';
import { useVisit } from '../visit.ts';
import { useListFault } from './faults.ts';
import { ListFault } from './list-fault.tsx';

/** Whether the citizen goes, and for whom she stays; `told`: the desk's arrangement was put in. */
export type TypedOutcome = OrganisedValues & { outcome: string; told: boolean };
export const outcomeOf = (outcome: 'goes' | 'stays'): TypedOutcome => ({
  ...NOT_ORGANISED,
  outcome,
  told: false,
});

/** As it is sent; nothing of who goes. */
export const staysOf = ({ outcome, told: _told, ...organised }: TypedOutcome) =>
  outcome === 'stays' ? { stays: toSend(organised) } : {};

/** For whom she stays: at first as the desk had organised it, with the team of who attends where it had none. */
function StaysFor() {
  const { encounter } = useVisit();
  const { choices, entry, come, error, retry } = useInCare(encounter);
  const { getValues, setValue } = useFormContext<TypedOutcome>();
  const fill = useEffectEvent(() => {
    if (!come || getValues('told')) return;
    const own = choices?.lotacoes.find(({ id }) => id === encounter.author.lotacaoId)?.teamId ?? '';
    const { lotacaoId, teamId, serviceTypes } = entry ? organisedOf(entry) : NOT_ORGANISED;
    setValue('lotacaoId', lotacaoId);
    setValue('teamId', teamId || own);
    setValue('serviceTypes', serviceTypes);
    setValue('told', true, { shouldValidate: true });
  });
  useEffect(() => fill(), [come]);
  if (choices && come) return <OrganisedFields choices={choices} {...(entry ? { held: entry } : {})} few />;
  return error ? (
    <ErrorState what="as opções da lista" error={error} onRetry={retry} />
  ) : (
    <Skeleton rows={2} label="Carregando as opções da lista" />
  );
}

const NOT_COME = 'As opções da lista ainda não vieram do servidor. Aguarde, ou libere o cidadão.';

/** "Desfecho". Nobody stays before it is known how the desk had organised it: ending would undo that. */
export function Outcome({ stays }: { stays: string }) {
  const outcome = useWatch<TypedOutcome, 'outcome'>({ name: 'outcome' });
  const validate = (told: boolean, values: TypedOutcome) => told || values.outcome !== 'stays' || NOT_COME;
  useController<TypedOutcome, 'told'>({ name: 'told', rules: { validate } });
  const fault = useListFault('told');
  return (
    <>
      <RadioField
        name="outcome"
        label="Desfecho"
        required
        choices={[
          { value: 'goes', label: 'Liberar cidadão' },
          { value: 'stays', label: stays },
        ]}
      />
      {outcome === 'stays' ? <StaysFor /> : null}
      <ListFault message={fault} />
    </>
  );
}
