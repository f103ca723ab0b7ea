import { useEffect, useEffectEvent } from 'react';
import { type FieldValues, useFormContext } from 'react-hook-form';
import { Button, LeaveGuard, Notice } from '#ui/index';
import type { KnownAgenda } from './use-known-agenda.ts';

/**
 * Inside a form of the agenda: it shows what is known now while nothing is typed, and what was saved. What another
 * person saved meanwhile is told beside what is typed here.
 */
export function FollowAgenda<T extends FieldValues>({
  agenda,
  part,
  values,
  theirs,
}: {
  agenda: KnownAgenda;
  part: 'hours' | 'online';
  /** What is known, as the form holds it. */
  values: T;
  /** The same in words. */
  theirs: string;
}) {
  const { formState, reset } = useFormContext<T>();
  const { isDirty, isSubmitSuccessful } = formState;
  const follow = useEffectEvent(() => reset(values));
  const tell = useEffectEvent((dirty: boolean) => agenda.setTyping(part, dirty));
  useEffect(() => tell(isDirty), [isDirty]);
  useEffect(() => {
    if (isSubmitSuccessful || !isDirty) follow();
  }, [isSubmitSuccessful, isDirty, agenda.known]);
  return (
    <>
      <LeaveGuard what={part === 'hours' ? 'os horários de trabalho' : 'os horários on-line'} />
      {agenda.isOver(part) ? (
        <Notice tone="warning" title="O que você digitou continua aqui.">
          <p>
            A outra pessoa gravou: {theirs}. Salve de novo para gravar o seu por cima, ou fique com o dela.
          </p>
          <Button size="small" onClick={() => reset(values)}>
            Ficar com o que ela gravou
          </Button>
        </Notice>
      ) : null}
    </>
  );
}
