/** Offers bytes or text to the person as a file to keep. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // Some browsers start reading after the click has returned.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
