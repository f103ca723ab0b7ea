import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';

/** A long text to carry elsewhere (a key, a provisional password): shown, selected on focus, copied. */
export function CopyField({
  label,
  value,
  copied: atOnce = false,
}: {
  label: string;
  value: string;
  /** Copied as soon as it is shown, where the browser lets it. */
  copied?: boolean;
}) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    setCopied(await copyText(value));
    setTimeout(() => setCopied(false), 3000);
  }
  const copyAtOnce = useEffectEvent(async () => setCopied(await copyText(value)));
  useEffect(() => {
    if (atOnce) void copyAtOnce();
  }, [atOnce]);

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
            style={{ minHeight: 0, resize: 'none', fontSize: 13, lineHeight: '18px' }}
            value={value}
            onFocus={(event) => event.target.select()}
          />
        </div>
        <Button
          icon={copied ? IconCheck : IconCopy}
          onClick={() => void copy().then(() => field.current?.select())}
        >
          {copied ? 'Copiado' : 'Copiar'}
        </Button>
      </div>
    </div>
  );
}
