import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { DiscardDraft } from '../discard-draft.tsx';
import { formatRecent } from '../format.ts';
import { Icon } from '../icon.tsx';
import { useDraft } from '../../client/local/use-draft.ts';
import { DraftChoice } from './draft-choice.tsx';

/**
 * Put first inside a Form of the shell: what is typed is kept on the server while it is not saved, and is back when
 * the person returns, at any computer; leaving needs no question. `id` names the form, with the record it edits.
 * A page that leaves the form once it is saved does so in `onSaved`, never while saving.
 */
export function FormDraft({ id, title, onSaved }: { id: string; title: string; onSaved?: () => void }) {
  const { restored, discard, other, choose } = useDraft(id, title, onSaved);
  const [asking, setAsking] = useState(false);
  return (
    <>
      {restored ? (
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
