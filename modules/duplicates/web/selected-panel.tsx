import { titleCaseName } from '@pec-aberto/brazil';
import { IconX, IconZoomIn } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Button, Card, IconButton } from '#ui/index';
import { personLine } from './person-lines.tsx';
import { clearSelection, type Selected, setPrincipal, unselect, useSelected } from './selected.ts';

function Person({ person, principal, onSee }: { person: Selected; principal: boolean; onSee: () => void }) {
  const name = titleCaseName(person.name);
  return (
    <li className="pair-selected">
      <div className="row">
        <strong className="grow">{name}</strong>
        <IconButton icon={IconZoomIn} label={`Ver o cadastro de ${name}`} onClick={onSee} />
        <IconButton icon={IconX} label={`Tirar ${name} da seleção`} onClick={() => unselect(person.id)} />
      </div>
      <span className="caption text-3">{personLine(person)}</span>
      {principal ? (
        <span className="tag success">Cadastro principal</span>
      ) : (
        <Button
          size="small"
          onClick={() => setPrincipal(person.id)}
          aria-label={`Definir como principal: ${name}`}
        >
          Definir como principal
        </Button>
      )}
    </li>
  );
}

/** What is still missing before the selected can be compared; '' when nothing is. */
function missing(people: number, principal: string | null): string {
  if (people < 2) return 'Selecione ao menos dois cadastros.';
  return principal === null ? 'Defina qual é o principal: é ele que fica.' : '';
}

/** The selected, of whatever search, and the way on: two or more and a principal (MAN-01). */
export function SelectedPanel({ onSee }: { onSee: (id: string) => void }) {
  const { people, principal } = useSelected();
  const navigate = useNavigate();
  const lacks = missing(people.length, principal);
  const others = people.map(({ id }) => id).filter((id) => id !== principal);
  return (
    <Card
      title={`Selecionados (${people.length})`}
      action={
        people.length > 0 ? (
          <Button look="text" size="small" onClick={clearSelection}>
            Limpar seleção
          </Button>
        ) : undefined
      }
    >
      <ul className="column gap-12">
        {people.map((person) => (
          <Person
            key={person.id}
            person={person}
            principal={person.id === principal}
            onSee={() => onSee(person.id)}
          />
        ))}
      </ul>
      <p className="caption text-2" role="status">
        {lacks}
      </p>
      <button
        type="button"
        className="button primary wide"
        disabled={lacks !== ''}
        onClick={() =>
          void navigate({
            to: '/unificacao/comparar',
            search: { principal: principal ?? '', outros: others.join(',') },
          })
        }
      >
        Unificar cadastros
      </button>
    </Card>
  );
}
