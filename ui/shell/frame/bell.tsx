import { IconBell } from '@tabler/icons-react';
import { IconButton } from '../../kit/button.tsx';
import { useFreshWaiting } from '../waiting.ts';
import { useNotices } from './use-notices.ts';

const MOST = 9;

/** Opens the panel of notices; says how many tasks ended and kinds of work grew since the person looked. */
export function Bell({ onOpen }: { onOpen: () => void }) {
  const ended = useNotices().news;
  const news = ended + useFreshWaiting();
  const told = news === 0 ? '' : news === 1 ? '1 aviso novo' : `${news} avisos novos`;
  return (
    <span className="bell">
      <IconButton
        icon={IconBell}
        label={told ? `Avisos: ${told}` : 'Avisos'}
        className="top-button"
        onClick={onOpen}
      />
      {news > 0 ? (
        <span className="bell-count" aria-hidden>
          {news > MOST ? `${MOST}+` : news}
        </span>
      ) : null}
      <span role="status" className="visually-hidden">
        {told}
      </span>
    </span>
  );
}
