import type { DroppedFile } from './protocol.ts';

/** Files of a choice, with the folder where the browser tells it. */
export const chosenFiles = (list: FileList | null): DroppedFile[] =>
  Array.from(list ?? [], (file) => ({ name: file.webkitRelativePath || file.name, blob: file }));

/** Everything dropped; of a folder, all that is in it. */
export async function droppedFiles(data: DataTransfer): Promise<DroppedFile[]> {
  // The entries are gone once the event is over: all are asked for at once.
  const entries = Array.from(data.items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return chosenFiles(data.files);
  return (await Promise.all(entries.map(filesOf))).flat();
}

async function filesOf(entry: FileSystemEntry): Promise<DroppedFile[]> {
  const name = entry.fullPath.replace(/^\//, '');
  if (entry.isDirectory) {
    const inside = await childrenOf(entry as FileSystemDirectoryEntry);
    return (await Promise.all(inside.map(filesOf))).flat();
  }
  const blob = await new Promise<File>((resolve, reject) =>
    (entry as FileSystemFileEntry).file(resolve, reject),
  );
  return [{ name, blob }];
}

/** A folder tells its entries a hundred at a time, and then none. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
