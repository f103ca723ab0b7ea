import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Button } from './button.tsx';

/** In the panel of a row of a list: to the rows before and after it. */
export function TurnButtons<R extends { id: unknown }>({
  rows,
  opened,
  next = 'Próximo',
  onOpen,
}: {
  /** Those of the page that can be opened. */
  rows: readonly R[];
  opened: R['id'];
  /** As the language of what is listed asks. */
  next?: 'Próximo' | 'Próxima';
  onOpen: (row: R) => void;
}) {
  const place = rows.findIndex(({ id }) => id === opened);
  const [before, after] = [rows[place - 1], rows[place + 1]];
  return (
    <div className="row gap-8 turn-buttons">
      {/* At the end of the page a press is ignored, and the focus stays. */}
      <Button
        size="small"
        icon={IconChevronLeft}
        busy={!before && 'Anterior'}
        onClick={() => before && onOpen(before)}
      >
        Anterior
      </Button>
      <Button
        size="small"
        icon={IconChevronRight}
        busy={!after && next}
        onClick={() => after && onOpen(after)}
      >
        {next}
      </Button>
    </div>
  );
}
