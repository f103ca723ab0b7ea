import type { Page } from 'playwright-core';
import { focusedName, press } from './keyboard.ts';

/** Resolves when the server has kept a draft that holds this text; to be asked before it is typed. */
export const draftKept = (page: Page, text: string) =>
  page.waitForResponse(
    (answer) =>
      answer.ok() &&
      answer.request().method() === 'PUT' &&
      answer.url().endsWith('/api/drafts') &&
      (answer.request().postData() ?? '').includes(text),
  );

/** The form "Cadastro do cidadão" as who fills it sees it. */
export class CitizenForm {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  field = (name: string | RegExp) =>
    this.page.getByLabel(name, typeof name === 'string' ? { exact: true } : {}).first();

  /** Goes on by Enter until the control of this name has the focus, as the form's keys allow. */
  async enterTo(name: RegExp, limit = 70): Promise<void> {
    for (let step = 0; step < limit; step++) {
      if (name.test(await focusedName(this.page))) return;
      await press(this.page, 'Enter');
    }
    throw new Error(`Enter never reached ${name}`);
  }

  /** Types in the field that Enter reaches. */
  async type(name: RegExp, text: string): Promise<void> {
    await this.enterTo(name);
    await press(this.page, 'Control+a');
    await this.page.keyboard.type(text);
  }

  /** Picks in a list that is searched while typing. */
  async pick(name: RegExp, typed: string, option: RegExp): Promise<void> {
    await this.type(name, typed);
    await this.page.getByRole('option', { name: option }).first().waitFor();
    await press(this.page, 'Enter');
  }

  /** Walks the choices of a group by arrows until this one holds. */
  async choose(group: RegExp, choice: string, limit = 70): Promise<void> {
    const box = this.page.getByRole('group', { name: group });
    const wanted = box.getByLabel(choice, { exact: true });
    const inside = () => box.evaluate((fieldset) => fieldset.contains(document.activeElement));
    for (let step = 0; !(await inside()); step++) {
      if (step === limit) throw new Error(`Enter never reached ${group}`);
      await press(this.page, 'Enter');
    }
    // A group that has none chosen takes the one in focus by the space bar.
    await press(this.page, 'Space');
    for (let step = 0; !(await wanted.isChecked()); step++) {
      if (step === limit) throw new Error(`${choice} was never chosen`);
      await press(this.page, 'ArrowRight');
    }
  }

  /** Who it is of, as a search would have told it. */
  async fillPerson({ name, birth, cpf }: { name: string; birth: string; cpf?: string }): Promise<void> {
    if (cpf) await this.field(/^CPF/).fill(cpf);
    await this.field(/^Nome completo/).fill(name);
    await this.field(/^Data de nascimento/).fill(birth);
  }

  /** What is asked of everybody beside name and birth date, filled by mouse: for journeys about something else. */
  async fillRest(change: { mother?: string; phone?: string } = {}): Promise<void> {
    await this.field('Feminino').check();
    await this.field('Parda').check();
    await this.field(/^Nome da mãe/).fill(change.mother ?? 'Rosa Ferreira Prado');
    await this.page.getByLabel('Desconhece essa informação').nth(1).check();
    await this.field(/^Município de nascimento/).fill('Florian');
    await this.page.getByRole('option', { name: /^Florianópolis/ }).click();
    await this.field(/^Telefone celular/).fill(change.phone ?? '48988887777');
    for (const question of [/orientação sexual/, /identidade de gênero/]) {
      const group = this.page.getByRole('group', { name: question });
      // A child is not asked.
      if (await group.isVisible()) await group.getByLabel('Não', { exact: true }).check();
    }
  }

  /** The sentence under a field. */
  async faultOf(name: string | RegExp): Promise<string> {
    const field = this.field(name);
    const told = (await field.getAttribute('aria-describedby')) ?? '';
    return (
      await this.page
        .locator(`[id="${told}"]`)
        .innerText()
        .catch(() => '')
    ).trim();
  }

  save = () => press(this.page, 'Control+s');
}
