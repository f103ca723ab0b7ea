import { finishWork, forgetPeople } from '#ui/client/leaving';
import { callApi } from '#ui/light';
import { signOut } from '../contract.ts';

/**
 * Signs out; what the server says after decides the next page, also when the answer was lost. Who enters next
 * starts at home, not at the page of the one who left.
 */
export async function leave(refresh: () => Promise<unknown>): Promise<void> {
  await finishWork();
  await callApi(signOut, {}).catch(() => undefined);
  // Also where the server cannot be asked: whoever left, left.
  forgetPeople();
  await refresh();
  history.replaceState(null, '', '/');
}
