import { Button } from '#ui/index';

/** The way out of a search that found nothing. */
export function ClearFilters({ onClear }: { onClear: () => void }) {
  return (
    <Button size="small" onClick={onClear}>
      Limpar pesquisa
    </Button>
  );
}
