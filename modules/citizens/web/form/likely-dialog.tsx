import { Button, Dialog } from '#ui/index';
import type { LikelyDuplicate } from '../../contract/conflicts.ts';
import { EvidenceList } from '../person-identification.tsx';
import type { Asking } from './document-in-use-dialog.tsx';
import { FoundPerson } from './found-person.tsx';

/** The save was stopped: somebody so alike is registered that it is almost surely the same person. */
export function LikelyDialog({
  candidates,
  onNone,
  onSame,
  onClose,
}: LikelyDuplicate &
  Asking & {
    /** Looked at: none of these is the person. */
    onNone: () => void;
  }) {
  return (
    <Dialog title="Esta pessoa parece já ter cadastro" onClose={onClose} width={560}>
      <div className="column gap-16">
        <p className="secondary text-2">
          Confira antes de criar outro. Nada foi salvo ainda; o que você digitou fica guardado como rascunho.
        </p>
        <ul className="column gap-12">
          {candidates.map(({ citizen, evidence }) => (
            <FoundPerson
              key={citizen.id}
              person={citizen}
              onOpen={onClose}
              action={
                onSame ? (
                  <Button size="small" look="primary" onClick={() => onSame(citizen.id)}>
                    É a mesma: atualizar com o que digitei
                  </Button>
                ) : null
              }
            >
              <EvidenceList evidence={evidence} />
            </FoundPerson>
          ))}
        </ul>
        <div className="form-foot">
          <Button onClick={onNone}>
            {candidates.length > 1 ? 'Nenhuma é a pessoa: salvar' : 'Não é esta pessoa: salvar'}
          </Button>
          <Button onClick={onClose} data-autofocus>
            Voltar ao cadastro
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
