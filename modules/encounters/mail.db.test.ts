import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startMailServer } from '#modules/settings/test/mail-server';
import { smtpServer } from '#platform/mail/settings';
import { writeSetting } from '#platform/settings/settings';
import { pdfText } from '#platform/testing/pdf-text';
import { type Clinic, openClinic, type Problem, VISIT } from './test/clinic.ts';

let clinic: Clinic;
let mail: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
  clinic = await openClinic({ worker: true });
  mail = await startMailServer('pec', 'senha');
});
afterAll(async () => {
  await clinic.close();
  await mail.close();
});

async function serve(enabled: boolean): Promise<void> {
  const { platform } = clinic.installation;
  const server = {
    host: '127.0.0.1',
    port: mail.port,
    requireTls: false,
    login: 'pec',
    password: 'senha',
    sender: 'ubs@exemplo.org',
    enabled,
    tested: null,
  };
  await writeSetting(platform, platform.db, smtpServer, server, platform.clock.now());
}

/** A finished visit with two prescriptions, one of them of a controlled medicine, and a certificate. */
async function visited(email: string): Promise<string> {
  const { entryId } = await clinic.arrive({ name: 'ODETE FARIAS', socialName: 'ODETE BELA', email });
  const { id, day } = (await clinic.start(clinic.physician, entryId)).body;
  const medicine = (name: string, recipe: string) => ({
    name,
    recipe,
    route: 0,
    quantity: 30,
    dosage: {
      doseKind: 'regular',
      dose: '1',
      unit: 'comprimido',
      schedule: { kind: 'interval', hours: 12 },
      start: day,
      duration: 'indefinite',
      continuous: true,
    },
  });
  const { status, text } = await clinic.finish(clinic.physician, id, {
    ...VISIT,
    plan: {
      prescribed: [medicine('Losartana 50 mg', 'comum'), medicine('Clonazepam 2 mg', 'azul')],
      certificates: [{ model: 'padrao', day, time: '10:30', days: 3 }],
    },
  });
  expect([status, text]).toEqual([200, expect.any(String)]);
  return id;
}
const send = (id: string, papers: string[], client = clinic.physician) =>
  client.call<{ email: string } & Problem>('POST', `/encounters/${id}/mail`, { papers });
const BOTH = ['prescription', 'certificates'];

/** The files of a letter, by their names. */
function filesOf(letter: string): Array<[string, string]> {
  return [...letter.matchAll(/filename=([\w-]+\.pdf)[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+?)\r\n--/g)].map(
    ([, name = '', content = '']) => [
      name,
      pdfText(Buffer.from(content.replaceAll('\r\n', ''), 'base64')).replaceAll('\n', ' '),
    ],
  );
}

test('the common prescription and the certificate go to the address of the citizen; what a pharmacy keeps does not', async () => {
  await serve(true);
  const id = await visited('odete@exemplo.org');
  const { status, body } = await send(id, BOTH);
  expect([status, body.email]).toEqual([200, 'odete@exemplo.org']);
  await vi.waitFor(() => expect(mail.letters).toHaveLength(1), 30_000);
  const [letter] = mail.letters;
  expect(letter?.to).toEqual(['odete@exemplo.org']);
  const files = filesOf(letter?.text ?? '');
  expect(files.map(([name]) => name)).toEqual(['receita.pdf', 'atestado.pdf']);
  const [prescription, certificate] = files.map(([, text]) => text);
  expect(prescription).toContain('Losartana');
  expect(prescription).not.toContain('Clonazepam');
  expect(certificate).toMatch(/Atesto que ODETE BELA/);
});

test('without a server or an address nothing is promised, and who prints none sends none', async () => {
  const code = ({ status, body }: Awaited<ReturnType<typeof send>>) => [status, body.code];
  await serve(false);
  const id = await visited('odete2@exemplo.org');
  expect(code(await send(id, BOTH))).toEqual([409, 'mail-off']);
  await serve(true);
  expect(code(await send(await visited(''), BOTH))).toEqual([409, 'no-email']);
  expect(code(await send(id, ['certificates'], clinic.nurse))).toEqual([403, 'forbidden']);
  expect(code(await send(id, BOTH, clinic.technician))).toEqual([403, 'forbidden']);
});
