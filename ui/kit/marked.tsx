import { marked } from './match.ts';

/** A text with the words of the search marked in it. */
export function Marked({ text, typed }: { text: string; typed: string }) {
  return marked(text, typed).map((part, place) =>
    // The parts of one text have no other name than their place.
    part.hit ? <mark key={place}>{part.text}</mark> : <span key={place}>{part.text}</span>,
  );
}
