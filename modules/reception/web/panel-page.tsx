import { IconSettings, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorState,
  formatTime,
  serverNow,
  Skeleton,
  TrainingLine,
  TrainingTag,
  useAccess,
  useRoute,
  useSession,
  useTitle,
  useTopic,
} from '#ui/index';
import { useConnection } from '#ui/client/connection';
import { getCallPanel, type ShownAs } from '../contract.ts';
import { RESOURCES, TOPIC } from '../contract/parts.ts';
import { NamesDialog } from './names-dialog.tsx';
import './panel.css';

type Panel = RouteOutput<typeof getCallPanel>;
type Call = Panel['calls'][number];

/** A call that nobody was told of, because a notice was lost, is seen all the same. */
const AGAIN_MS = 30_000;
const CLOCK_MS = 10_000;

const shownText = (shown: string, shownAs: ShownAs): string => {
  if (shownAs === 'nome') return titleCaseName(shown);
  return shownAs === 'senha' ? `Senha ${shown}` : shown;
};

const canSpeak = typeof speechSynthesis !== 'undefined';

function speak({ shown, room }: Call, shownAs: ShownAs): void {
  const words = new SpeechSynthesisUtterance(`${shownText(shown, shownAs)}. ${room}.`);
  words.lang = 'pt-BR';
  words.rate = 0.9;
  speechSynthesis.speak(words);
}

/** Speaks each call that was not there when the page was last read; `on` after a press, as browsers demand. */
function useVoice(panel: Panel | undefined, on: boolean): void {
  const known = useRef<ReadonlySet<string> | null>(null);
  const tell = useEffectEvent((fresh: readonly Call[], shownAs: ShownAs) => {
    if (on) for (const call of fresh) speak(call, shownAs);
  });
  useEffect(() => {
    if (!panel) return;
    const before = known.current;
    known.current = new Set(panel.calls.map(({ id }) => id));
    if (before) tell(panel.calls.filter(({ id }) => !before.has(id)).reverse(), panel.shownAs);
  }, [panel]);
}

function useClock(): string {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), CLOCK_MS);
    return () => clearInterval(timer);
  }, []);
  return formatTime(new Date(now));
}

function Calls({ panel: { calls, shownAs } }: { panel: Panel }) {
  const [last, ...before] = calls;
  if (!last) {
    return (
      <EmptyState title="Nenhuma chamada hoje">
        Quem for chamado aparece aqui, com o lugar aonde ir.
      </EmptyState>
    );
  }
  return (
    <>
      <section className="panel-last" aria-label="Última chamada" aria-live="polite" key={last.id}>
        <strong className="panel-who">{shownText(last.shown, shownAs)}</strong>
        <span className="panel-room">{last.room}</span>
        <span className="numeric">{formatTime(last.at)}</span>
      </section>
      {before.length > 0 ? (
        <section className="panel-before" aria-labelledby="panel-before">
          <h2 id="panel-before">Chamadas anteriores</h2>
          <ul>
            {before.map(({ id, shown, room, at }) => (
              <li key={id}>
                <strong>{shownText(shown, shownAs)}</strong>
                <span>{room}</span>
                <span className="numeric">{formatTime(at)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

/** For a television: who is called and where to, and nothing else of anybody. */
export function Page() {
  useTitle('Painel de chamadas');
  const { unit, resources } = useAccess();
  const [choosing, setChoosing] = useState(false);
  const { purpose } = useSession().session.installation;
  const { data, error, isError, refetch } = useRoute(getCallPanel, {}, { refetchInterval: AGAIN_MS });
  useTopic(TOPIC, unit?.id ?? null, [getCallPanel]);
  const { online } = useConnection();
  const [voice, setVoice] = useState(false);
  useVoice(data, voice);
  const time = useClock();
  const turn = () => {
    speechSynthesis.cancel();
    setVoice(!voice);
  };
  return (
    <main className="panel">
      <TrainingLine purpose={purpose} />
      <header>
        <h1>
          Painel de chamadas
          <small>{data ? titleCasePlace(data.unit) : (unit?.name ?? '')}</small>
        </h1>
        <span className="grow" />
        <TrainingTag purpose={purpose} />
        {online ? null : (
          <span role="status" className="tag warning">
            Sem conexão: volta sozinho
          </span>
        )}
        {canSpeak ? (
          <Button icon={voice ? IconVolume : IconVolumeOff} aria-pressed={voice} onClick={turn}>
            Voz
          </Button>
        ) : null}
        {unit && resources.includes(RESOURCES.panelSettings) ? (
          <Button icon={IconSettings} onClick={() => setChoosing(true)}>
            Nomes no painel
          </Button>
        ) : null}
        <ButtonLink to="/">Sair do painel</ButtonLink>
        <time className="numeric panel-clock">{time}</time>
      </header>
      {unit && choosing ? <NamesDialog unitId={unit.id} onClose={() => setChoosing(false)} /> : null}
      {data ? (
        <Calls panel={data} />
      ) : isError ? (
        <ErrorState what="o painel de chamadas" error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={5} label="Carregando o painel de chamadas" />
      )}
    </main>
  );
}
