import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Moment, Recording } from '../trace/recording.ts';
import { SelectTaskEvent, ShowLineEvent } from '../trace/view-events.ts';

/** What shows a moment of a recording: at most once a frame, and only while it is on the screen. */
export abstract class MomentView extends LitElement {
  @property({ attribute: false }) recording: Recording | undefined;
  @property({ attribute: false }) moment: Moment | undefined;
  /** The task that the reader has chosen, in whatever view, or 0. */
  @property({ attribute: false }) selected = 0;

  private onScreen = false;
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

  protected override async scheduleUpdate(): Promise<void> {
    await new Promise(requestAnimationFrame);
    super.scheduleUpdate();
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
