/**
 * Brings what the map shows: all points once, or, where they are too many, what each view needs.
 * An answer to an older view is dropped.
 */

export class Source {
  #bring;
  #worker;
  #maxZoom;
  #turn = 0;
  /** @type {Map<number, (view: any) => void>} */
  #waiting = new Map();
  /** @type {any} */
  answer = null;

  /**
   * @param {(more: Record<string, string>) => Promise<any>} bring answers the points of the list, or of a part of the map
   * @param {Worker} worker
   * @param {number} maxZoom
   */
  constructor(bring, worker, maxZoom) {
    this.#bring = bring;
    this.#worker = worker;
    this.#maxZoom = maxZoom;
    worker.addEventListener("message", ({ data }) => {
      this.#waiting.get(data.turn)?.(data);
      this.#waiting.delete(data.turn);
    });
  }

  /** Asks for the whole selection. */
  async open() {
    await this.#ask({});
  }

  /**
   * Returns the marks and the points of a view; null when a newer view was asked for meanwhile.
   * @param {number[]} box
   * @param {number} zoom
   */
  async view(box, zoom) {
    const turn = (this.#turn += 1);
    if (!this.answer.complete) {
      const answer = await this.#bring({ bbox: box.map((side) => side.toFixed(4)).join(","), zoom: String(Math.floor(zoom)) });
      if (turn !== this.#turn) {
        return null;
      }
      this.#take(answer);
    }
    if (this.answer.clusters) {
      return { marks: this.answer.clusters.map(fromServer), visible: null };
    }
    const view = await new Promise((resolve) => {
      this.#waiting.set(turn, resolve);
      this.#worker.postMessage({ turn, box, zoom });
    });
    return turn === this.#turn ? view : null;
  }

  /** @param {Record<string, string>} more */
  async #ask(more) {
    this.#take(await this.#bring(more));
  }

  /** @param {any} answer */
  #take(answer) {
    this.answer = answer;
    if (answer.points) {
      this.#worker.postMessage({ answer, maxZoom: this.#maxZoom });
    }
  }
}

/**
 * Asks the server at an address that has the query string of the list.
 * @param {string} points
 * @returns {(more: Record<string, string>) => Promise<any>}
 */
export function server(points) {
  return async (more) => {
    const address = new URL(points, location.href);
    for (const [name, value] of Object.entries(more)) {
      address.searchParams.set(name, value);
    }
    const response = await fetch(address);
    if (!response.ok) {
      throw new Error(`${address.pathname}: ${response.status}`);
    }
    return response.json();
  };
}

/** @param {[number, number, number, string]} cluster */
function fromServer([lat, lng, count, place]) {
  return { lat, lng, count, place, leaves: [], expands: 0 };
}
