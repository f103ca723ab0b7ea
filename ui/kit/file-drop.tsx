import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useId, useState } from 'react';
import { classes } from './classes.ts';
import { FieldMessages } from './fields/field.tsx';
import { formatBytes } from './format.ts';
import { Icon } from './icon.tsx';

/** What is wrong with the choice, before anything is sent. */
function fileProblem(files: readonly File[], extensions: readonly string[], maxBytes: number): string | null {
  const [file] = files;
  if (!file || files.length > 1) return 'Escolha um arquivo só.';
  const name = file.name.toLowerCase();
  if (!extensions.some((extension) => name.endsWith(extension))) {
    return `“${file.name}” não é ${extensions.join(' nem ')}. Escolha outro arquivo.`;
  }
  if (file.size === 0) return `“${file.name}” está vazio. Baixe-o de novo na origem.`;
  if (file.size > maxBytes) {
    return `“${file.name}” tem ${formatBytes(file.size)}; o limite é ${formatBytes(maxBytes)}.`;
  }
  return null;
}

/** One file, dropped or chosen. Says types and size before, and refuses the wrong ones at once. */
export function FileDrop({
  label,
  hint = 'Arraste para cá ou clique para escolher',
  extensions,
  maxBytes,
  onFile,
}: {
  label: string;
  hint?: string;
  /** With the dot, lower case: ['.zip', '.xml']. */
  extensions: readonly string[];
  maxBytes: number;
  onFile: (file: File) => void;
}) {
  const id = useId();
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  function choose(list: FileList | null): void {
    const files = [...(list ?? [])];
    if (files.length === 0) return;
    const found = fileProblem(files, extensions, maxBytes);
    setProblem(found);
    if (!found && files[0]) onFile(files[0]);
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files);
  }

  return (
    <div className="field">
      <label
        className={classes('file-drop', over && 'over')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon of={IconFileUpload} size="large" />
        <span>
          <strong>{label}</strong>
          <br />
          <span className="secondary text-2">{hint}</span>
        </span>
        <span className="caption text-3">
          {extensions.join(' ou ')}, até {formatBytes(maxBytes)}
        </span>
        <input
          type="file"
          className="visually-hidden"
          accept={extensions.join(',')}
          aria-describedby={id}
          onChange={(event) => {
            choose(event.target.files);
            // The same file may be chosen again after it was corrected.
            event.target.value = '';
          }}
        />
      </label>
      <FieldMessages id={id} error={problem ?? undefined} />
    </div>
  );
}
