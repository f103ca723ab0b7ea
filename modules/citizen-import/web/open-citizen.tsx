import { ButtonLink } from '#ui/index';
import { useRights } from '#modules/citizens/web/parts';

/** The way to the registration, for who may see it: who imports may not. */
export function OpenCitizen({ id }: { id: string }) {
  const { view } = useRights();
  return view ? (
    <ButtonLink to="/cidadao/$id" params={{ id }} look="text" size="small">
      Abrir cadastro
    </ButtonLink>
  ) : null;
}
