import { type ReactNode, useRef } from 'react';
import type { DefaultValues, FieldValues, Path } from 'react-hook-form';
import { Form, FormDraft, showToast } from '#ui/index';
import type { Finished } from '../../contract.ts';
import { nameOf } from '../head.tsx';
import { Rail } from '../rail.tsx';
import { draftOf } from '../../contract/parts.ts';
import { useVisit } from '../visit.ts';
import { kindName } from '../words.ts';
import { DialogHost } from './dialog-host.tsx';
import { onFormFields } from './faults.ts';
import { FocusFault } from './focus-fault.tsx';
import { FocusText } from './focus-text.tsx';

/** What Ctrl S says, where the draft keeps itself and the end is another key. */
const tellDraft = (): void =>
  showToast('O rascunho é salvo sozinho, a cada pausa. Ctrl Enter finaliza o atendimento.');

/** What the page does with the form that it shows. */
export type Ending<T> = {
  /** The end is under way: the encounter may be told as finished before its answer is here. */
  onEnding: (underWay: boolean) => void;
  onEnded: (finished: Finished, values: T) => void;
};

/**
 * The form of an open encounter: one draft until it ends, what is known beside what is written, and the end (`panel`) at the
 * right.
 */
export function EncounterForm<T extends FieldValues>({
  defaults,
  first,
  end,
  onEnding,
  onEnded,
  onOpened,
  panel,
  children,
}: Ending<T> & {
  defaults: DefaultValues<T>;
  /** Field with the cursor when the page opens. */
  first: Path<T>;
  end: (values: T) => Promise<Finished>;
  /** What was written before is back in the fields. */
  onOpened?: () => void;
  panel: ReactNode;
  children: ReactNode;
}) {
  const { encounter } = useVisit();
  const title = kindName(encounter);
  const told = useRef<() => void>(undefined);
  return (
    <DialogHost>
      <Form<T>
        label={title}
        defaults={defaults}
        enterMoves="all"
        onSave={tellDraft}
        onSubmit={async (values, form) => {
          onEnding(true);
          try {
            const finished = await end(values);
            told.current = () => onEnded(finished, values);
          } catch (error) {
            onEnding(false);
            throw onFormFields(error, (path) => form.getValues(path as Path<T>));
          }
        }}
      >
        <FormDraft
          id={draftOf(encounter.id)}
          title={`${title} de ${nameOf(encounter.citizen)}`}
          onSaved={() => told.current?.()}
          onOpened={onOpened}
          quiet
        />
        <FocusText name={first} />
        <FocusFault />
        <div className="encounter-work">
          <Rail />
          <div className="column gap-12 encounter-written">{children}</div>
          {panel}
        </div>
      </Form>
    </DialogHost>
  );
}
