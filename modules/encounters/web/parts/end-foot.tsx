import { formatTime, SubmitButton, useFormRefusal } from '#ui/index';
import { useConnection } from '#ui/client/connection';
import { useSaveState } from '#ui/client/save-state';

import { saveText } from '#ui/kit/save-text';
import { useVisit } from '../visit.ts';
import { CancelEncounter } from './cancel.tsx';
import { ListFault } from './list-fault.tsx';

/** Where what is written is kept; the top bar says the same aloud. */
function Kept() {
  const state = useSaveState();
  const { online } = useConnection();
  const { draft } = state;
  const text =
    online && draft?.place.on === 'server'
      ? `Rascunho salvo automaticamente às ${formatTime(draft.at)}`
      : saveText(state, online).text;
  return (
    <p className="caption text-3 encounter-kept" aria-hidden>
      {text}
    </p>
  );
}

/** What ends an encounter, or gives it up; `children`: the main action. Why it did not end is said here too, in sight. */
export function EndFoot({ children }: { children: string }) {
  const { observedAt } = useVisit().encounter;
  const refused = useFormRefusal();
  return (
    <>
      {refused ? <ListFault message={refused} /> : <Kept />}
      <SubmitButton keys="Ctrl Enter" sending="Finalizando…" wide>
        {children}
      </SubmitButton>
      {observedAt ? null : <CancelEncounter />}
    </>
  );
}
