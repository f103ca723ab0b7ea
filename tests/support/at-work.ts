import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { SyntheticOptions } from '@pec-aberto/cnes-xml';
import { launchChromium } from './chromium.ts';
import { Client, importEnd, startImport } from './client.ts';
import { cnesFile } from './cnes-files.ts';
import { IBGE, type Installation, PASSWORD, RESPONSIBLE, startInstallation } from './installation.ts';
import { jsonOf, releaseEverything } from './program.ts';
import { MONITOR } from './screens.ts';
import { signInBrowser } from './sign-in.ts';

export type AtWork = Installation & {
  browser: Browser;
  /** The municipality's responsible, without pages. */
  responsible: Client;
  /** A page at a path of the program, signed in as the responsible unless told, in a context of its own. */
  open(path: string, options?: BrowserContextOptions & { who?: string }): Promise<Page>;
  /** Gives a person of the base PASSWORD, terms accepted and first access behind. */
  giveLogin(cpf: string): Promise<void>;
  /** Closes the pages opened so far. */
  closePages(): Promise<void>;
  release(): Promise<void>;
};

/**
 * An installation with one municipality at work and a browser before it: installer and responsible enter with
 * PASSWORD and have the first access behind them. `cnes`: a file of it was imported.
 */
export async function startAtWork({
  cnes,
  ...options
}: { cnes?: Partial<SyntheticOptions> } & Parameters<typeof startInstallation>[0] = {}): Promise<AtWork> {
  const installation = await startInstallation(options);
  const { installer, url } = installation;
  if (cnes) {
    const { importId } = await startImport(installer, await cnesFile(cnes), { municipality: IBGE });
    await importEnd(installer, importId);
  }
  const browser = await launchChromium();
  const giveLogin = async (cpf: string): Promise<void> => {
    const issued = await installation.pec(['user', 'provisional', '--cpf', cpf, '--json']);
    const { password } = jsonOf<{ password: string }>(issued);
    const context = await browser.newContext();
    await signInBrowser(context, url, cpf, password, PASSWORD);
    await context.close();
  };
  await giveLogin(RESPONSIBLE.cpf);
  const contexts: BrowserContext[] = [];
  const closePages = async () => {
    for (const context of contexts.splice(0)) await context.close();
  };
  return {
    ...installation,
    browser,
    responsible: await new Client(url).signIn(RESPONSIBLE.cpf, PASSWORD),
    giveLogin,
    closePages,
    async open(path, { who = RESPONSIBLE.cpf, ...more } = {}) {
      const context = await browser.newContext({ locale: 'pt-BR', viewport: MONITOR, ...more });
      contexts.push(context);
      await signInBrowser(context, url, who, PASSWORD);
      const page = await context.newPage();
      await page.goto(url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    },
    async release() {
      await browser.close();
      await releaseEverything();
    },
  };
}
