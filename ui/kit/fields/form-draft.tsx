import { IconHistory } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Button } from '../button.tsx';
import { DiscardDraft } from '../discard-draft.tsx';
import { formatRecent } from '../format.ts';
import { Icon } from '../icon.tsx';
import { reportKeeping } from '../../client/save-state.ts';
import { type DraftEvents, useDraft } from '../../client/local/use-draft.ts';
import { DraftChoice } from './draft-choice.tsx';

/**
 * Put first inside a Form of the shell: what is typed is kept on the server while it is not saved, and is back when
 * the person returns, at any computer; leaving needs no question. `id` names the form, with the record it edits.
 * A page that leaves the form once it is saved does so in `onSaved`, never while saving. `quiet`: the draft is all there is
 * until the form ends what it is of, and coming back to it is nothing to tell.
 */
export function FormDraft({
  id,
  title,
  quiet = false,
  ...events
}: DraftEvents & {
  id: string;
  title: string;
  quiet?: boolean;
}) {
  const { restored, discard, other, choose } = useDraft(id, title, events);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (!quiet) return undefined;
    reportKeeping(true);
    return () => reportKeeping(false);
  }, [quiet]);
  return (
    <>
      {restored && !quiet ? (
        <div className="notice info" role="status">
          <Icon of={IconHistory} />
          <span className="grow">
            Rascunho de {formatRecent(restored.at)}: o que você tinha digitado está de volta nos campos, ainda
            sem salvar.
          </span>
          <Button look="text" size="small" onClick={() => setAsking(true)}>
            Descartar
          </Button>
          {asking ? (
            <DiscardDraft
              draft={{ title, at: restored.at }}
              onConfirm={discard}
              onClose={() => setAsking(false)}
            >
              Os campos voltam ao que está salvo.
            </DiscardDraft>
          ) : null}
        </div>
      ) : null}
      {other ? <DraftChoice other={other} onChoose={choose} /> : null}
    </>
  );
}
