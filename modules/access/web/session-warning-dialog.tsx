import { IconClockPause } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Button, Dialog, Notice, problemSentence, serverNow, useSession } from '#ui/index';
import { leave } from './leave.ts';
import { clockLeft, spokenLeft } from './session-limit.ts';

/** Whole seconds until then, by the server's clock; never below none. */
function useSecondsTo(endsAt: number): number {
  const left = () => Math.max(0, Math.ceil((endsAt - serverNow()) / 1_000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const tick = () => setSeconds(Math.max(0, Math.ceil((endsAt - serverNow()) / 1_000)));
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [endsAt]);
  return seconds;
}

/**
 * Two minutes before a session ends by idleness: one press goes on, and what is typed stays in the
 * page in any case. The count is seen each second and said aloud four times.
 */
export function SessionWarningDialog({ endsAt, goOn }: { endsAt: number; goOn: () => Promise<void> }) {
  const { refresh } = useSession();
  const seconds = useSecondsTo(endsAt);
  const [asked, setAsked] = useState<'no' | 'sending' | 'sent'>('no');
  const [problem, setProblem] = useState<string | null>(null);
  const [hidden, setHidden] = useState(false);
  async function stay(): Promise<void> {
    setAsked('sending');
    setProblem(null);
    try {
      await goOn();
    } catch (error) {
      setProblem(problemSentence(error));
    }
    setAsked('sent');
  }
  // Gone on with, and still near its end: the limit is of age, and only the password opens another.
  const aged = asked === 'sent' && problem === null;
  if (hidden) return null;
  return (
    <Dialog
      title={aged ? 'A senha será pedida de novo' : 'Sua sessão vai terminar por inatividade'}
      icon={IconClockPause}
      width={420}
      onClose={() => (aged ? setHidden(true) : void stay())}
    >
      <div className="column gap-16">
        <p className="text-2">
          {aged
            ? 'A sessão chegou ao tempo máximo. Quando ela terminar, digite a senha e continue de onde parou.'
            : 'Ninguém usou o sistema neste computador. Continue conectado para não digitar a senha.'}{' '}
          O que você escreveu fica guardado.
        </p>
        <p className="figure numeric" aria-hidden>
          {clockLeft(seconds)}
        </p>
        <span role="status" className="visually-hidden">
          {spokenLeft(seconds)}
        </span>
        {problem ? <Notice tone="danger">{problem}</Notice> : null}
        <div className="form-foot">
          <Button onClick={() => void leave(refresh)}>Sair</Button>
          <Button
            look="primary"
            data-autofocus
            busy={asked === 'sending' && 'Continuando…'}
            onClick={() => (aged ? setHidden(true) : void stay())}
          >
            {aged ? 'Entendi' : 'Continuar conectado'}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
