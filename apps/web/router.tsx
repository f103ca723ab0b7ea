import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  Outlet,
  redirect,
  useLocation,
  useNavigate,
  useParams,
} from '@tanstack/react-router';
import { lazy, type ReactNode, useEffect } from 'react';
import { leave } from '#modules/access/web/index';
import {
  AppFrame,
  ButtonLink,
  EmptyState,
  ErrorState,
  Page,
  showToast,
  useAccess,
  useSession,
} from '#ui/index';
import { mayOpen, type PageDefinition } from '#ui/shell/pages';
import { isUuid } from '#ui/client/uuid';
import { pages } from './pages.ts';
import { Waiting } from './waiting.tsx';

const FIRST_ACCESS = '/primeiro-acesso';

function Frame() {
  const navigate = useNavigate();
  const { refresh } = useSession();
  return (
    <AppFrame
      onSwitch={() => void navigate({ to: '/trocar-acesso' })}
      onPassword={() => void navigate({ to: '/alterar-senha' })}
      onAbout={() => void navigate({ to: '/sobre' })}
      onLeave={() => void leave(refresh)}
    >
      <Outlet />
    </AppFrame>
  );
}

/**
 * Instead of a page that does not open. Who was led here by the module chosen for the access goes home: the
 * profile or the program changed since.
 */
function Closed({ title, children }: { title: string; children: ReactNode }) {
  const { initialModule } = useAccess();
  const navigate = useNavigate();
  const led = useLocation().pathname === initialModule;
  useEffect(() => {
    if (!led) return;
    showToast('O módulo inicial deste acesso não está mais disponível. Escolha outro no menu do usuário.');
    void navigate({ to: '/', replace: true });
  }, [led, navigate]);
  return led ? null : <Page title={title}>{children}</Page>;
}

function NotFound() {
  return (
    <Closed title="Página não encontrada">
      <EmptyState title="Este endereço não existe" action={<ButtonLink to="/">Ir para o Início</ButtonLink>}>
        Nenhuma página ou cadastro tem este endereço. Confira se ele veio inteiro, ou use o menu e a busca
        para chegar aonde precisa.
      </EmptyState>
    </Closed>
  );
}

/** Keeps the shell when a page fails. */
function PageFailed({ error, reset }: ErrorComponentProps) {
  return (
    <Page title="Esta página falhou">
      <ErrorState what="a página" error={error} onRetry={reset} />
    </Page>
  );
}

/** Parts of an address that are an id: with anything else there it is no address ("/cidadao/importar"). */
function useIdsGood(): boolean {
  const { id, draft } = useParams({ strict: false });
  return [id, draft].every((one) => one === undefined || isUuid(one));
}

/** Says who may, instead of opening a page that the access does not hold; the server guards by itself. */
function guarded(page: PageDefinition) {
  const Content = lazy(async () => ({ default: (await page.load()).Page }));
  return function GuardedPage() {
    const access = useAccess();
    const good = useIdsGood();
    if (mayOpen(page, access)) return good ? <Content /> : <NotFound />;
    return (
      <Closed title={page.title}>
        <EmptyState title={`Seu acesso (${access.title}) não abre esta página`}>
          Se precisar, fale com a coordenação ou troque de acesso.
        </EmptyState>
      </Closed>
    );
  };
}

/** The routes of all pages: the framed ones under the shell's frame, the bare ones beside it. */
export function createShellRouter(firstAccess: boolean) {
  const root = createRootRoute();
  const frame = createRoute({
    getParentRoute: () => root,
    id: 'frame',
    component: Frame,
    beforeLoad: () => {
      if (firstAccess && pages.some((page) => page.path === FIRST_ACCESS))
        throw redirect({ to: FIRST_ACCESS });
    },
  });
  const routeOf = (page: PageDefinition) =>
    createRoute({
      getParentRoute: () => (page.frame === 'bare' ? root : frame),
      path: page.path,
      // The code of the page comes on hover and before the page is shown.
      loader: async () => void (await page.load()),
      component: guarded(page),
    });
  const nowhere = createRoute({ getParentRoute: () => frame, path: '$', component: NotFound });
  const bare = pages.filter((page) => page.frame === 'bare').map(routeOf);
  const framed = pages.filter((page) => page.frame !== 'bare').map(routeOf);
  return createRouter({
    routeTree: root.addChildren([frame.addChildren([...framed, nowhere]), ...bare]),
    defaultPreload: 'intent',
    defaultPreloadDelay: 120,
    defaultErrorComponent: PageFailed,
    defaultPendingComponent: Waiting,
    scrollRestoration: true,
  });
}
