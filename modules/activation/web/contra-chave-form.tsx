import { IconFileText, IconQrcode } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { Button, Form, SubmitButton, TextAreaField } from '#ui/index';
import { ScanDialog } from './scan-dialog.tsx';

type Values = { contraChave: string };
const MAX_CHARACTERS = 4000;

/** The other ways in: a file and a QR code. Both only fill the field, so that the person sees what is sent. */
function OtherSources() {
  const { setValue, setError } = useFormContext<Values>();
  const [scanning, setScanning] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const fill = (contraChave: string) => setValue('contraChave', contraChave.trim(), { shouldValidate: true });

  async function readFile(file: File | undefined): Promise<void> {
    if (!file) return;
    if (file.size > MAX_CHARACTERS) {
      const message = `“${file.name}” não é um arquivo de contra-chave: é grande demais.`;
      setError('contraChave', { type: 'file', message });
      return;
    }
    fill(await file.text());
  }

  return (
    <div className="row wrap">
      <Button icon={IconFileText} onClick={() => input.current?.click()}>
        Ler arquivo
      </Button>
      <input
        ref={input}
        type="file"
        accept=".txt,.json"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="Arquivo da contra-chave"
        onChange={(event) => {
          void readFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button icon={IconQrcode} onClick={() => setScanning(true)}>
        Ler QR code
      </Button>
      {scanning ? (
        <ScanDialog
          onClose={() => setScanning(false)}
          onFound={(text) => {
            setScanning(false);
            fill(text);
          }}
        />
      ) : null}
    </div>
  );
}

/** The field of the contra-chave. What the server refuses lands on it, and what was typed stays. */
export function ContraChaveForm({ onEnter }: { onEnter: (contraChave: string) => Promise<void> }) {
  return (
    <Form<Values>
      label="Informar contra-chave"
      defaults={{ contraChave: '' }}
      onSubmit={async ({ contraChave }, form) => {
        await onEnter(contraChave);
        form.reset();
      }}
    >
      <TextAreaField
        name="contraChave"
        label="Contra-chave"
        required
        rows={4}
        maxLength={MAX_CHARACTERS}
        hint="Cole a resposta de quem autoriza. Maiúsculas, espaços e hifens não importam."
      />
      <OtherSources />
      <div className="form-foot">
        <SubmitButton sending="Conferindo…">Ativar</SubmitButton>
      </div>
    </Form>
  );
}
