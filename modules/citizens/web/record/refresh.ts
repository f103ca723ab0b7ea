import { useQueryClient } from '@tanstack/react-query';

/** Reads again all that was read of citizens: a change of one shows in its head, its tabs and its family. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey: [name] }) => typeof name === 'string' && name.startsWith('citizens.'),
    });
}
