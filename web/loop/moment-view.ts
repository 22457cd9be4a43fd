import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Moment, Recording } from '../trace/recording.ts';
import { SelectTaskEvent, ShowLineEvent } from '../trace/view-events.ts';

/** What shows a moment of a recording: only while it is on the screen, and at most once a frame. */
export abstract class MomentView extends LitElement {
  @property({ attribute: false }) recording: Recording | undefined;
  @property({ attribute: false }) moment: Moment | undefined;
  /** The task that the reader has chosen, in whatever view, or 0. */
  @property({ attribute: false }) selected = 0;

  private onScreen = false;
  private rest: Promise<unknown> = Promise.resolve();
  private readonly observer = new IntersectionObserver((entries) => {
    this.onScreen = entries.at(-1)!.isIntersecting;
    if (this.onScreen) this.requestUpdate();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
    this.onScreen = false;
  }

  /** At once, if the last time is long enough ago: what a frame brings is shown in the same frame. */
  protected override async scheduleUpdate(): Promise<void> {
    await this.rest;
    super.scheduleUpdate();
  }

  protected override updated(_changed: PropertyValues): void {
    this.rest = this.afterUpdate();
  }

  /** How long an update is not followed by the next one. */
  protected afterUpdate(): Promise<unknown> {
    return new Promise(requestAnimationFrame);
  }

  protected override shouldUpdate(_changed: PropertyValues): boolean {
    return this.onScreen;
  }

  protected choose(task: number, line: number | undefined): void {
    if (task > 0) this.dispatchEvent(new SelectTaskEvent(task));
    this.showLine(line);
  }

  protected showLine(line: number | undefined): void {
    if (line !== undefined) this.dispatchEvent(new ShowLineEvent(line));
  }
}
