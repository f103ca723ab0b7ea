import { type KeyboardEvent, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { CancelButton, Dialog, Form, Kbd, SubmitButton, TextAreaField, useAction } from '#ui/index';
import { onlyUsual, openChartContract, usualReasons } from '../contract.ts';
import { useRefresh } from '#modules/citizens/web/parts';

const MOST = 500;

const check = (typed: string) =>
  typed.trim().length > MOST ? `A justificativa tem no máximo ${MOST} letras.` : onlyUsual(typed);

function Usual() {
  const { setValue } = useFormContext<{ justification: string }>();
  const text = useWatch<{ justification: string }, 'justification'>({ name: 'justification' });
  const box = useRef<HTMLDivElement>(null);
  const choose = (one: string) => {
    const rest = usualReasons.reduce(
      (kept: string, usual) => kept.replace(new RegExp(`^${usual}(: )?`), ''),
      text,
    );
    setValue('justification', rest ? `${one}: ${rest}` : `${one}: `, { shouldDirty: true });
    const area = box.current?.closest('form')?.querySelector('textarea');
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  };
  const byNumber = (event: KeyboardEvent) => {
    const one = usualReasons[Number(event.key) - 1];
    if (!one) return;
    // The number chooses; it is not written into the text, which has the focus now.
    event.preventDefault();
    choose(one);
  };
  return (
    <div ref={box} className="row wrap gap-6" onKeyDown={byNumber} role="group" aria-label="Motivos comuns">
      {usualReasons.map((one, place) => (
        <button
          key={one}
          type="button"
          className="chip"
          aria-pressed={text.startsWith(one)}
          data-autofocus={place === 0 ? true : undefined}
          onClick={() => choose(one)}
        >
          <Kbd keys={String(place + 1)} /> {one}
        </button>
      ))}
    </div>
  );
}

function Counter() {
  const text = useWatch<{ justification: string }, 'justification'>({ name: 'justification' });
  const length = text.trim().length;
  return (
    <span className={`caption grow ${length > MOST ? 'text-danger' : 'text-3'}`} role="status">
      {length}/{MOST}
    </span>
  );
}

/** "Justificativa para visualizar prontuário" (CIT-12): without it nothing clinical is opened. */
export function JustificationDialog({
  id,
  name,
  onClose,
}: {
  id: string;
  /** Of the citizen. */
  name: string;
  onClose: () => void;
}) {
  const { mutateAsync } = useAction(openChartContract);
  const refresh = useRefresh();
  return (
    <Dialog
      title="Por que você vai abrir este prontuário fora de um atendimento?"
      onClose={onClose}
      width={520}
    >
      <Form
        label="Justificativa para visualizar prontuário"
        defaults={{ justification: '' }}
        onSubmit={async ({ justification }) => {
          await mutateAsync({ params: { id }, body: { justification: justification.trim() } });
          await refresh();
        }}
      >
        <p className="text-2">
          <strong>{name}</strong> não está em atendimento. O motivo fica registrado com seu nome e horário, e
          vale até o fim do dia.
        </p>
        <Usual />
        <TextAreaField
          name="justification"
          label="Justificativa"
          required
          rows={3}
          check={check}
          enterSends
          hint="Enter abre o prontuário; Shift Enter começa outra linha."
        />
        <div className="form-foot">
          <Counter />
          <CancelButton onClose={onClose} />
          <SubmitButton sending="Abrindo…">Abrir prontuário</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
