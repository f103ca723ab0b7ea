import { useQueryClient } from '@tanstack/react-query';
import { usePasswordReset } from '#modules/access/web/index';
import { routeKey } from '#ui/index';
import { getProfessional, listProfessionals } from '../contract.ts';

/** "Redefinir senha" where professionals are listed or seen: what is shown of them is asked again after it. */
export function useListedPasswordReset(): ReturnType<typeof usePasswordReset> {
  const client = useQueryClient();
  return usePasswordReset(async () => {
    await client.invalidateQueries({ queryKey: routeKey(listProfessionals) });
    await client.invalidateQueries({ queryKey: routeKey(getProfessional) });
  });
}
