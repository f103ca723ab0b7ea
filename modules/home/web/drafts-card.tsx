import { Card, useDraftList, useDrafts } from '#ui/index';

/** What the person typed in this access and did not save yet; nothing when there is none. */
export function DraftsCard() {
  const list = useDraftList(useDrafts() ?? []);
  if (!list) return null;
  return (
    <Card title="Continuar de onde parou" note="rascunhos que só você vê, em qualquer computador">
      {list}
    </Card>
  );
}
