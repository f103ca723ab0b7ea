import { IconPrinter } from '@tabler/icons-react';
import { Button, Card, ErrorState, Page as Frame, Skeleton, useRoute } from '#ui/index';
import { getTerms } from '../contract.ts';
import { TermsText } from './terms-text.tsx';
import './access.css';

/** "Termos de uso", from the user menu. */
export function Page() {
  const terms = useRoute(getTerms, {});
  return (
    <Frame title="Termos de uso">
      <Card
        title={terms.data?.title ?? 'Termo de uso'}
        note="você aceitou esta versão"
        action={
          <Button size="small" icon={IconPrinter} onClick={() => window.print()}>
            Imprimir
          </Button>
        }
      >
        {terms.data ? <TermsText terms={terms.data} /> : null}
        {terms.isPending ? <Skeleton rows={6} /> : null}
        {terms.isError ? (
          <ErrorState what="o termo de uso" error={terms.error} onRetry={() => void terms.refetch()} />
        ) : null}
      </Card>
    </Frame>
  );
}
