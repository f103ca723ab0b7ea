import { SettingsFrame } from '#modules/settings/web/parts';
import { ErrorState, Skeleton } from '#ui/index';
import { Premises } from './premises.tsx';
import { Receiving } from './receiving.tsx';
import { Sending } from './sending.tsx';
import { isOpen } from './states.ts';
import './unification.css';
import { type Unification, useUnification } from './use-unification.ts';

function Whole({ unification }: { unification: Unification }) {
  const { sending, receiving } = unification;
  const sends = sending !== null && (isOpen(sending) || sending.state === 'unified');
  const receives = receiving.length > 0;
  const parts = [
    <Sending key="sending" unification={unification} />,
    <Receiving key="receiving" unification={unification} />,
  ];
  return (
    <>
      <Premises open={!receives && !sends} />
      {receives && !sends ? parts.toReversed() : parts}
    </>
  );
}

/** Tab "Unificação de bases" of "Configurações da instalação": what this one sends, and what it receives. */
export function Page() {
  const { data, isError, error, refetch } = useUnification();
  return (
    <SettingsFrame tab="Unificação de bases" wide>
      {data ? <Whole unification={data} /> : null}
      {isError && !data ? (
        <ErrorState what="a unificação de bases" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data || isError ? null : <Skeleton rows={8} />}
    </SettingsFrame>
  );
}
