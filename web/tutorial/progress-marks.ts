import type { Progress } from './progress.ts';

/** Fired by an element when the reader has done what it asks; bubbles. Its id says which task it is. */
export const TASK_DONE = 'task-done';

/** Marks chapters in lists of them, and tasks in the page, by what the reader has done. */
export class ProgressMarks {
  readonly #progress: Progress;
  readonly #words: DOMStringMap;

  constructor(progress: Progress) {
    this.#progress = progress;
    this.#words = document.querySelector<HTMLElement>('#pages')!.dataset;
    document.addEventListener(TASK_DONE, ({ target }) => {
      this.#progress.add((target as HTMLElement).id);
      this.show();
    });
    // Another tab's progress is this one's too.
    window.addEventListener('storage', () => this.show());
  }

  show(): void {
    for (const link of document.querySelectorAll<HTMLElement>('[data-tasks]')) this.#mark(link);
    for (const task of document.querySelectorAll<HTMLElement>('predict-run, program-exercise')) {
      task.toggleAttribute('done', this.#progress.has(task.id));
    }
  }

  #mark(link: HTMLElement): void {
    const tasks = link.dataset['tasks']!.split(' ');
    const count = this.#progress.count(tasks);
    const { done = '', started = '' } = this.#words;
    link.querySelector('.mark')?.remove();
    link.dataset['progress'] = count === tasks.length ? 'done' : count > 0 ? 'started' : 'none';
    if (count === 0) return;
    const mark = document.createElement('span');
    mark.className = 'mark';
    mark.role = 'img';
    mark.ariaLabel = count === tasks.length ? done : `${started}: ${count}/${tasks.length}`;
    mark.title = mark.ariaLabel;
    link.append(mark);
  }
}
