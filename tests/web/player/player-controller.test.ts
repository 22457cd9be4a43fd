import type { ReactiveControllerHost } from 'lit';
import { expect, test } from 'vitest';
import { PlayerController } from '../../../web/player/player-controller.ts';
import { Player } from '../../../web/player/player.ts';

/** An element that counts how often it is to be drawn anew. */
function element() {
  const host = {
    updates: 0,
    player: undefined as Player | undefined,
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => void host.updates++,
    updateComplete: Promise.resolve(true),
  };
  const controller = new PlayerController(host satisfies ReactiveControllerHost, () => host.player);
  return { host, controller };
}

test('an element follows the player that it has', () => {
  const { host, controller } = element();
  const [first, second] = [new Player(), new Player()];
  controller.hostConnected();
  host.player = first;
  controller.hostUpdate();
  controller.hostUpdate();
  first.pause();
  expect(host.updates).toBe(1);
  host.player = second;
  controller.hostUpdate();
  first.pause();
  expect(host.updates).toBe(1);
  second.pause();
  expect(host.updates).toBe(2);
});

test('an element follows no player outside of a page, and goes on when it comes back', () => {
  const { host, controller } = element();
  host.player = new Player();
  controller.hostConnected();
  controller.hostDisconnected();
  controller.hostUpdate();
  host.player.pause();
  expect(host.updates).toBe(0);
  controller.hostConnected();
  host.player.pause();
  expect(host.updates).toBe(1);
});
