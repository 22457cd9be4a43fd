import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { CopyController } from '../clipboard/copy-controller.ts';
import { saveBlob } from '../export/download.ts';
import { NORMAL_SPEED } from '../player/speeds.ts';
import { checkIcon, closeIcon, copyIcon, downloadIcon, shareIcon, warningIcon } from '../styles/icons.ts';
import { dialogLooks } from '../styles/dialog.ts';
import { shared } from '../styles/shared.ts';
import type { Recording } from '../trace/recording.ts';
import { projectArchive, projectName } from './cmake-project.ts';
import { isShareable } from './recorded-run.ts';
import { shareDialogStyles } from './share-dialog.styles.ts';
import { ShareError, type ShareFailure, shareFailureText } from './share-error.ts';
import { shareUrl } from './share-link.ts';
import { embedTag, exampleFrameTag, exampleTag, frameTag, markdownText } from './share-texts.ts';

/** Some mail and chat programs cut longer ones. */
const SAFE_LENGTH = 8000;

/** What is to be shared. */
export interface ShareSubject {
  readonly source: string;
  readonly title: string | undefined;
  /** The shipped example that the source began as. */
  readonly example: { readonly id: string; readonly title: string; readonly source: string } | undefined;
  readonly speed: number;
  /** The newest run of the very source. */
  readonly recording: Recording | undefined;
}

type Form = 'link' | 'markdown' | 'tag' | 'frame';
const FORMS: readonly Form[] = ['link', 'markdown', 'tag', 'frame'];

function nameOf(form: Form): string {
  switch (form) {
    case 'link':
      return msg('Link');
    case 'markdown':
      return msg('Markdown');
    case 'tag':
      return msg('Embed tag');
    case 'frame':
      return msg('Iframe');
  }
}

function purposeOf(form: Form): string {
  switch (form) {
    case 'link':
      return msg('The whole program is in the link: nothing is stored anywhere.');
    case 'markdown':
      return msg('The source as a block of code, and the link.');
    case 'tag':
      return msg('HTML for any page: the program can be read, changed and run there.');
    case 'frame':
      return msg('For pages that allow no scripts of others.');
  }
}

/** A link to a program, or why there is none. */
type Made = URL | ShareFailure;

/** Gives the reader a program to take elsewhere: as a link, as a part of a page, as a project. */
@customElement('share-dialog')
@localized()
export class ShareDialog extends LitElement {
  @state() private subject: ShareSubject | undefined;
  @state() private form: Form = 'link';
  @state() private withRun = false;
  @state() private link: Made | undefined;
  /** The same with the run; undefined where there is none. */
  @state() private runLink: Made | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('textarea') private area!: HTMLTextAreaElement;
  readonly #copier = new CopyController(this, { keepsRefusal: true });

  static override styles = [shared, dialogLooks, shareDialogStyles];

  get open(): boolean {
    return this.dialog.open;
  }

  async show(subject: ShareSubject): Promise<void> {
    const { recording } = subject;
    this.subject = subject;
    this.withRun = false;
    this.#copier.forget();
    this.link = await made(subject);
    this.runLink = recording && isShareable(recording) ? await made(subject, recording) : undefined;
    await this.updateComplete;
    this.dialog.showModal();
    this.area.select();
  }

  protected override render() {
    return html`
      <dialog aria-labelledby="title" @close=${this.#closed}>
        ${this.subject ? this.#content(this.subject) : nothing}
      </dialog>
    `;
  }

  #content(subject: ShareSubject) {
    const text = this.#text(subject);
    return html`
      <form method="dialog">
        <h2 id="title">${msg('Share this program')}</h2>
        <button class="icon quiet close" aria-label=${msg('Close')} title=${msg('Close')}>${closeIcon}</button>
      </form>
      <fieldset>
        <legend class="visually-hidden">${msg('Share it as')}</legend>
        ${FORMS.map(
          (form) => html`
            <label class="form">
              <input type="radio" name="form" .checked=${form === this.form} @change=${() => this.#choose(form)} />
              <span>${nameOf(form)}</span>
            </label>
          `,
        )}
      </fieldset>
      <p class="purpose" id="purpose">${purposeOf(this.form)}</p>
      ${text === undefined
        ? html`<p class="warning" role="alert">${warningIcon} <span>${this.#failure()}</span></p>`
        : this.#sharedText(text)}
      ${this.form === 'tag' ? nothing : this.#runChoice()}
      <div class="project">
        <div>
          <h3>${msg('CMake project')}</h3>
          <p>${msg('Source and build files, for a compiler of your own and the installed runtime.')}</p>
        </div>
        <button class="download" @click=${() => this.#download(subject)}>${downloadIcon} ${msg('Download')}</button>
      </div>
    `;
  }

  #sharedText(text: string) {
    const { length } = this.#shownLink()?.href ?? '';
    const copied = this.#copier.state === 'done';
    const isLong = this.form !== 'tag' && length > SAFE_LENGTH;
    return html`
      <textarea
        readonly
        rows=${this.form === 'link' ? 3 : 6}
        spellcheck="false"
        aria-label=${nameOf(this.form)}
        aria-describedby="purpose"
        .value=${text}
        @focus=${() => this.area.select()}
      ></textarea>
      <div class="actions">
        <button class="primary copy" @click=${() => this.#copy(text)}>
          ${copied ? checkIcon : copyIcon} ${copied ? msg('Copied') : msg('Copy')}
        </button>
        ${this.form === 'link' && typeof navigator.share === 'function'
          ? html`<button class="send" @click=${() => this.#send(text)}>${shareIcon} ${msg('Send…')}</button>`
          : nothing}
        <span class="length">${this.form === 'tag' ? '' : msg(str`The link has ${counted(length)} characters.`)}</span>
      </div>
      <p class=${copied ? 'visually-hidden' : 'said'} role="status">${this.#said()}</p>
      ${isLong
        ? html`<p class="warning" role="status">
            ${warningIcon}
            <span>${msg('Some mail and chat programs cut links as long as this one. Try it where you want to use it.')}</span>
          </p>`
        : nothing}
    `;
  }

  #said(): string {
    return { idle: '', done: msg('Copied'), refused: notCopiedText() }[this.#copier.state];
  }

  #runChoice() {
    const { link, runLink } = this;
    if (!runLink) {
      return html`<p class="hint">${msg('Run the program to its end, and the link can hold that run as well.')}</p>`;
    }
    const tooLarge = !(runLink instanceof URL);
    return html`
      <label class="run">
        <input
          type="checkbox"
          .checked=${this.withRun}
          ?disabled=${tooLarge || !(link instanceof URL)}
          @change=${this.#toggleRun}
        />
        <span>
          ${msg('With the recorded run')}
          <small>
            ${tooLarge
              ? msg('This run is too long for a link.')
              : msg(str`It replays without any compiler. The link gets ${counted(runLink.href.length)} characters long.`)}
          </small>
        </span>
      </label>
    `;
  }

  /** Undefined where there is no link to put into it. */
  #text(subject: ShareSubject): string | undefined {
    const { source, example } = subject;
    const unedited = example?.source === source ? example.id : undefined;
    const url = this.#shownLink();
    const title = subject.title ?? example?.title ?? msg('Coroscope program');
    switch (this.form) {
      case 'link':
        return url?.href;
      case 'markdown':
        return url && markdownText(source, url.href, msg('Run it in Coroscope'));
      case 'tag':
        return unedited === undefined ? embedTag(source) : exampleTag(unedited);
      case 'frame':
        if (unedited !== undefined && !this.withRun) return exampleFrameTag(unedited, title);
        return url && frameTag(url.hash, title);
    }
  }

  #shownLink(): URL | undefined {
    const link = this.withRun ? this.runLink : this.link;
    return link instanceof URL ? link : undefined;
  }

  #failure(): string {
    return typeof this.link === 'string' ? shareFailureText(this.link) : '';
  }

  #choose(form: Form): void {
    this.form = form;
    this.#copier.forget();
  }

  readonly #toggleRun = (event: Event) => {
    this.withRun = (event.target as HTMLInputElement).checked;
    this.#copier.forget();
  };

  async #copy(text: string): Promise<void> {
    if (await this.#copier.copy(text)) return;
    this.area.focus();
    this.area.select();
  }

  async #send(url: string): Promise<void> {
    try {
      await navigator.share({ title: this.subject?.title ?? this.subject?.example?.title ?? 'Coroscope', url });
    } catch {
      // The reader thought better of it.
    }
  }

  async #download({ source, example }: ShareSubject): Promise<void> {
    const name = projectName(example?.id);
    saveBlob(`${name}.tar.gz`, await projectArchive(name, source));
  }

  /** A link can be a megabyte. */
  readonly #closed = () => {
    this.subject = undefined;
    this.link = undefined;
    this.runLink = undefined;
  };
}

async function made({ source, title, example, speed }: ShareSubject, recording?: Recording): Promise<Made> {
  try {
    return await shareUrl({
      source,
      ...(title === undefined ? {} : { title }),
      ...(example ? { example: example.id } : {}),
      ...(speed === NORMAL_SPEED ? {} : { speed }),
      ...(recording ? { recording } : {}),
    });
  } catch (error) {
    if (error instanceof ShareError) return error.failure;
    throw error;
  }
}

function counted(count: number): string {
  return count.toLocaleString(document.documentElement.lang || undefined);
}

function notCopiedText(): string {
  return msg('The browser does not let this page copy. The text is selected: copy it by keyboard or by its menu.');
}

declare global {
  interface HTMLElementTagNameMap {
    'share-dialog': ShareDialog;
  }
}
