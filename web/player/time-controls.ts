import { localized, msg, str } from '@lit/localize';
import { html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { pauseIcon, playIcon, stepBackIcon, stepIcon, toStartIcon } from '../styles/icons.ts';
import { shared } from '../styles/shared.ts';
import { roundedText } from '../terminal/time-text.ts';
import { PlayerController } from './player-controller.ts';
import type { Player } from './player.ts';
import { printMarks } from './print-marks.ts';
import { SPEEDS, speedOf, speedText } from './speeds.ts';
import type { StepKind } from './stops.ts';
import { timeControlsStyles } from './time-controls.styles.ts';

interface StepWords {
  readonly name: string;
  readonly back: string;
  readonly on: string;
}

const KINDS: readonly StepKind[] = ['any', 'switch', 'wake', 'print'];

function stepWords(kind: StepKind): StepWords {
  switch (kind) {
    case 'any':
      return {
        name: msg('event'),
        back: msg('Back to the event before (, here)'),
        on: msg('On to the next event (. here)'),
      };
    case 'switch':
      return {
        name: msg('task switch'),
        back: msg('Back to the task switch before (, here)'),
        on: msg('On to the next task switch (. here)'),
      };
    case 'wake':
      return {
        name: msg('wake-up'),
        back: msg('Back to the wake-up before (, here)'),
        on: msg('On to the next wake-up (. here)'),
      };
    case 'print':
      return {
        name: msg('print'),
        back: msg('Back to the print before (, here)'),
        on: msg('On to the next print (. here)'),
      };
  }
}

/** Of the whole time bar: what an arrow key moves, and what a Page key moves. */
const ARROW = 0.01;
const PAGE = 0.1;

/** The reader's hand on the time of a run: play and pause, steps, speed, and a bar to move along it. */
@customElement('time-controls')
@localized()
export class TimeControls extends LitElement {
  @property({ attribute: false }) player: Player | undefined;
  @state() private stepKind: StepKind = 'any';
  @query('.bar') private bar!: HTMLInputElement;

  static override styles = [shared, timeControlsStyles];

  constructor() {
    super();
    new PlayerController(this, () => this.player);
  }

  protected override render() {
    return html`
      <div class="controls" role="group" aria-label=${msg('Time')} @keydown=${this.#onKeyDown}>
        ${this.#buttons()} ${this.#timeBar()} ${this.#speedChoice()}
      </div>
    `;
  }

  #buttons() {
    const { player, stepKind } = this;
    const idle = this.#idle;
    const playing = player?.playing === true;
    const playWords = playing ? msg('Pause') : player?.atEnd && !idle ? msg('Play again') : msg('Play');
    const words = stepWords(stepKind);
    return html`
      <div class="buttons">
        <button
          class="icon quiet restart"
          aria-label=${msg('Back to the start')}
          title=${msg('Back to the start (Home on the time bar)')}
          aria-disabled=${idle || player?.atStart === true}
          @click=${this.#restart}
        >
          ${toStartIcon}
        </button>
        <button
          class="icon quiet back"
          aria-label=${msg('Step back')}
          title=${words.back}
          aria-disabled=${idle || player?.atStart === true}
          @click=${this.#stepBack}
        >
          ${stepBackIcon}
        </button>
        <button
          class="icon play"
          aria-label=${playWords}
          title=${msg(str`${playWords} (Space on the time bar)`)}
          aria-disabled=${idle}
          @click=${this.#togglePlay}
        >
          ${playing ? pauseIcon : playIcon}
        </button>
        <button
          class="icon quiet step ${player?.stepping ? 'waiting' : ''}"
          aria-label=${msg('Step')}
          title=${words.on}
          aria-disabled=${idle || player?.atEnd === true}
          @click=${this.#step}
        >
          ${stepIcon}
        </button>
        <select
          class="kind"
          aria-label=${msg('What a step goes to')}
          title=${msg('What a step goes to')}
          @change=${this.#chooseKind}
        >
          ${KINDS.map(
            (kind) => html`<option value=${kind} .selected=${kind === stepKind}>${stepWords(kind).name}</option>`,
          )}
        </select>
      </div>
    `;
  }

  #timeBar() {
    const { player } = this;
    const time = player?.moment.time ?? 0;
    const until = player?.until ?? 0;
    const part = until > 0 ? time / until : 0;
    const [now, all] = [roundedText(time, until), roundedText(until, until)];
    // Read out while it has the focus, so not with every frame.
    const spoken = player?.playing ? roundedText(Math.floor(time), 100) : now;
    return html`
      <div class="time">
        <div class="track" .style=${`--part: ${part}`}>
          <svg class="prints" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">
            <path d=${player ? printMarks(player.recording, until) : ''} />
          </svg>
          <input
            class="bar"
            type="range"
            min="0"
            max="1"
            step="any"
            .value=${String(part)}
            aria-label=${msg('Time in the program')}
            aria-valuetext=${msg(str`${spoken} of ${all}`)}
            title=${msg('Time in the program: drag it, or use the arrow keys; Space plays and pauses')}
            aria-disabled=${this.#idle}
            @input=${this.#drag}
            @pointerdown=${this.#hold}
          />
        </div>
        <span class="text" aria-hidden="true">${this.#idle ? '' : html`<b>${now}</b> / ${all}`}</span>
      </div>
    `;
  }

  #speedChoice() {
    const chosen = this.player?.speed;
    return html`
      <select
        class="speed"
        aria-label=${msg('Speed')}
        title=${msg('Speed: how many seconds of the program pass in a second. Instant waits for nothing.')}
        @change=${this.#chooseSpeed}
      >
        ${SPEEDS.map(
          (speed) => html`<option value=${speed} .selected=${speed === chosen}>${speedText(speed)}</option>`,
        )}
      </select>
    `;
  }

  /** There is no run to be played. */
  get #idle(): boolean {
    const { player } = this;
    return !player || (player.until === 0 && player.recording.events.length === 0);
  }

  readonly #togglePlay = () => {
    const { player } = this;
    if (!player || this.#idle) return;
    if (player.playing) player.pause();
    else player.play();
  };

  readonly #restart = () => {
    if (!this.#idle && !this.player?.atStart) this.player?.restart();
  };

  readonly #stepBack = () => {
    if (!this.#idle && !this.player?.atStart) this.player?.step(this.stepKind, -1);
  };

  readonly #step = () => {
    if (!this.#idle && !this.player?.atEnd) this.player?.step(this.stepKind);
  };

  readonly #chooseKind = (event: Event) => {
    this.stepKind = (event.target as HTMLSelectElement).value as StepKind;
  };

  readonly #chooseSpeed = (event: Event) => {
    this.player?.setSpeed(speedOf((event.target as HTMLSelectElement).value));
  };

  readonly #drag = () => {
    const { player } = this;
    if (!player || this.#idle) this.bar.value = '0';
    else player.seek(this.bar.valueAsNumber * player.until);
  };

  /** While the bar is held, time waits; wherever it is let go, it goes on. */
  readonly #hold = () => {
    const { player } = this;
    if (!player?.playing) return;
    player.pause();
    const held = new AbortController();
    const letGo = () => {
      held.abort();
      if (!player.atEnd) player.play();
    };
    for (const type of ['pointerup', 'pointercancel']) addEventListener(type, letGo, { signal: held.signal });
  };

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return;
    const act = event.target === this.bar ? (BAR_KEYS[event.key] ?? KEYS[event.key]) : KEYS[event.key];
    if (!act || !this.player || this.#idle) return;
    event.preventDefault();
    act(this.player, this.stepKind);
  };
}

type KeyAction = (player: Player, kind: StepKind) => void;

const move = (part: number): KeyAction => (player) => player.seek(player.moment.time + part * player.until);

const KEYS: Readonly<Record<string, KeyAction>> = {
  ',': (player, kind) => player.step(kind, -1),
  '.': (player, kind) => player.step(kind),
};

const BAR_KEYS: Readonly<Record<string, KeyAction>> = {
  ' ': (player) => (player.playing ? player.pause() : player.play()),
  ArrowLeft: move(-ARROW),
  ArrowDown: move(-ARROW),
  ArrowRight: move(ARROW),
  ArrowUp: move(ARROW),
  PageDown: move(-PAGE),
  PageUp: move(PAGE),
  Home: (player) => player.seek({ time: 0, position: 0 }),
  End: (player) => player.seek(player.until),
};

declare global {
  interface HTMLElementTagNameMap {
    'time-controls': TimeControls;
  }
}
