/**
 * Groups the points of a selection for a part of the map. Knows neither page nor worker; the index
 * class (supercluster) is handed in.
 *
 * @typedef {[string, number, number, string, number]} Point service, latitude, longitude, name, locality
 * @typedef {{points: Point[], localities: string[]}} Answer
 * @typedef {[number, number, number, number]} Box west, south, east, north
 * @typedef {{lat: number, lng: number, count: number, place: string, name?: string, leaves: number[],
 *   expands: number}} Mark `expands` is the zoom at which it falls apart
 */

const RADIUS = 64; // pixels: marks keep apart by more than a fingertip

export class Clusters {
  #answer;
  #index;

  /**
   * @param {any} Index
   * @param {Answer} answer
   * @param {number} maxZoom at the nearest zoom, what is at one point stays one mark
   */
  constructor(Index, answer, maxZoom) {
    this.#answer = answer;
    this.#index = new Index({ radius: RADIUS, extent: 256, minPoints: 2, maxZoom }).load(
      answer.points.map(([, lat, lng], number) => ({
        type: "Feature",
        properties: { number },
        geometry: { type: "Point", coordinates: [lng, lat] },
      })),
    );
  }

  /**
   * Returns the marks of a part of the map, from north to south, and the points inside it.
   * @param {Box} box
   * @param {number} zoom
   * @returns {{marks: Mark[], visible: number[]}}
   */
  view(box, zoom) {
    const [west, south, east, north] = box;
    const marks = this.#index
      .getClusters(box, zoom)
      .map((/** @type {any} */ found) => this.#mark(found))
      .sort((/** @type {Mark} */ one, /** @type {Mark} */ other) => other.lat - one.lat || one.lng - other.lng);
    const visible = this.#answer.points.flatMap(([, lat, lng], number) =>
      lat >= south && lat <= north && lng >= west && lng <= east ? [number] : [],
    );
    return { marks, visible };
  }

  /**
   * @param {any} found
   * @returns {Mark}
   */
  #mark(found) {
    const [lng, lat] = found.geometry.coordinates;
    if (!found.properties.cluster) {
      const { number } = found.properties;
      const [, , , name, locality] = this.#answer.points[number];
      return { lat, lng, count: 1, name, place: this.#answer.localities[locality], leaves: [number], expands: Infinity };
    }
    const id = found.properties.cluster_id;
    /** @type {number[]} */
    const leaves = this.#index.getLeaves(id, Infinity).map((/** @type {any} */ leaf) => leaf.properties.number);
    leaves.sort((one, other) => one - other);
    // A service with two places nearby is one service.
    const count = new Set(leaves.map((number) => this.#answer.points[number][0])).size;
    return { lat, lng, count, place: this.#placeOf(leaves), leaves, expands: this.#index.getClusterExpansionZoom(id) };
  }

  /**
   * The locality of most of the points, without its county.
   * @param {number[]} leaves
   */
  #placeOf(leaves) {
    /** @type {Map<number, number>} */
    const counts = new Map();
    for (const number of leaves) {
      const locality = this.#answer.points[number][4];
      counts.set(locality, (counts.get(locality) ?? 0) + 1);
    }
    const [most] = [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0];
    return this.#answer.localities[most].split(",")[0];
  }
}
