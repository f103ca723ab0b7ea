import { BaseSequencer } from 'vitest/node';
import { pathOf, readTimes } from './times.mjs';

/** What a journey is taken for that nobody measured yet. */
const UNKNOWN = 60;

/**
 * The longest journeys first, so that no worker is left alone with a long one at the end. What Vitest itself remembers of earlier
 * runs is not there in a fresh clone. Other tests stay in Vitest's order.
 */
export class LongestFirst extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    const times = readTimes();
    const rank = ({ project, moduleId }) => ({
      turn: projects.indexOf(project),
      seconds: times.get(pathOf(moduleId)) ?? UNKNOWN,
    });
    return sorted
      .map((file) => ({ file, ...rank(file) }))
      .sort((a, b) => a.turn - b.turn || b.seconds - a.seconds)
      .map(({ file }) => file);
  }
}
