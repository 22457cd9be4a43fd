import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Player } from './player.ts';

/** Has an element drawn anew after every change of the player that it has, while it is in a page. */
export class PlayerController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #playerOfHost: () => Player | undefined;
  #connected = false;
  #player: Player | undefined;
  #unsubscribe: (() => void) | undefined;

  /** @param playerOfHost gives the player that the element has now */
  constructor(host: ReactiveControllerHost, playerOfHost: () => Player | undefined) {
    this.#host = host;
    this.#playerOfHost = playerOfHost;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    this.#follow(this.#playerOfHost());
  }

  hostUpdate(): void {
    if (this.#connected) this.#follow(this.#playerOfHost());
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#follow(undefined);
  }

  #follow(player: Player | undefined): void {
    if (player === this.#player) return;
    this.#unsubscribe?.();
    this.#player = player;
    this.#unsubscribe = player?.onChange(() => this.#host.requestUpdate());
  }
}
