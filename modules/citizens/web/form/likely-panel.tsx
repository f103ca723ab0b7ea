import { IconUserSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Button, Icon } from '#ui/index';
import { EvidenceList } from '../person-identification.tsx';
import { FoundPerson } from './found-person.tsx';
import { useLikely } from './use-likely.ts';

/**
 * People on record who may be the one being typed, beside the form: the best
 * duplicate is the one that is never made.
 */
export function LikelyPanel({
  self,
  onSame,
  onDismiss,
}: {
  /** The record being edited: it is not its own duplicate. */
  self: string | null;
  /** Given for a new registration: it is this person, whose record takes what was typed. */
  onSame?: ((id: string) => void) | undefined;
  /** Looked at: not this person. The save does not ask again. */
  onDismiss: (id: string) => void;
}) {
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const { people, searching } = useLikely(self);
  const shown = people.filter(({ citizen }) => !dismissed.includes(citizen.id));
  return (
    <aside className="likely" aria-label="Pessoas parecidas já cadastradas">
      <h3 className="row gap-6">
        <Icon of={IconUserSearch} size="small" /> Pessoas parecidas
      </h3>
      <div role="status" className="caption text-3">
        {shown.length === 0
          ? searching
            ? 'Procurando…'
            : 'Quem já tiver cadastro com estes dados aparece aqui enquanto você digita.'
          : `${shown.length === 1 ? 'Um cadastro pode ser' : `${shown.length} cadastros podem ser`} desta pessoa.`}
      </div>
      {shown.length > 0 ? (
        <ul className="column gap-12">
          {shown.map(({ citizen, evidence }) => (
            <FoundPerson
              key={citizen.id}
              person={citizen}
              onOpen={() => undefined}
              action={
                <>
                  {onSame ? (
                    <Button size="small" look="soft" onClick={() => onSame(citizen.id)}>
                      É esta
                    </Button>
                  ) : null}
                  <Button
                    size="small"
                    look="quiet"
                    onClick={() => {
                      setDismissed([...dismissed, citizen.id]);
                      onDismiss(citizen.id);
                    }}
                  >
                    Não é esta
                  </Button>
                </>
              }
            >
              <EvidenceList evidence={evidence} />
            </FoundPerson>
          ))}
        </ul>
      ) : null}
    </aside>
  );
}
