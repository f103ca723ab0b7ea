import { titleCaseName } from '@pec-aberto/brazil';
import { formatLongDate, greeting, Page as Frame, useAccess, useSession } from '#platform/ui/index';

export function Page() {
  const { user } = useSession().session;
  const access = useAccess();
  const now = new Date();
  const first = titleCaseName(user?.name ?? '').split(' ')[0];
  return (
    <Frame title={`${greeting(now)}, ${first}`} crumbs={[{ label: formatLongDate(now) }]}>
      {access.title}
    </Frame>
  );
}
