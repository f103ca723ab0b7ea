import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { DiscardDraft } from './discard-draft.tsx';
import { formatRecent } from './format.ts';
import type { KeptDraft } from '../client/local/draft-store.ts';
import { dropDraft } from '../client/local/drafts.ts';
import { draftPlace } from './save-text.ts';

/** Drafts to go on with or to give up, one by one; null when there is none. */
export function useDraftList(drafts: readonly KeptDraft[]): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const [asked, setAsked] = useState<KeptDraft | null>(null);
  const [gone, setGone] = useState<{ id: string; place: number } | null>(null);

  async function discard(given: KeptDraft): Promise<void> {
    const { id } = given;
    const place = drafts.findIndex((draft) => draft.id === id);
    await dropDraft(id, given);
    setGone({ id, place });
  }

  // The button that had the focus is gone: the next draft takes it, or the last one, or the page.
  useEffect(() => {
    if (!gone || asked || drafts.some(({ id }) => id === gone.id)) return;
    const links = list.current?.querySelectorAll('a') ?? [];
    const next = links[Math.min(gone.place, links.length - 1)] ?? document.querySelector('h1');
    next?.focus();
    setGone(null);
  }, [gone, asked, drafts]);

  if (drafts.length === 0) return null;
  return (
    <>
      <ul ref={list} className="draft-list">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <span className="grow">
              <strong>{draft.title}</strong>{' '}
              <span className="caption">
                {formatRecent(draft.at)}
                {draft.place.on === 'here' ? `, ${draftPlace(draft.place)}` : ''}
              </span>
            </span>
            <Link to={draft.path} aria-label={`Retomar ${draft.title}`}>
              Retomar
            </Link>
            <Button
              look="quiet"
              size="small"
              aria-label={`Descartar ${draft.title}`}
              onClick={() => setAsked(draft)}
            >
              Descartar
            </Button>
          </li>
        ))}
      </ul>
      {asked ? (
        <DiscardDraft draft={asked} onConfirm={() => discard(asked)} onClose={() => setAsked(null)} />
      ) : null}
    </>
  );
}
