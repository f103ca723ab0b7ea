import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { SyntheticOptions } from '@pec-aberto/cnes-xml';
import { query } from './base.ts';
import { launchChromium } from './chromium.ts';
import { Client, importEnd, startImport } from './client.ts';
import { cnesFile } from './cnes-files.ts';
import { IBGE, type Installation, PASSWORD, RESPONSIBLE } from './installation.ts';
import { type Holding, startPrepared } from './prepared.ts';
import { releaseEverything } from './program.ts';
import { MONITOR } from './screens.ts';
import { signInBrowser, signInFully } from './sign-in.ts';

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

type AtWorkOptions = {
  /** What the installation holds, copied from one prepared. */
  holds?: Holding;
  /** A file of the CNES imported besides. */
  cnes?: Partial<SyntheticOptions>;
  env?: NodeJS.ProcessEnv;
};

/**
 * An installation with one municipality at work and a browser before it: installer and responsible enter with
 * PASSWORD and have the first access behind them.
 */
export async function startAtWork(options: AtWorkOptions = {}): Promise<AtWork> {
  try {
    return await atWork(options);
  } catch (error) {
    // Nobody else knows what was started so far.
    await releaseEverything();
    throw error;
  }
}

async function atWork({ holds = 'municipality', cnes, env }: AtWorkOptions): Promise<AtWork> {
  const installation = await startPrepared(holds, env);
  const { installer, url, dataDir } = installation;
  if (cnes) {
    const { importId } = await startImport(installer, await cnesFile(cnes), { municipality: IBGE });
    await importEnd(installer, importId);
  }
  const responsible = await new Client(url).signIn(RESPONSIBLE.cpf, PASSWORD);
  const browser = await launchChromium();
  const contexts: BrowserContext[] = [];
  const closePages = async () => {
    for (const context of contexts.splice(0)) await context.close();
  };
  return {
    ...installation,
    browser,
    responsible,
    closePages,
    async giveLogin(cpf) {
      const [person] = await query<{ id: string }>(
        dataDir,
        `select id from professional where cpf = '${cpf}'`,
      );
      const path = `/professionals/${person?.id}/provisional-password`;
      const { password } = await responsible.post<{ password: string }>(path, {});
      await signInFully(new Client(url), cpf, password, PASSWORD);
    },
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
