import { IconCopy, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, IconButton, routeKey, showToast, useAction } from '#ui/index';
import { deleteProfile, getProfile, listProfiles, setProfileActive } from '../contract.ts';
import { plural } from './kinds.ts';
import type { Profile } from './use-editing.ts';
import { usePlace } from './use-place.ts';

/** Puts what the server answered on the page and asks the list again. */
export function useProfileCache() {
  const client = useQueryClient();
  return {
    async keep(profile: Profile): Promise<void> {
      client.setQueryData(routeKey(getProfile, { params: { id: profile.id } }), profile);
      await client.invalidateQueries({ queryKey: routeKey(listProfiles) });
    },
    async forget(id: string): Promise<void> {
      client.removeQueries({ queryKey: routeKey(getProfile, { params: { id } }) });
      await client.invalidateQueries({ queryKey: routeKey(listProfiles) });
    },
  };
}

function ActiveDialog({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const { mutateAsync } = useAction(setProfileActive);
  const { keep } = useProfileCache();
  const active = !profile.active;
  const { id, name, users } = profile;
  const who = users === 0 ? 'Ninguém o tem hoje' : plural(users, 'profissional o tem', 'profissionais o têm');
  return (
    <ConfirmDialog
      title={active ? `Ativar o perfil ${name}?` : `Inativar o perfil ${name}?`}
      confirm={active ? 'Ativar perfil' : 'Inativar perfil'}
      danger={!active}
      onClose={onClose}
      onConfirm={async () => {
        await keep(await mutateAsync({ params: { id }, body: { active } }));
        showToast(active ? `Perfil ${name} ativado.` : `Perfil ${name} inativado.`);
      }}
    >
      {active
        ? `${who}. O que ele permite volta a valer, e ele pode ser dado de novo.`
        : `${who}. O que ele permite deixa de valer no próximo clique, e ele não pode mais ser dado.`}
    </ConfirmDialog>
  );
}

function DeleteDialog({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const { mutateAsync } = useAction(deleteProfile);
  const { forget } = useProfileCache();
  const { close } = usePlace();
  return (
    <ConfirmDialog
      title={`Excluir o perfil ${profile.name}?`}
      confirm="Excluir perfil"
      danger
      onClose={onClose}
      onConfirm={async () => {
        await mutateAsync({ params: { id: profile.id } });
        close();
        await forget(profile.id);
        showToast(`Perfil ${profile.name} excluído.`);
      }}
    >
      O perfil e seus recursos saem da lista. Só é possível se nenhum acesso o tem.
    </ConfirmDialog>
  );
}

/** Copiar, Inativar or Ativar, Excluir. */
export function ProfileActs({ profile }: { profile: Profile }) {
  const [asking, setAsking] = useState<'active' | 'delete' | null>(null);
  const { openCopy } = usePlace();
  const onClose = () => setAsking(null);
  return (
    <span className="row gap-2">
      <Button look="quiet" size="small" icon={IconCopy} onClick={() => openCopy(profile.id)}>
        Copiar
      </Button>
      <Button
        look="quiet"
        size="small"
        icon={profile.active ? IconPlayerPause : IconPlayerPlay}
        onClick={() => setAsking('active')}
      >
        {profile.active ? 'Inativar' : 'Ativar'}
        <span className="visually-hidden"> perfil</span>
      </Button>
      {profile.standard ? null : (
        <IconButton icon={IconTrash} label="Excluir perfil" onClick={() => setAsking('delete')} />
      )}
      {asking === 'active' ? <ActiveDialog profile={profile} onClose={onClose} /> : null}
      {asking === 'delete' ? <DeleteDialog profile={profile} onClose={onClose} /> : null}
    </span>
  );
}
