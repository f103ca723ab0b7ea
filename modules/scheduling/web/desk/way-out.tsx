import { useEffect, useRef } from 'react';
import { Button } from '#ui/index';
import type { Refusal } from './refusals.ts';
import { type When, whenText } from './words.ts';

/** The refusal's way out takes the focus: one key books. */
export function WayOut({
  refusal,
  today,
  onNext,
  onAccept,
}: {
  refusal: Refusal;
  today: string;
  onNext: (form: HTMLFormElement | null, when: When) => void;
  onAccept: (form: HTMLFormElement | null) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { next, accepts } = refusal;
  useEffect(() => {
    box.current?.querySelector('button')?.focus();
  }, [refusal]);
  const form = () => box.current?.closest('form') ?? null;
  return (
    <div ref={box} className="row wrap">
      {next ? (
        <Button look="primary" onClick={() => onNext(form(), next)}>
          Usar {whenText(next, today)}
        </Button>
      ) : null}
      {accepts ? (
        <Button look="primary" onClick={() => onAccept(form())}>
          Agendar assim mesmo
        </Button>
      ) : null}
    </div>
  );
}
