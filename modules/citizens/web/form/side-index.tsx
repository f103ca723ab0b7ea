import { useEffect, useState } from 'react';
import { useFormState } from 'react-hook-form';
import { useCurrentInSight } from '#ui/kit/use-current-in-sight';
import { type Block, BLOCK_LIST } from './blocks.ts';
import type { CitizenValues } from './values.ts';

/** The block that stands at the top of what is in sight. */
function useCurrent(): string {
  const [current, setCurrent] = useState(BLOCK_LIST[0]?.id ?? '');
  useEffect(() => {
    const blocks = BLOCK_LIST.map(({ id }) => document.getElementById(id)).filter((block) => block !== null);
    const page = blocks[0]?.closest('.page');
    if (!page) return undefined;
    const read = () => {
      const { top, height } = page.getBoundingClientRect();
      const line = top + height / 3;
      const above = blocks.filter((block) => block.getBoundingClientRect().top <= line);
      const atEnd = page.scrollTop + page.clientHeight >= page.scrollHeight - 2;
      setCurrent((atEnd ? blocks.at(-1) : (above.at(-1) ?? blocks[0]))?.id ?? '');
    };
    page.addEventListener('scroll', read, { passive: true });
    return () => page.removeEventListener('scroll', read);
  }, []);
  return current;
}

/** Errors in each block, once they are shown. */
function useErrors(): (block: Block) => number {
  const { errors } = useFormState<CitizenValues>();
  const wrong = new Set(Object.keys(errors));
  return ({ fields, others = [] }) => [...fields, ...others].filter((field) => wrong.has(field)).length;
}

/** The seven blocks at the side: where one is, what is left to mend, one press to go there. */
export function SideIndex() {
  const current = useCurrent();
  const strip = useCurrentInSight(current);
  const errors = useErrors();
  const go = (id: string) => {
    const block = document.getElementById(id);
    block?.scrollIntoView({ block: 'start' });
    block?.querySelector<HTMLElement>('input:not([type=hidden]):not(:disabled), select, button')?.focus({
      preventScroll: true,
    });
  };
  return (
    <nav ref={strip} className="citizen-index" aria-label="Blocos do cadastro">
      {BLOCK_LIST.map((block) => {
        const count = errors(block);
        return (
          <a
            key={block.id}
            href={`#${block.id}`}
            aria-current={block.id === current ? 'location' : undefined}
            onClick={(event) => {
              event.preventDefault();
              go(block.id);
            }}
          >
            <span className="grow">{block.title}</span>
            {count > 0 ? (
              <span className="tag danger">
                {count}
                <span className="visually-hidden">
                  {' '}
                  {count === 1 ? 'campo a corrigir' : 'campos a corrigir'}
                </span>
              </span>
            ) : null}
          </a>
        );
      })}
    </nav>
  );
}
