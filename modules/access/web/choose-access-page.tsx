import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type AccessInfo,
  Button,
  EmptyState,
  formatRecent,
  greeting,
  Icon,
  Kbd,
  Notice,
  PlainPage,
  type SessionView,
  useSession,
} from '#ui/light';
import { AccessCard } from './access-card.tsx';
import { filterAccesses, lastUsed } from './choose-access.ts';
import { LeaveButton } from './leave-button.tsx';
import { PasswordPage } from './password-page.tsx';
import { useEnter, useListKeys } from './use-choice.ts';
import './access.css';

/** "Seu último acesso foi …": who reads it notices a use that was not theirs. */
function LastAccess({ access, onPassword }: { access: AccessInfo; onPassword: () => void }) {
  if (!access.lastUsedAt) return null;
  return (
    <Notice>
      <strong>Seu último acesso</strong> foi {formatRecent(access.lastUsedAt)}, em{' '}
      {access.unit?.name ?? access.title}. Se não foi você,{' '}
      <button type="button" className="link-button" onClick={onPassword}>
        altere a senha
      </button>{' '}
      e avise a coordenação.
    </Notice>
  );
}

/**
 * Choice of the access to work in (picture 02). `onChosen` runs when one is entered; `onBack` is there when
 * the person already had an access and may return to it.
 */
export function ChooseAccessPage({
  onChosen,
  onBack,
}: {
  onChosen?: (view: SessionView) => void;
  onBack?: () => void;
}) {
  const { session, accept } = useSession();
  const [typed, setTyped] = useState('');
  const [now] = useState(() => new Date());
  const [changing, setChanging] = useState(false);
  const accesses = session.accesses ?? [];
  const shown = filterAccesses(accesses, typed);
  const recent = lastUsed(accesses);
  const { enter, entering, problem } = useEnter((view) => {
    onChosen?.(view);
    accept(view);
  });
  const list = useListKeys(shown, (access) => void enter(access));
  const name = session.user?.name ?? '';
  if (changing) return <PasswordPage onBack={() => setChanging(false)} />;
  const count = accesses.length === 1 ? '1 acesso' : `${accesses.length} acessos`;
  return (
    <PlainPage
      title="Escolha um acesso"
      purpose={session.installation.purpose}
      aside={<LeaveButton name={name} />}
    >
      <div className="column gap-16">
        <div className="access-head">
          <div className="column gap-4 grow">
            <h1>Escolha um acesso para continuar</h1>
            <p className="text-2">
              {greeting(now)}, {name.split(' ')[0]}. Você tem {count}.
              <span className="access-keys"> Tecle o número ou use ↑ ↓ e Enter.</span>
            </p>
          </div>
          {onBack ? <Button onClick={onBack}>Voltar</Button> : null}
          {accesses.length > 1 ? (
            <div className="input small access-filter">
              <Icon of={IconSearch} size="small" />
              <input
                type="search"
                aria-label="Filtrar por unidade ou equipe"
                placeholder="Filtrar por unidade ou equipe"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && shown[0]) void enter(shown[0]);
                }}
              />
            </div>
          ) : null}
        </div>
        {problem ? <Notice tone="danger">{problem}</Notice> : null}
        <ul ref={list} className="column" aria-label="Seus acessos">
          {shown.map((access, index) => (
            <AccessCard
              key={access.id}
              access={access}
              place={index + 1}
              main={access.id === recent?.id || (recent === undefined && index === 0)}
              busy={entering === access.id}
              onEnter={() => void enter(access)}
            />
          ))}
        </ul>
        {accesses.length === 0 ? (
          <EmptyState title="Você ainda não tem acesso">
            Peça à coordenação da unidade para registrar sua lotação ou importar o CNES.
          </EmptyState>
        ) : null}
        {accesses.length > 0 && shown.length === 0 ? (
          <EmptyState
            title={`Nenhum acesso com “${typed}”`}
            action={
              <Button size="small" onClick={() => setTyped('')}>
                Limpar filtro
              </Button>
            }
          />
        ) : null}
        <p className="caption text-3 access-keys">
          Depois de entrar, troque de acesso a qualquer momento com <Kbd keys="Alt A" />
        </p>
        {recent ? <LastAccess access={recent} onPassword={() => setChanging(true)} /> : null}
      </div>
    </PlainPage>
  );
}
