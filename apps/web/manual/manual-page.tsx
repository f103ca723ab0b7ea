import { useParams } from '@tanstack/react-router';
import { createElement, useEffect } from 'react';
import { EmptyState, ErrorState, Page as Frame, Skeleton, useLoaded } from '#ui/index';
import { type Block, inlineParts, parseMarkdown } from './markdown.ts';
import './manual.css';

/** The chapters of the manual, each fetched when it is read. */
const chapters = import.meta.glob<string>('../../../docs/pt-BR/*.md', { query: '?raw', import: 'default' });
const chapterOf = (topic: string) => chapters[`../../../docs/pt-BR/${topic}.md`];

const LOOKS = { plain: 'span', bold: 'strong', emphasis: 'em', code: 'code', link: 'span' } as const;

/** Text with its marks. Links to other files of the project lead nowhere here: only outside ones do. */
function Inline({ text }: { text: string }) {
  return inlineParts(text).map((part, place) =>
    part.href?.startsWith('http') ? (
      // Parts of one text have no other name than their place.
      <a key={place} href={part.href}>
        {part.text}
      </a>
    ) : (
      createElement(LOOKS[part.look], { key: place }, part.text)
    ),
  );
}

function Shown({ block }: { block: Block }) {
  if (block.kind === 'heading') {
    // The page's own h1 is the first heading of the chapter.
    return createElement(`h${Math.max(block.level, 2)}`, { id: block.id }, <Inline text={block.text} />);
  }
  if (block.kind === 'paragraph') {
    return (
      <p>
        <Inline text={block.text} />
      </p>
    );
  }
  if (block.kind === 'code') return <pre>{block.text}</pre>;
  if (block.kind === 'list') {
    const items = block.items.map((item) => (
      <li key={item}>
        <Inline text={item} />
      </li>
    ));
    return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
  }
  return (
    <div className="table-scroll">
      <table className="data-table">
        <thead>
          <tr>
            {block.head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr key={row.join()}>
              {row.map((cell, place) => (
                <td key={block.head[place]} data-label={block.head[place]}>
                  <Inline text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A chapter of the manual, inside the program: it is there without internet, in the version in use. */
export function Page() {
  const { topic = '' } = useParams({ strict: false });
  const load = chapterOf(topic);
  const { data, failure, retry } = useLoaded(topic, async () => parseMarkdown((await load?.()) ?? ''));
  const blocks = data ?? [];
  useEffect(() => {
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }, [blocks.length]);
  const [first, ...rest] = blocks;
  const title = first?.kind === 'heading' ? first.text : 'Manual';
  return (
    <Frame title={title} crumbs={[{ label: 'Manual' }, { label: title }]}>
      {load ? null : (
        <EmptyState title="Este capítulo não existe">
          Confira o endereço, ou vá ao manual pela ajuda de uma página.
        </EmptyState>
      )}
      {failure ? <ErrorState what="o manual" error={failure.error} onRetry={retry} /> : null}
      {load && !data && !failure ? <Skeleton rows={8} /> : null}
      {rest.length > 0 ? (
        <article className="card manual">
          {rest.map((block, place) => (
            <Shown key={`${place} ${block.kind}`} block={block} />
          ))}
        </article>
      ) : null}
    </Frame>
  );
}
