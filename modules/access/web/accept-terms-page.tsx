import {
  callApi,
  CheckboxField,
  ErrorState,
  Form,
  PlainPage,
  Skeleton,
  SubmitButton,
  useLoaded,
  useSession,
} from '#ui/light';
import { acceptTerms, getTerms } from '../contract.ts';
import { openInitialModule } from './initial-module.ts';
import { LeaveButton } from './leave-button.tsx';
import { TermsText } from './terms-text.tsx';
import './access.css';

/** Acceptance of the terms of use: at the first entry, and when a new version comes. */
export function Page() {
  const { session, accept } = useSession();
  const { data: terms, failure, retry } = useLoaded('terms', () => callApi(getTerms, {}));
  return (
    <PlainPage
      title="Termo de uso"
      purpose={session.installation.purpose}
      width={720}
      aside={<LeaveButton name={session.user?.name ?? ''} />}
    >
      <div className="column gap-16">
        <h1>Termo de uso</h1>
        {terms || failure ? null : <Skeleton rows={6} />}
        {failure ? <ErrorState what="o termo de uso" error={failure.error} onRetry={retry} /> : null}
        {terms ? (
          <>
            <TermsText terms={terms} />
            <Form<{ read: boolean }>
              label="Aceite do termo de uso"
              defaults={{ read: false }}
              onSubmit={async () => {
                const view = await callApi(acceptTerms, { body: { version: terms.version } });
                openInitialModule(view);
                accept(view);
              }}
            >
              <CheckboxField name="read" label="Li e aceito o termo de uso" required />
              <div className="form-foot">
                <SubmitButton>Continuar</SubmitButton>
              </div>
            </Form>
          </>
        ) : null}
      </div>
    </PlainPage>
  );
}
