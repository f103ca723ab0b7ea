/** Gives a file made on the page to the person, as a download. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name.replace(/[\\/:*?"<>|\s]+/g, '-');
  link.click();
  // The browser reads it only after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
