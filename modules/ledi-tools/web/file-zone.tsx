import { IconFileUpload } from '@tabler/icons-react';
import { type Ref, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { Button, classes, Icon, type IconType } from '#ui/light';
import { chosenFiles, droppedFiles } from './lot/dropped.ts';
import type { DroppedFile } from './lot/protocol.ts';

type OnFiles = (files: DroppedFile[]) => void;

/**
 * Takes what is dropped anywhere on the page: beside the zone too, where the browser would leave the page to open the
 * file. Returns whether files are over it now.
 */
export function useDrop(onFiles: OnFiles): boolean {
  const [isOver, setOver] = useState(false);
  const receive = useEffectEvent(onFiles);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(false);
      void droppedFiles(event.dataTransfer).then(receive);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}

/** Any file may be chosen: what it is shows in its bytes, not in its name. */
function FileInput({ id, onFiles, input }: { id?: string; onFiles: OnFiles; input?: Ref<HTMLInputElement> }) {
  return (
    <input
      id={id}
      ref={input}
      type="file"
      multiple
      className="visually-hidden"
      onChange={(event) => {
        onFiles(chosenFiles(event.target.files));
        // The same file may be chosen again after it was corrected.
        event.target.value = '';
      }}
    />
  );
}

/** The place to drop a lot, or to choose its files. */
export function FileZone({ isOver, onFiles }: { isOver: boolean; onFiles: OnFiles }) {
  const id = useId();
  return (
    <label htmlFor={id} className={classes('file-drop lot-zone', isOver && 'over')}>
      <span className="round">
        <Icon of={IconFileUpload} size="large" />
      </span>
      <span>
        <strong className="large">Arraste o lote para cá ou clique para escolher</strong>
        <br />
        <span className="secondary text-2">
          Zip, .esus, .esus13 ou XML, um ou muitos. Junto do lote pode vir o XML do CNES do município.
        </span>
      </span>
      <FileInput id={id} onFiles={onFiles} />
    </label>
  );
}

/** A button that opens the choice of files. */
export function FileButton({
  icon,
  size,
  look,
  children,
  onFiles,
}: {
  icon?: IconType;
  size?: 'small';
  look?: 'text';
  children: string;
  onFiles: OnFiles;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <span className="file-button">
      <Button icon={icon} size={size} look={look} onClick={() => input.current?.click()}>
        {children}
      </Button>
      {/* The button is what is reached; the input only opens the browser's dialog. */}
      <span hidden>
        <FileInput input={input} onFiles={onFiles} />
      </span>
    </span>
  );
}
