import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { DiscardDraft } from '../discard-draft.tsx';
import { formatRecent } from '../format.ts';
import { Icon } from '../icon.tsx';
import { useDraft } from '../local/use-draft.ts';

/**
 * Put first inside a Form of the shell: what is typed is kept on this computer while it is not saved, and is
 * back when the person returns; leaving needs no question. `id` names the form, with the record it edits.
 */
export function FormDraft({ id, title }: { id: string; title: string }) {
  const { restored, discard } = useDraft(id, title);
  const [asking, setAsking] = useState(false);
  if (!restored) return null;
  return (
    <div className="notice info" role="status">
      <Icon of={IconHistory} />
      <span className="grow">
        Rascunho de {formatRecent(restored.at)}: o que você tinha digitado está de volta nos campos, ainda sem
        salvar.
      </span>
      <Button look="text" size="small" onClick={() => setAsking(true)}>
        Descartar
      </Button>
      {asking ? (
        <DiscardDraft draft={{ title, at: restored.at }} onConfirm={discard} onClose={() => setAsking(false)}>
          Os campos voltam ao que está salvo.
        </DiscardDraft>
      ) : null}
    </div>
  );
}
