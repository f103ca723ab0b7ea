import { useState } from 'react';
import { Button, CancelButton, Dialog, Form, SubmitButton, TextAreaField } from '#ui/index';
import type { DocumentInUse } from '../../contract/conflicts.ts';
import { FoundPerson } from './found-person.tsx';

const MOST = 200;
const check = (reason: string) =>
  reason.trim().length < 3 ? 'Escreva o motivo, com ao menos 3 letras.' : undefined;

export type Asking = {
  /** Given for a new registration: it is this person, whose record takes what was typed. */
  onSame?: ((id: string) => void) | undefined;
  onClose: () => void;
};

function Reason({ onAccept, onBack }: { onAccept: (reason: string) => void; onBack: () => void }) {
  return (
    <Form label="É outra pessoa" defaults={{ reason: '' }} onSubmit={({ reason }) => onAccept(reason.trim())}>
      <TextAreaField
        name="reason"
        label="Por que o mesmo número está em duas pessoas?"
        required
        rows={2}
        maxLength={MOST}
        check={check}
        hint="Exemplo: a mãe usa o próprio CPF para o filho. O par vai para revisão."
      />
      <div className="form-foot">
        <CancelButton onClose={onBack}>Voltar</CancelButton>
        <SubmitButton>Salvar para revisão</SubmitButton>
      </div>
    </Form>
  );
}

/** Others hold this CPF or CNS: the same person, or two who carry one number, which goes to review with a reason. */
export function DocumentInUseDialog({
  holders,
  onAccept,
  onSame,
  onCorrect,
  onClose,
}: DocumentInUse &
  Asking & {
    /** Back to the form, at the number that others hold. */
    onCorrect: (field: 'cpf' | 'cns') => void;
    /** It is another person: saved again with this reason. */
    onAccept: (reason: string) => void;
  }) {
  const [another, setAnother] = useState(false);
  const back = () => onCorrect(holders[0]?.field ?? 'cpf');
  const numbers = [...new Set(holders.map(({ field }) => field.toUpperCase()))].join(' e ');
  return (
    <Dialog title={`Este ${numbers} já é de outro cadastro. É a mesma pessoa?`} onClose={back} width={560}>
      <div className="column gap-16">
        <ul className="column gap-12">
          {holders.map(({ field, citizen }) => (
            <FoundPerson
              key={`${field} ${citizen.id}`}
              person={citizen}
              onOpen={onClose}
              action={
                onSame ? (
                  <Button size="small" look="primary" onClick={() => onSame(citizen.id)}>
                    É a mesma: atualizar com o que digitei
                  </Button>
                ) : null
              }
            />
          ))}
        </ul>
        <p className="secondary text-2">
          Nada foi salvo ainda. O que você digitou fica guardado como rascunho.
        </p>
        {another ? (
          <Reason onAccept={onAccept} onBack={() => setAnother(false)} />
        ) : (
          <div className="form-foot">
            <Button onClick={() => setAnother(true)}>É outra pessoa: salvar para revisão</Button>
            <Button onClick={back} data-autofocus>
              Voltar e corrigir
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
