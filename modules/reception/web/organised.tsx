import { useEffect, useEffectEvent, useState } from 'react';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { sentenceCase } from '@pec-aberto/brazil';
import { ComboField, NOT_PICKED, type Picked, SelectField } from '#ui/index';
import type { Entry } from '../contract/parts.ts';
import { type Choices, professionalOf, teamName } from './words.ts';
import './reception.css';

/** Professional, team and types of service: how the desk organises who waits. It stops nobody from attending. */
export type OrganisedValues = { lotacaoId: Picked; teamId: string; serviceTypes: string[] };
export const NOT_ORGANISED: OrganisedValues = { lotacaoId: NOT_PICKED, teamId: '', serviceTypes: [] };

type Post = NonNullable<Entry['lotacao']>;
export const pickedPost = (post: Post | null): Picked =>
  post ? { value: post.id, label: professionalOf(post) } : NOT_PICKED;

export const organisedOf = ({ lotacao, team, serviceTypes }: Entry): OrganisedValues => ({
  lotacaoId: pickedPost(lotacao),
  teamId: team?.id ?? '',
  serviceTypes: serviceTypes.map(({ id }) => id),
});

export const toSend = ({ lotacaoId, teamId, serviceTypes }: OrganisedValues) => ({
  lotacaoId: lotacaoId.value || null,
  teamId: teamId || null,
  serviceTypes,
});

const FEW = 7;

type Named = { id: string; name: string };

/** `few`: only the first ones until the others are asked for. */
function ServiceTypes({ types, few = false }: { types: readonly Named[]; few?: boolean }) {
  const { field } = useController<OrganisedValues, 'serviceTypes'>({ name: 'serviceTypes' });
  const [all, setAll] = useState(!few);
  const toggle = (id: string) =>
    field.onChange(field.value.includes(id) ? field.value.filter((one) => one !== id) : [...field.value, id]);
  const shown = all ? types : types.filter(({ id }, place) => place < FEW || field.value.includes(id));
  const hidden = types.length - shown.length;
  if (types.length === 0) return null;
  return (
    <fieldset className="field entry-types">
      <legend className="field-label">Tipo de serviço</legend>
      <div className="row wrap gap-6">
        {shown.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className="chip"
            aria-pressed={field.value.includes(id)}
            onClick={() => toggle(id)}
          >
            {name}
          </button>
        ))}
        {hidden > 0 ? (
          <button
            type="button"
            className="chip"
            aria-label={`Mostrar mais ${hidden} tipos de serviço`}
            onClick={() => setAll(true)}
          >
            + {hidden}
          </button>
        ) : null}
      </div>
    </fieldset>
  );
}

/** The team of who is chosen, where none was. */
function useTeamOf(choices: Choices): void {
  const { getValues, setValue } = useFormContext<OrganisedValues>();
  const { value } = useWatch<OrganisedValues, 'lotacaoId'>({ name: 'lotacaoId' });
  const [known, setKnown] = useState(value);
  const fill = useEffectEvent(() => {
    const post = choices.lotacoes.find(({ id }) => id === value);
    if (post?.teamId && getValues('teamId') === '') setValue('teamId', post.teamId, { shouldDirty: true });
  });
  useEffect(() => {
    if (known === value) return;
    setKnown(value);
    fill();
  }, [known, value]);
}

/** `held`: what the entry has already stays to be chosen, though the unit no longer offers it. */
export function OrganisedFields({ choices, held, few }: { choices: Choices; held?: Entry; few?: boolean }) {
  useTeamOf(choices);
  const { lotacoes, teams, serviceTypes } = choices;
  const withHeld = (offered: readonly Named[], own: readonly Named[]): Named[] => [
    ...offered,
    ...own.filter(({ id }) => !offered.some((one) => one.id === id)),
  ];
  return (
    <>
      <ComboField
        name="lotacaoId"
        label="Profissional"
        placeholder="Sem profissional"
        choices={lotacoes.map((post) => ({
          value: post.id,
          label: professionalOf(post),
          description: sentenceCase(post.cbo),
        }))}
      />
      <SelectField
        name="teamId"
        label="Equipe"
        placeholder="Sem equipe"
        choices={withHeld(teams, held?.team ? [held.team] : []).map((team) => ({
          value: team.id,
          label: teamName(team),
        }))}
      />
      <ServiceTypes types={withHeld(serviceTypes, held?.serviceTypes ?? [])} {...(few ? { few } : {})} />
    </>
  );
}
