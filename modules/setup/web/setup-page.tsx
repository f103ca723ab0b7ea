import { useEffect, useState } from 'react';
import { signIn } from '#modules/access/contract';
import { ApiProblem, callApi, PlainPage, StepList, useSession } from '#ui/light';
import { initialise } from '../contract.ts';
import { type Draft, forgetDraft, inputOf, keepDraft, loadDraft, stepOfField } from './draft.ts';
import { FinishStep } from './finish-step.tsx';
import { IdentifyStep } from './identify-step.tsx';
import { InstallerStep } from './installer-step.tsx';
import type { Faults } from './server-faults.tsx';
import './setup.css';

const STEPS = [
  { key: 'identify', title: 'Identificar instalação' },
  { key: 'installer', title: 'Cadastrar instalador' },
  { key: 'finish', title: 'Finalizar instalação' },
];
const TITLES = [
  'Informe o nome e os recursos que estarão disponíveis na instalação',
  'Informe quem responde pela instalação',
  'Confira e finalize',
];

/** The code in the address that the server prints: `#codigo=ABCDE-12345`. It stays there, for a reload. */
const codeOfLink = () => new URLSearchParams(location.hash.slice(1)).get('codigo') ?? '';

/**
 * The set-up wizard of a new installation (/instalar). Every step is kept in this browser, so that leaving
 * loses nothing but the password; the last one sends all, then signs the installer in.
 */
export function SetupPage() {
  const { accept, refresh } = useSession();
  const [draft, setDraft] = useState(loadDraft);
  const [password, setPassword] = useState('');
  const [faults, setFaults] = useState<Faults>([]);

  useEffect(() => {
    history.replaceState(null, '', `/instalar${location.hash}`);
  }, []);

  function advance(change: Partial<Draft>, refused: Faults = []): void {
    setFaults(refused);
    const next = { ...draft, ...change };
    keepDraft(next);
    setDraft(next);
  }

  /** Also what was typed in a step not finished. */
  const keep = (change: Partial<Draft>) => keepDraft({ ...draft, ...change });

  async function finish(code: string): Promise<void> {
    try {
      await callApi(initialise, { body: inputOf(draft, { password, code }) });
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'already-configured') await refresh();
      if (error instanceof ApiProblem) showFaults(error);
      throw error;
    }
    forgetDraft();
    history.replaceState(null, '', '/');
    const entered = callApi(signIn, { body: { cpf: draft.installer.cpf, password } });
    await entered.then((view) => (view.state === 'second-factor' ? undefined : accept(view)), refresh);
  }

  /** Goes back to the first step that has something to correct. */
  function showFaults(problem: ApiProblem): void {
    const step = Math.min(...problem.fields.map(({ path }) => stepOfField(path)));
    if (step >= STEPS.length - 1) return;
    advance(
      { step },
      problem.fields.filter(({ path }) => stepOfField(path) === step),
    );
  }

  const back = (step: number) => advance({ step });
  return (
    <PlainPage title={STEPS[draft.step]?.title ?? ''} purpose={null}>
      <div className="setup">
        <StepList steps={STEPS} current={draft.step} onOpen={back} />
        <section className="card setup-card" key={draft.step}>
          <h1>{TITLES[draft.step]}</h1>
          {draft.step === 0 ? (
            <IdentifyStep
              values={draft.identity}
              faults={faults}
              onType={(identity) => keep({ identity })}
              onNext={(identity) => advance({ identity, step: 1 })}
            />
          ) : null}
          {draft.step === 1 ? (
            <InstallerStep
              values={{ installer: draft.installer, password, confirmation: password }}
              faults={faults}
              onType={({ installer }) => keep({ installer })}
              onBack={() => back(0)}
              onNext={({ installer, password: chosen }) => {
                setPassword(chosen);
                advance({ installer, step: 2 });
              }}
            />
          ) : null}
          {draft.step === 2 ? (
            <FinishStep draft={draft} code={codeOfLink()} onBack={() => back(1)} onFinish={finish} />
          ) : null}
        </section>
      </div>
    </PlainPage>
  );
}
