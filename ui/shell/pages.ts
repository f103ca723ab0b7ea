import type { RecordType } from '#platform/contract/record-type';
import type { HistoryState } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { IconType } from '../kit/icon.tsx';
import type { ActiveAccess } from '../client/session.tsx';
import type { StatusShape } from '../kit/status-mark.tsx';

/** Any access, or one that holds any of the resources. The server guards again. */
type Needs = 'access' | { anyOf: readonly string[] };

/** What the help panel of a screen says; its shortcuts are added by themselves. */
export type PageHelp = {
  /** One or two sentences: what the screen is for. */
  purpose: string;
  /** What people come here to do, in order, one sentence each. */
  steps?: readonly string[];
  /** Chapter of the manual, by its file and heading: "instalacao#5-importar-o-cnes". */
  manual?: string;
};

/** Jobs of a kind whose result the page shows. */
export type JobResults = {
  kind: string;
  /** Params of the page's path, from the result; null when this page has nothing of it. */
  params?: (result: unknown) => Record<string, string> | null;
  /** How it ended, where "Concluída" would say too little. */
  end?: (result: unknown) => { shape: StatusShape; label: string } | null;
};

/** A page of a module, mounted by the shell. Its component is loaded when first opened. */
export type PageDefinition = {
  /** Path of the browser, with `$params`, e.g. `/cnes/importacoes/$id`. */
  path: `/${string}`;
  title: string;
  /**
   * Entry of the side menu; pages without it are reached from others. Lower `order` comes first. `go` is the
   * second letter of its `G` sequence.
   */
  menu?: { label: string; icon: IconType; order: number; group?: string; go?: string };
  /** Entry of the user's menu: pages about whoever is signed in. */
  account?: { label: string; icon: IconType };
  /** What people come here to do, as the command palette lists it: "Importar CNES". */
  actions?: readonly string[];
  help?: PageHelp;
  /** The bell leads here from the jobs of this kind. */
  results?: JobResults;
  needs: Needs;
  /**
   * `bare` pages draw the whole window themselves (choice of access, first access wizard); in a `record` the side menu is
   * narrow until the person opens it, for the record needs the room.
   */
  frame?: 'bare' | 'record';
  /** Narrows further by what the access is; absent means any. */
  kinds?: readonly ActiveAccess['kind'][];
  load: () => Promise<{ Page: ComponentType }>;
};

/** One answer of the command palette. */
export type SearchHit = {
  /** Unique in its group. */
  id: string;
  label: string;
  detail?: string;
  icon?: IconType;
  /** Other words by which it is found. */
  words?: string;
  /** Keys that do the same, printed at its right. */
  keys?: string;
  /** The record it is, for what else can be done with it. */
  record?: { type: string; id: string };
  /** What can be done because nobody was found: said after everything else. */
  instead?: boolean;
  /**
   * A page of the program, with what is handed to it (made when it is picked, never in the address); another text to
   * look for; or something to do.
   */
  open:
    | { to: string; params?: Record<string, string>; state?: () => HistoryState }
    | { look: string }
    | (() => void);
};

/** What a module does with a record that the command palette found: `Ctrl Enter` lists it, its letter does it. */
export type RecordAction = {
  /** Type of the record, as its room names it: "cidadao". */
  of: string;
  /** Unique among the actions of the type. */
  letter: string;
  label: string;
  icon: IconType;
  needs: Needs;
  kinds?: readonly ActiveAccess['kind'][];
  open: (record: { id: string; label: string }) => SearchHit['open'];
};

/** A group of the command palette that a module answers from the server ("Cidadãos"). */
export type SearchProvider = {
  group: string;
  /** What it finds, as the box of the shell says it: "Buscar cidadão, módulo ou ação". */
  finds?: string;
  needs: Needs;
  /** Shortest text worth asking for. */
  from: number;
  search(text: string, asked: { signal: AbortSignal; access: ActiveAccess }): Promise<readonly SearchHit[]>;
};

/** Work of one kind that waits for whoever holds an access. */
export type Waiting = {
  /** Unique in its source. */
  id: string;
  /** With its count: "222 pares de cadastros parecidos". */
  label: string;
  count: number;
  /** What of the page's address shows it. */
  search?: Record<string, string>;
};

/** What a room offers to the browser: its `web/index.ts`. The shell of the application lists rooms. */
export type WebModule = {
  pages: readonly PageDefinition[];
  searchProviders?: readonly SearchProvider[];
  recordActions?: readonly RecordAction[];
  waitingSources?: readonly WaitingSource[];
  recordTypes?: readonly RecordType[];
};

/** What a module counts for the home page, the menu and the bell. */
export type WaitingSource = {
  /** The page where it waits; its entry of the menu carries the sum. */
  path: `/${string}`;
  needs: Needs;
  count(signal: AbortSignal): Promise<readonly Waiting[]>;
};

export const holds = (needs: Needs, access: ActiveAccess): boolean =>
  needs === 'access' || needs.anyOf.some((resource) => access.resources.includes(resource));

/** Whether the access may open the page, or do the action. */
export function mayOpen(page: Pick<PageDefinition, 'needs' | 'kinds'>, access: ActiveAccess): boolean {
  if (page.kinds && !page.kinds.includes(access.kind)) return false;
  return holds(page.needs, access);
}
