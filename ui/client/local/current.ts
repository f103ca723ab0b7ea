import { openVault, type Vault } from './vault.ts';

/** Who works in this tab, and in which access: what waits here belongs to both. */
export type Worker = { personId: string; accessId: string; localKey?: string | undefined };

let worker: Worker | undefined;
let vault: Promise<Vault> | undefined;

/** The shell opened for somebody; undefined when it closes. */
export function setWorker(next: Worker | undefined): void {
  if (next?.personId !== worker?.personId) vault = undefined;
  worker = next;
}

/** What waits on this computer for the person in the shell. */
export function currentVault(): Promise<Vault> {
  if (!worker) throw new Error('nothing is kept before somebody entered');
  vault ??= openVault(worker.personId, worker.localKey);
  return vault;
}

/** The folder of one kind of thing in the access in use. */
export function folderOf(kind: 'rascunho' | 'fila'): string {
  if (!worker) throw new Error('nothing is kept before somebody entered');
  return `${kind}/${worker.accessId}`;
}
