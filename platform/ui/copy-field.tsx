import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';

/** A long text to carry elsewhere (a key, a provisional password): shown, selected on focus, copied. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    setCopied(await copyText(value));
    field.current?.select();
    setTimeout(() => setCopied(false), 3000);
  }

  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="row top wrap">
        <div className="input grow" style={{ minWidth: 'min(100%, 330px)' }}>
          <textarea
            id={id}
            ref={field}
            className="mono"
            readOnly
            rows={value.length > 60 ? 3 : 1}
            style={{ minHeight: 0, resize: 'none', fontSize: 13 }}
            value={value}
            onFocus={(event) => event.target.select()}
          />
        </div>
        <Button icon={copied ? IconCheck : IconCopy} onClick={() => void copy()}>
          {copied ? 'Copiado' : 'Copiar'}
        </Button>
      </div>
    </div>
  );
}
