/** Asks the worker that holds the copy. */

export class Asking {
  #worker;
  #turn = 0;
  /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
  #waiting = new Map();

  /** @param {Worker} worker */
  constructor(worker) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data: { turn, answer, error } }) => {
      const waiting = this.#waiting.get(turn);
      this.#waiting.delete(turn);
      if (error) {
        waiting?.reject(new Error(error));
      } else {
        waiting?.resolve(answer);
      }
    });
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} [asked]
   * @returns {Promise<any>}
   */
  ask(name, asked = {}) {
    this.#turn += 1;
    const turn = this.#turn;
    return new Promise((resolve, reject) => {
      this.#waiting.set(turn, { resolve, reject });
      this.#worker.postMessage({ ...asked, turn, name });
    });
  }
}
