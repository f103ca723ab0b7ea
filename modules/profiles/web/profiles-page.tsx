import { IconArrowLeft, IconKey, IconPlus } from '@tabler/icons-react';
import {
  FilterCheck,
  Button,
  classes,
  EmptyState,
  ErrorState,
  Page as Frame,
  Skeleton,
  useAccess,
  useRoute,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { getProfile, listResources, listTemplates } from '../contract.ts';
import { NewProfile } from './new-profile.tsx';
import { ProfileEditor, ProfileReading } from './profile-editor.tsx';
import { ProfileList } from './profile-list.tsx';
import { resourcesOfKind } from './tree-model.ts';
import { usePlace } from './use-place.ts';
import './profiles.css';

const EDIT = 'visualizar-perfis.cadastrar-editar-e-excluir';

function useMayEdit(): boolean {
  return useAccess().resources.includes(EDIT);
}

/** The profile whose name the breadcrumb bears: the open one, or the source of a copy. */
function useOpenProfile() {
  const { place } = usePlace();
  const id = place.perfil || place.copia;
  const query = useRoute(getProfile, { params: { id } }, { enabled: id !== '' });
  // While another is fetched, the former one stays in the cache's hand: it is not this one.
  return { id, query, profile: query.data?.id === id ? query.data : undefined };
}

/** A new profile: of nothing, or of the template that the address names. */
function Begun({ resources }: { resources: RouteOutput<typeof listResources> }) {
  const { place } = usePlace();
  const { data, isError, error, refetch } = useRoute(listTemplates, {}, { enabled: place.modelo !== '' });
  const template = data?.rows.find(({ id }) => id === place.modelo) ?? null;
  if (place.modelo !== '' && !data) {
    if (!isError) return <Skeleton rows={12} />;
    return <ErrorState what="o modelo" error={error} onRetry={() => void refetch()} />;
  }
  return <NewProfile key={`novo ${place.modelo}`} source={null} template={template} resources={resources} />;
}

function Content() {
  const { place } = usePlace();
  const { id, query, profile } = useOpenProfile();
  const tree = useRoute(listResources, {});
  const mayEdit = useMayEdit();
  const failed = [tree, query].find((one) => one.isError && (one === tree ? !one.data : !profile));
  if (failed) {
    return (
      <div className="card">
        <ErrorState what="o perfil" error={failed.error} onRetry={() => void failed.refetch()} />
      </div>
    );
  }
  if (!id && !place.novo) {
    return (
      <div className="card profile-none">
        <EmptyState icon={IconKey} title="Escolha um perfil">
          Os recursos dele aparecem aqui, com quem o tem.
        </EmptyState>
      </div>
    );
  }
  if (!tree.data || (id && !profile)) {
    return (
      <div className="card">
        <Skeleton rows={12} />
      </div>
    );
  }
  if (place.novo && mayEdit) return <Begun resources={tree.data} />;
  if (!profile) return null;
  if (place.copia && mayEdit)
    return <NewProfile key={`copia ${id}`} source={profile} template={null} resources={tree.data} />;
  const resources = resourcesOfKind(tree.data, profile.accessKind);
  if (!mayEdit || !profile.editable) return <ProfileReading profile={profile} resources={resources} />;
  return <ProfileEditor key={id} profile={profile} resources={resources} />;
}

/** "Perfis": the list at the left, the resources in the middle, what will change at the right (picture 12). */
export function Page() {
  const { place, filter, openNew, close } = usePlace();
  const { profile } = useOpenProfile();
  const mayEdit = useMayEdit();
  const isOpen = place.novo || place.perfil !== '' || place.copia !== '';
  const current = place.novo ? 'Cadastro de perfil' : place.copia ? 'Cópia de perfil' : profile?.name;
  return (
    <Frame
      title="Perfis"
      {...(isOpen && current ? { crumbs: [{ label: 'Perfis', to: '/perfis' }, { label: current }] } : {})}
      actions={
        <span className="row wrap profiles-actions">
          <FilterCheck
            label="Mostrar perfis inativos"
            checked={place.inativos}
            onChange={(inativos) => filter({ inativos })}
          />
          {mayEdit ? (
            <Button icon={IconPlus} onClick={openNew}>
              Cadastrar perfil
            </Button>
          ) : null}
        </span>
      }
    >
      <div className={classes('profiles', isOpen && 'open')}>
        <ProfileList />
        {isOpen ? (
          <Button className="profiles-back" look="quiet" size="small" icon={IconArrowLeft} onClick={close}>
            Todos os perfis
          </Button>
        ) : null}
        <Content />
      </div>
    </Frame>
  );
}
