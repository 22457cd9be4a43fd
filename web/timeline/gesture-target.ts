import type { Camera } from './camera.ts';
import type { GestureTarget } from './gestures.ts';
import { TimeScale } from './time-scale.ts';
import type { TimelineScreen } from './timeline-screen.ts';

/** What gestures do beyond moving the camera. */
export interface GestureEffects {
  moved(): void;
  scrollBy(pixels: number): void;
  /** Takes the moment to a time. */
  seek(time: number): void;
}

/** Lets gestures on the screen move the camera. */
export function gestureTarget(screen: TimelineScreen, camera: Camera, effects: GestureEffects): GestureTarget {
  return {
    get plot() {
      const { left, right, axis } = screen.layout;
      return { left, right, top: axis };
    },
    get window() {
      return camera.window;
    },
    get whole() {
      return camera.whole;
    },
    choose: (window) => {
      camera.choose(window);
      effects.moved();
    },
    scrollBy: (pixels) => effects.scrollBy(pixels),
    seekAt: (x) => {
      const { left, right } = screen.layout;
      const time = new TimeScale(camera.window, left, right).time(Math.min(Math.max(x, left), right));
      effects.seek(Math.max(0, time));
    },
  };
}
