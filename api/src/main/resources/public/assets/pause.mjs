// Whether the reader has paused the page: then it goes on showing what it knew at that moment, whatever comes.

export class Pause {
  /** {state, now}; null while nothing is held. */
  #held = null;

  /** Pauses, or ends the pause. */
  toggle(state, now) {
    this.#held = this.#held === null ? { state, now } : null;
  }

  /** In milliseconds; null where it is not paused. */
  get since() {
    return this.#held?.now ?? null;
  }

  /** What is to be shown, and as if at what time. */
  shown(state, now) {
    return this.#held ?? { state, now };
  }
}
