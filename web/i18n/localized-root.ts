import { LitElement } from 'lit';
import { languageLoading } from './language.ts';

/** An element that stands in a page by itself: its first picture is in the reader's language already. */
export abstract class LocalizedRoot extends LitElement {
  protected override scheduleUpdate(): void | Promise<unknown> {
    const loading = this.hasUpdated ? undefined : languageLoading();
    return loading ? loading.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }
}
