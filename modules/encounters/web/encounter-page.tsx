import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { routeKey, showToast, useAccess } from '#ui/index';
import { type Finished, getEncounter } from '../contract.ts';
import { EncounterFrame } from './frame.tsx';
import { nameOf } from './head.tsx';
import { ListeningForm } from './listening/listening-form.tsx';
import { NotWritten } from './not-written.tsx';
import { EndedDialog, type Ended } from './ended-dialog.tsx';
import { papersOf } from './papers.ts';
import { soapOf } from './soap/content.ts';
import { RECORD, SoapForm } from './soap/soap-form.tsx';
import { writtenTab } from './tabs.ts';
import type { Visit } from './visit.ts';
import { finishedText, listOf } from './words.ts';

function Written({ visit, onEnded }: { visit: Visit; onEnded: (ended: Ended) => void }) {
  const { encounter } = visit;
  const { state, own, kind } = encounter;
  const access = useAccess();
  const [ending, setEnding] = useState(false);
  if (!ending && (state !== 'aberto' || !own)) return <NotWritten encounter={encounter} />;
  if (kind === 'escuta') {
    return <ListeningForm onEnding={setEnding} onEnded={(finished) => onEnded({ finished, papers: [] })} />;
  }
  return (
    <SoapForm
      onEnding={setEnding}
      onEnded={(finished, values) =>
        onEnded({ finished, papers: papersOf(finished.encounter, soapOf(values, visit), access) })
      }
    />
  );
}

const isKept = ({ fichas }: Finished) => fichas.every(({ valid }) => valid);

/** "Atendimento": the escuta inicial, the SOAP or the procedures of who is attended. */
export function Page() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [ended, setEnded] = useState<Ended | null>(null);
  const leave = ({ encounter }: Finished) => void navigate({ to: listOf(encounter).to });
  const onEnded = (now: Ended) => {
    const { finished, papers } = now;
    for (const route of [getEncounter, ...RECORD])
      void client.invalidateQueries({ queryKey: routeKey(route) });
    if (papers.length > 0 || finished.next || !isKept(finished)) return setEnded(now);
    const { encounter } = finished;
    showToast(`${finishedText(encounter)}: ${nameOf(encounter.citizen)}.`);
    leave(finished);
  };
  return (
    <>
      <EncounterFrame tab={writtenTab}>
        {(visit) => <Written visit={visit} onEnded={onEnded} />}
      </EncounterFrame>
      {ended ? <EndedDialog ended={ended} onClose={() => leave(ended.finished)} /> : null}
    </>
  );
}
