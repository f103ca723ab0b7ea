import { type ReactNode, useEffect, useState } from 'react';
import { Button, formatTime, Notice, showToast, useDrafts } from '#ui/index';
import { copyText } from '#ui/kit/copy-text';
import type { KeptDraft } from '#ui/client/local/draft-store';
import { dropDraft, readKept } from '#ui/client/local/drafts';
import { draftOf } from '../contract/parts.ts';
import { writtenIn } from './soap/withheld.ts';
import { useVisit } from './visit.ts';

/** What was written of a visit that its author can write in no more: to be read, copied or given up. */
export function Left({ draft, title, children }: { draft: KeptDraft; title: string; children: ReactNode }) {
  const visit = useVisit();
  const [text, setText] = useState<string>();
  const [gone, setGone] = useState(false);
  const { id, at } = draft;
  useEffect(() => {
    let current = true;
    void readKept(id).then((values) => current && values && setText(writtenIn(values, visit)));
    return () => {
      current = false;
    };
  }, [id, at, visit]);
  if (gone || text === undefined) return null;
  const discard = () => {
    setGone(true);
    void dropDraft(id, draft);
  };
  const copy = async () =>
    showToast((await copyText(text)) ? 'Texto copiado.' : 'Selecione o texto e copie.');
  return (
    <Notice
      tone="warning"
      title={title}
      action={
        <span className="row wrap gap-6">
          {text === '' ? null : (
            <Button look="soft" size="small" onClick={() => void copy()}>
              Copiar
            </Button>
          )}
          <Button look="text" size="small" onClick={discard}>
            Descartar<span className="visually-hidden"> rascunho</span>
          </Button>
        </span>
      }
    >
      {children}
      <p className="encounter-left">{text}</p>
    </Notice>
  );
}

/** What somebody wrote of a visit that is another's now, and that did not go along: only she has it. */
export function LeftText() {
  const { encounter } = useVisit();
  const draft = useDrafts()?.find((one) => one.id === draftOf(encounter.id));
  return draft && encounter.observedAt !== null ? (
    <Left key={draft.at} draft={draft} title="O que você escreveu por último ficou com você.">
      O atendimento passou a outro responsável, e este rascunho das {formatTime(draft.at)} não foi com ele. Se
      faltar algo lá, registre um contato ou avise quem assumiu.
    </Left>
  ) : null;
}
