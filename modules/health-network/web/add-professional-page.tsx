import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { Page as Frame, routeKey, showToast, useAction } from '#ui/index';
import { addProfessional, listProfessionals } from '../contract.ts';
import { PersonForm } from './person-form.tsx';
import { bodyOf, EMPTY_PERSON } from './person-values.ts';
import './network.css';

const TITLE = 'Cadastro de profissional';

/** "+ Cadastrar profissional": somebody whom the CNES does not know. */
export function Page() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutateAsync } = useAction(addProfessional);
  const added = useRef('');
  return (
    <Frame title={TITLE} crumbs={[{ label: 'Profissionais', to: '/profissionais' }, { label: TITLE }]}>
      <PersonForm
        draft={{ id: 'profissional-novo', title: 'um novo profissional' }}
        defaults={EMPTY_PERSON}
        back="/profissionais"
        onSave={async (values) => {
          added.current = (await mutateAsync({ body: bodyOf(values) })).id;
          await client.invalidateQueries({ queryKey: routeKey(listProfessionals) });
        }}
        onSaved={() => {
          showToast('Profissional cadastrado. Agora cadastre a lotação.');
          void navigate({ to: '/profissionais/$id', params: { id: added.current } });
        }}
      />
    </Frame>
  );
}
