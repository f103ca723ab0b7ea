import { useEffect, useRef, useState } from 'react';
import {
  ApiProblem,
  EmptyState,
  Notice,
  problemSentence,
  showToast,
  useAction,
  useShortcuts,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { copyProfile, createProfile, type listTemplates } from '../contract.ts';
import { difference, toggled, withBranch } from '../contract/tree.ts';
import { ChangePanel } from './change-panel.tsx';
import { mixes } from './effect.ts';
import type { CreatedKind } from './kinds.ts';
import { useProfileCache } from './profile-acts.tsx';
import { KindField, NameField } from './profile-fields.tsx';
import { TemplatePicker } from './template-picker.tsx';
import { TreeCard } from './tree-card.tsx';
import { type Resource, resourcesOfKind } from './tree-model.ts';
import { UnsavedGuard } from './unsaved-guard.tsx';
import type { Profile } from './use-editing.ts';
import { usePlace } from './use-place.ts';

const NOTHING: ReadonlySet<string> = new Set();
const REQUIRED = 'Preenchimento obrigatório.';

/** Where a profile begins that is no copy of one of the municipality's. */
type Template = RouteOutput<typeof listTemplates>['rows'][number];

/** What the panel says before anything is changed. */
function idleText(source: Profile | null, template: Template | null): string {
  if (source) return `A cópia começa com os ${source.resources.length} recursos de ${source.name}.`;
  if (template) {
    return `O modelo parte do perfil padrão ${template.base} e tem ${template.resources.length} recursos. Confira na árvore o que ele permite.`;
  }
  return 'O perfil começa sem recursos. Marque na árvore o que ele permite.';
}

/** "Cadastro de perfil", of nothing or of a template; "Cópia de perfil" when there is a source. */
export function NewProfile({
  source,
  template,
  resources,
}: {
  source: Profile | null;
  template: Template | null;
  resources: readonly Resource[];
}) {
  const { close, openProfile } = usePlace();
  const { keep } = useProfileCache();
  const creating = useAction(createProfile);
  const copying = useAction(copyProfile);
  const begun = source ?? template;
  const start = begun ? new Set(begun.resources) : NOTHING;
  const proposed = source ? `CÓPIA DE ${source.name.toUpperCase()}`.slice(0, 100) : (template?.name ?? '');
  const [name, setName] = useState(proposed);
  const [kind, setKind] = useState<CreatedKind | null>(
    source && source.accessKind !== 'municipal-admin' ? source.accessKind : template ? 'lotacao' : null,
  );
  const [held, setHeld] = useState<ReadonlySet<string>>(start);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const changes = difference(start, held);
  const count = changes.added.length + changes.removed.length;
  const unsaved = useRef(false);
  useEffect(() => {
    unsaved.current = count > 0 || name !== proposed;
  }, [count, name, proposed]);
  const offered = kind ? resourcesOfKind(resources, kind) : [];
  const sending = creating.isPending || copying.isPending;

  async function save(): Promise<void> {
    if (sending) return;
    setProblem(null);
    if (name.trim() === '')
      throw new ApiProblem(422, 'name', REQUIRED, [{ path: 'name', message: REQUIRED }]);
    if (!kind) throw new ApiProblem(422, 'kind', 'Escolha o tipo de acesso.');
    const body = { name, resources: [...held], reason };
    const saved = source
      ? await copying.mutateAsync({ params: { id: source.id }, body })
      : await creating.mutateAsync({ body: { ...body, accessKind: kind } });
    unsaved.current = false;
    await keep(saved);
    showToast(`Perfil ${saved.name} cadastrado. Dê-o a quem precisa em Profissionais.`);
    openProfile(saved.id);
  }
  const saveOrTell = () => void save().catch(setProblem);
  useShortcuts([{ keys: 'Ctrl S', label: 'Salvar perfil', run: saveOrTell }]);
  const ofName = problem instanceof ApiProblem && problem.fields.find(({ path }) => path === 'name');
  const mixture = mixes(NOTHING, held, offered);
  const fields = (
    <div className="tree-fields">
      {source ? null : <TemplatePicker />}
      <NameField value={name} error={ofName ? ofName.message : undefined} onChange={setName} />
      <KindField
        value={kind}
        locked={
          source
            ? 'A cópia tem o tipo de acesso do original.'
            : template
              ? 'Os modelos são de lotação.'
              : null
        }
        onChange={(next) => {
          setKind(next);
          setHeld(NOTHING);
        }}
      />
    </div>
  );
  return (
    <>
      <UnsavedGuard dirty={unsaved} />
      {kind ? (
        <TreeCard
          title={source ? `Cópia do perfil ${source.name}` : 'Cadastro de perfil'}
          above={fields}
          resources={offered}
          before={start}
          held={held}
          changed={count}
          readOnly={false}
          onToggle={(id) => setHeld(toggled(held, id))}
          onBranch={(id) =>
            setHeld(
              withBranch(
                held,
                id,
                offered.map((one) => one.id),
              ),
            )
          }
        />
      ) : (
        <section className="card profile-tree" aria-label="Cadastro de perfil">
          <header>
            <h2>Cadastro de perfil</h2>
          </header>
          {fields}
          <EmptyState title="Escolha o tipo de acesso">
            Os recursos que o perfil pode ter dependem dele.
          </EmptyState>
        </section>
      )}
      <ChangePanel
        changes={changes}
        labels={new Map(resources.map(({ id, label }) => [id, label]))}
        idle={idleText(source, template)}
        reason={reason}
        onReason={setReason}
        sending={sending}
        save="Salvar"
        onSave={saveOrTell}
        onCancel={close}
      >
        {problem && !ofName ? <Notice tone="danger">{problemSentence(problem)}</Notice> : null}
        {mixture && count > 0 ? (
          <Notice tone="warning">
            O perfil mistura coordenação e atendimento. O recomendado é um perfil para cada função.
          </Notice>
        ) : null}
      </ChangePanel>
    </>
  );
}
