import { useRef, useState, useEffect } from 'react';
import {
  ApiProblem,
  Button,
  callApi,
  Notice,
  problemSentence,
  showToast,
  useAction,
  useShortcuts,
} from '#ui/index';
import { getProfile, saveProfile } from '../contract.ts';
import { Affected, ChangePanel } from './change-panel.tsx';
import { KIND_LABELS, plural } from './kinds.ts';
import { ProfileActs, useProfileCache } from './profile-acts.tsx';
import { NameField } from './profile-fields.tsx';
import { TreeCard } from './tree-card.tsx';
import type { Resource } from './tree-model.ts';
import { UnsavedGuard } from './unsaved-guard.tsx';
import { type Profile, useEditing } from './use-editing.ts';
import { MeanwhileNotice, Warnings } from './warnings.tsx';

function Tags({ profile }: { profile: Profile }) {
  return (
    <>
      {profile.standard ? <span className="tag">Padrão</span> : null}
      {profile.copiedFrom ? (
        <span className="tag" title={`Cópia de ${profile.copiedFrom}`}>
          Cópia
        </span>
      ) : null}
      <span className="tag outline">{KIND_LABELS[profile.accessKind]}</span>
      {profile.active ? null : <span className="tag">Inativo</span>}
      <span className="grow" />
    </>
  );
}

const none = () => undefined;

/** A profile as who may not change it sees it. */
export function ProfileReading({ profile, resources }: { profile: Profile; resources: readonly Resource[] }) {
  const held = new Set(profile.resources);
  return (
    <>
      <TreeCard
        title={`Recursos do perfil ${profile.name}`}
        head={<Tags profile={profile} />}
        resources={resources}
        before={held}
        held={held}
        changed={0}
        readOnly
        onToggle={none}
        onBranch={none}
      />
      <div className="profile-side">
        <section className="card profile-changes" aria-label="Quem tem este perfil">
          <header>
            <h2>Quem tem este perfil</h2>
          </header>
          <div className="body column gap-12">
            <Affected profile={profile} changing={false} />
            {profile.editable ? null : (
              <Notice>
                O perfil da administração municipal só muda com a versão do sistema: quem administra não
                altera o próprio acesso.
              </Notice>
            )}
          </div>
        </section>
      </div>
    </>
  );
}

/** Saves; when somebody saved first, brings their version under the edits and says so. */
function useSaving(editing: ReturnType<typeof useEditing>) {
  const { mutateAsync, isPending } = useAction(saveProfile);
  const { keep } = useProfileCache();
  const [problem, setProblem] = useState<unknown>(null);
  async function save(): Promise<void> {
    if (isPending) return;
    const { base, held, name, reason, dirty } = editing;
    setProblem(null);
    if (!dirty) return showToast('Nada mudou neste perfil.');
    const params = { id: base.id };
    const typed = base.standard ? {} : { name };
    const body = { version: base.version, resources: [...held], reason, ...typed };
    try {
      const saved = await mutateAsync({ params, body });
      editing.discard();
      await keep(saved);
      const felt =
        saved.users === 0
          ? ''
          : ` ${plural(saved.users, 'profissional recebe', 'profissionais recebem')} a mudança no próximo clique.`;
      showToast(`Perfil ${saved.name} salvo.${felt}`);
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'profile-changed') {
        editing.rebase(await callApi(getProfile, { params }));
      } else {
        setProblem(error);
      }
    }
  }
  const saveOrTell = () => void save().catch(setProblem);
  const ofName = problem instanceof ApiProblem && problem.fields.find(({ path }) => path === 'name');
  return {
    save: saveOrTell,
    sending: isPending,
    nameError: ofName ? ofName.message : undefined,
    problem: problem && !ofName ? problemSentence(problem) : null,
    clear: () => setProblem(null),
  };
}

/** A profile as its administrator edits it: tree, what will change, save. */
export function ProfileEditor({ profile, resources }: { profile: Profile; resources: readonly Resource[] }) {
  const editing = useEditing(profile);
  const saving = useSaving(editing);
  const { base, changes, dirty } = editing;
  const unsaved = useRef(false);
  useEffect(() => {
    unsaved.current = dirty;
  }, [dirty]);
  useShortcuts([{ keys: 'Ctrl S', label: 'Salvar perfil', run: saving.save }]);
  const labels = new Map(resources.map(({ id, label }) => [id, label]));
  const ids = resources.map(({ id }) => id);
  const { standardResources } = base;
  const renamed = editing.name.trim() !== base.name;
  return (
    <>
      <UnsavedGuard dirty={unsaved} />
      <TreeCard
        title={`Recursos do perfil ${base.name}`}
        head={
          <>
            <Tags profile={base} />
            <ProfileActs profile={profile} />
          </>
        }
        above={
          base.standard ? null : (
            <div className="tree-fields">
              <NameField value={editing.name} error={saving.nameError} onChange={editing.rename} />
            </div>
          )
        }
        resources={resources}
        before={editing.before}
        held={editing.held}
        changed={changes.added.length + changes.removed.length}
        readOnly={false}
        onToggle={editing.toggle}
        onBranch={(id) => editing.tickBranch(id, ids)}
      />
      <ChangePanel
        changes={changes}
        others={renamed ? [`O nome passa a ser “${editing.name.trim()}”.`] : []}
        labels={labels}
        idle="Marque ou desmarque recursos na árvore. Nada muda antes de salvar."
        reason={editing.reason}
        onReason={editing.explain}
        sending={saving.sending}
        save="Salvar"
        onSave={saving.save}
        onCancel={() => {
          saving.clear();
          editing.discard();
        }}
        aside={
          standardResources ? (
            <Button look="quiet" onClick={() => editing.restore(standardResources)}>
              Restaurar padrão
            </Button>
          ) : null
        }
      >
        {editing.meanwhile ? <MeanwhileNotice meanwhile={editing.meanwhile} /> : null}
        {saving.problem ? <Notice tone="danger">{saving.problem}</Notice> : null}
        {base.own && changes.added.length > 0 ? (
          <Notice tone="warning">
            Você mesmo usa este perfil: pode tirar recursos dele, não acrescentar. Copie-o, altere a cópia e
            dê-a a quem precisa.
          </Notice>
        ) : null}
        <Affected profile={base} changing={dirty} />
        <Warnings editing={editing} resources={resources} />
      </ChangePanel>
    </>
  );
}
