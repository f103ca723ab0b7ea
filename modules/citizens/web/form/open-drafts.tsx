import { Notice, useDraftList, useDrafts } from '#ui/index';

const SHOWN = 3;

/** New registrations begun and not saved, so that nobody types a person twice. */
export function OpenDrafts({ current }: { current: string }) {
  const drafts = useDrafts() ?? [];
  const others = drafts.filter(
    ({ id }) => id.startsWith('cidadao-novo-') && id !== `cidadao-novo-${current}`,
  );
  const list = useDraftList(others.slice(0, SHOWN));
  return list && <Notice title="Você começou e não salvou:">{list}</Notice>;
}
