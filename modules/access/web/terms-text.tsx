import type { RouteOutput } from '#platform/contract/route';
import { formatDate } from '#ui/light';
import type { getTerms } from '../contract.ts';

/** The terms of use, under their title and the day of the version. */
export function TermsText({ terms }: { terms: RouteOutput<typeof getTerms> }) {
  return (
    <div className="column gap-16 terms">
      <p className="caption text-3">
        {terms.title}, versão de {formatDate(terms.version)}
      </p>
      {terms.sections.map((section) => (
        <section key={section.title} className="column gap-4">
          <h2>{section.title}</h2>
          {section.paragraphs.map((paragraph) => (
            <p key={paragraph} className="text-2">
              {paragraph}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}
