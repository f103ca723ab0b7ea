import { useState } from 'react';
import { type UseFormReturn, useFormContext, useWatch } from 'react-hook-form';
import { findPeople, nobodyText, useNewCitizen, useRights } from '#modules/citizens/web/parts';
import {
  ApiProblem,
  Button,
  CancelButton,
  callApi,
  Dialog,
  Form,
  NOT_PICKED,
  type Picked,
  SearchField,
  showToast,
  SubmitButton,
} from '#ui/index';
import { addWaiting } from '../../contract/waiting.ts';
import type { Choices } from '../words.ts';
import { BeginAt } from './begin-at.tsx';
import { AskedFields, type AskedValues, toSend } from './asked-fields.tsx';
import { useReadAgain } from './use-waiting.ts';
import { careText, citizenName } from './words.ts';

type Values = AskedValues & { citizenId: Picked };

/** Of who works for one team of the unit. */
function ownTeam({ lotacoes, teams }: Choices): string {
  const [first, second] = lotacoes.filter(({ own }) => own);
  const offered = teams.some(({ id }) => id === first?.teamId);
  return (offered && !second && first?.teamId) || '';
}

/** Of whom and what was asked whether it should be added again. */
const pairOf = ({ citizenId, care }: Pick<Values, 'citizenId' | 'care'>) => `${citizenId.value} ${care}`;

function Citizen() {
  const { view, edit } = useRights();
  const citizen = useWatch<Values, 'citizenId'>({ name: 'citizenId' });
  const newCitizen = useNewCitizen('/garantia-do-acesso');
  return (
    <div className="column gap-4">
      <SearchField
        name="citizenId"
        label="Cidadão"
        placeholder="Nome, CPF ou CNS"
        required
        source="reception.waiting-citizen"
        least={3}
        find={findPeople}
        none={(typed) => nobodyText(typed, view && edit)}
        onNone={view && edit ? (text) => newCitizen({ text }) : undefined}
      />
      {view && edit ? (
        <div>
          <button
            type="button"
            className="link-button caption"
            onClick={() => newCitizen({ text: citizen.value ? '' : citizen.label })}
          >
            Cadastrar cidadão
          </button>
        </div>
      ) : null}
    </div>
  );
}

function Foot({
  doubted,
  defaults,
  onClose,
}: {
  doubted: string | null;
  defaults: Values;
  onClose: () => void;
}) {
  const { reset, setFocus } = useFormContext<Values>();
  const [citizenId, care] = useWatch<Values, ['citizenId', 'care']>({ name: ['citizenId', 'care'] });
  const again = doubted !== null && doubted === pairOf({ citizenId, care });
  return (
    <div className="form-foot">
      <Button
        look="text"
        onClick={() => {
          reset(defaults);
          setFocus('citizenId');
        }}
      >
        Limpar campos
      </Button>
      <span className="grow" />
      <CancelButton onClose={onClose} />
      <SubmitButton sending="Adicionando…" keys="Ctrl S">
        {again ? 'Adicionar mesmo assim' : 'Adicionar'}
      </SubmitButton>
    </div>
  );
}

/** "Adicionar cidadão": open for the next one after each. `citizen`: who was just registered for it. */
export function AddDialog({
  choices,
  citizen,
  onClose,
}: {
  choices: Choices;
  citizen: Picked | null;
  onClose: () => void;
}) {
  const readAgain = useReadAgain();
  const [doubted, setDoubted] = useState<string | null>(null);
  const defaults: Values = { citizenId: NOT_PICKED, teamId: ownTeam(choices), care: '', reason: '' };

  async function add(values: Values, form: UseFormReturn<Values>): Promise<void> {
    const { citizenId, ...asked } = values;
    const confirmed = doubted === pairOf(values);
    try {
      const added = await callApi(addWaiting, {
        body: { citizenId: citizenId.value, ...toSend(asked), ...(confirmed ? { confirmed } : {}) },
      });
      showToast(`${citizenName(added)} está na lista: ${careText(added.care)}.`);
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'waiting-to-confirm') setDoubted(pairOf(values));
      throw error;
    }
    void readAgain();
    setDoubted(null);
    // Before the reset, which forgets where the fields are until they are drawn again.
    form.setFocus('citizenId');
    form.reset({ ...defaults, teamId: asked.teamId, care: asked.care });
  }

  return (
    <Dialog title="Adicionar cidadão" width={560} onClose={onClose}>
      <Form<Values>
        label="Adicionar cidadão"
        defaults={{ ...defaults, citizenId: citizen ?? NOT_PICKED }}
        onSubmit={add}
      >
        <Citizen />
        <BeginAt name="citizenId" />
        <AskedFields choices={choices} />
        <Foot doubted={doubted} defaults={defaults} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
