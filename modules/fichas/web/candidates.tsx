import { useState } from 'react';
import { Button, Card, Form, NOT_PICKED, type Picked, SearchField, SubmitButton } from '#ui/index';
import { againstText } from '#modules/citizens/contract/evidence';
import { EvidenceList, findPeople, FoundPerson } from '#modules/citizens/web/parts';
import type { Candidate } from './words.ts';

/** Another registration than those found: searched as anywhere. */
function SearchAnother({ onFound }: { onFound: (id: string) => void }) {
  return (
    <Form<{ person: Picked }>
      label="Buscar outro cadastro"
      defaults={{ person: NOT_PICKED }}
      onSubmit={({ person }) => {
        if (person.value !== '') onFound(person.value);
        return Promise.resolve();
      }}
    >
      <SearchField
        name="person"
        label="É outro cadastro?"
        placeholder="Nome, CPF ou CNS"
        source="citizens.people"
        least={3}
        find={findPeople}
        none={(typed) => `Nenhum cadastro com “${typed}”.`}
      />
      <SubmitButton look="outline">Comparar com a ficha</SubmitButton>
    </Form>
  );
}

/** Registrations that may be of the person of the ficha; the one compared is pressed. */
export function Candidates({
  candidates,
  shown,
  onShow,
  onFound,
}: {
  candidates: readonly Candidate[];
  shown: string | undefined;
  onShow: (id: string) => void;
  onFound: (id: string) => void;
}) {
  const [searching, setSearching] = useState(false);
  return (
    <Card title="Pode ser o cadastro de">
      <div className="column gap-12">
        {candidates.length === 0 ? (
          <p className="secondary text-2">Nenhum cadastro se parece com a pessoa da ficha.</p>
        ) : (
          <ul className="column gap-12">
            {candidates.map(({ citizen, evidence, against }) => (
              <FoundPerson
                key={citizen.id}
                person={citizen}
                onOpen={() => undefined}
                action={
                  <Button
                    size="small"
                    look="soft"
                    aria-pressed={citizen.id === shown}
                    onClick={() => onShow(citizen.id)}
                  >
                    {citizen.id === shown ? 'Em comparação' : 'Comparar'}
                  </Button>
                }
              >
                <EvidenceList evidence={evidence} />
                <Against guards={against} />
              </FoundPerson>
            ))}
          </ul>
        )}
        {searching ? (
          <SearchAnother onFound={onFound} />
        ) : (
          <Button size="small" onClick={() => setSearching(true)}>
            Buscar outro cadastro
          </Button>
        )}
      </div>
    </Card>
  );
}

/** Guards that the comparison of the fields does not show by itself. */
const BEYOND_FIELDS = new Set(['newborn', 'name-unknown', 'death', 'twins', 'elder-cpf', 'generation']);

function Against({ guards }: { guards: readonly string[] }) {
  const warnings = guards.filter((guard) => BEYOND_FIELDS.has(guard)).map(againstText);
  return warnings.length > 0 ? <p className="caption text-warning">{warnings.join(' ')}</p> : null;
}
