import {
  IconCircleCheck,
  IconServer2,
  IconBuildingHospital,
  IconSchool,
  IconShieldCheck,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ClosedNotice } from '#modules/closing/web/light';
import { Icon, type IconType, Logo, Mark, TrainingLine, TrainingTag, useSession, useTitle } from '#ui/light';
import { LoginForm } from './login-form.tsx';
import './access.css';

const PURPOSES = {
  producao: 'produção',
  treinamento: 'treinamento, nada é enviado',
  homologacao: 'homologação, nada é enviado',
};

function Fact({ icon, label, children }: { icon: IconType; label: string; children: ReactNode }) {
  return (
    <li>
      <Icon of={icon} />
      {label}
      <span>{children}</span>
    </li>
  );
}

/** What may be told before login: nothing clinical, nothing of backups. */
function Facts() {
  const { installation } = useSession().session;
  const { purpose } = installation;
  const training = purpose !== 'producao';
  return (
    <aside className="login-aside">
      <Mark size={620} className="login-mark" />
      <h2>O prontuário desta unidade continua funcionando mesmo sem internet.</h2>
      <ul className="login-facts">
        <Fact icon={IconServer2} label="Servidor da unidade">
          <b>
            <Icon of={IconCircleCheck} size="small" /> funcionando
          </b>
        </Fact>
        {installation.name ? (
          <Fact icon={IconBuildingHospital} label="Instalação">
            {installation.name}
          </Fact>
        ) : null}
        {purpose ? (
          <Fact icon={training ? IconSchool : IconShieldCheck} label="Finalidade">
            {PURPOSES[purpose]}
          </Fact>
        ) : null}
      </ul>
      <p className="secondary">Precisa de ajuda? Fale com a coordenação da unidade.</p>
    </aside>
  );
}

/** Login by CPF and password (picture 01). `onSending` lets the shell be fetched while the server checks. */
export function LoginPage({ onSending }: { onSending: () => void }) {
  const { installation } = useSession().session;
  useTitle('Acesso');
  return (
    <div className="login-screen">
      <TrainingLine purpose={installation.purpose} />
      <div className="login">
        <main className="login-main">
          <div className="login-box">
            <span className="login-logo">
              <Logo size={36} />
            </span>
            <div className="column gap-4">
              <h1>Acesse o prontuário</h1>
              {installation.name ? <p className="text-2">{installation.name}</p> : null}
              <TrainingTag purpose={installation.purpose} />
            </div>
            {installation.closing ? <ClosedNotice closing={installation.closing} /> : null}
            <LoginForm onSending={onSending} />
            <p className="caption text-3">
              O acesso é pessoal. Todas as entradas e consultas a prontuários ficam registradas na trilha de
              auditoria.
            </p>
          </div>
          <footer className="login-foot caption text-3">Versão {installation.version}</footer>
        </main>
        <Facts />
      </div>
    </div>
  );
}
