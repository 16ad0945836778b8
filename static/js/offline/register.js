/**
 * The register as its pieces tell it: services with their provider, kind and places in hand.
 *
 * @typedef {{code: string, name: string, category: string, slug: string, groups: string[],
 *   activities: string[], popular: string[]}} Kind
 * @typedef {{siruta: number, name: string, county: string, kind: string, point: [number, number] | null}} Locality
 * @typedef {{id: string, name: string, ownership?: string}} Provider
 * @typedef {{county?: string, locality: Locality | null, town: string, street: string, number: string,
 *   postcode?: string, point: [number, number] | null, near?: boolean, hidden?: boolean, phones: string[],
 *   emails: string[], schedule?: string, accessible?: boolean, free?: [number, string]}} Place
 * @typedef {{id: string, name: string, provider: Provider, kind: Kind | null, code?: string,
 *   description?: string, capacity?: [number, string], website?: string, closed?: boolean,
 *   hidden?: boolean, delicate?: boolean, confirmed?: [string, string], places: Place[],
 *   licence?: {status: string, number?: string, issued?: string, to?: string, issuer?: string}}} Service
 * @typedef {{counties: [string, string][], groups: [string, string][], kinds: Kind[],
 *   towns: [number, string, string, string, number, number][],
 *   synonyms: {terms: string[], one_way: boolean}[]}} Common
 */

import { compare } from "./search/letters.js";

export class Register {
  /** @type {Map<string, string>} names of the counties by code */
  counties;
  /** @type {Map<string, string>} names of the groups by code */
  groups;
  /** @type {Kind[]} */
  kinds;
  /** @type {Map<number, Locality>} localities by SIRUTA, and the towns of the country */
  localities = new Map();
  /** @type {Service[]} by name */
  services = [];
  /** @type {Map<string, Service>} */
  byId;
  synonyms;

  /**
   * @param {Common} common
   * @param {any[]} pieces
   */
  constructor(common, pieces) {
    this.counties = new Map(common.counties);
    this.groups = new Map(common.groups);
    this.kinds = common.kinds;
    this.synonyms = common.synonyms;
    for (const [siruta, name, county, kind, ...point] of common.towns) {
      this.localities.set(siruta, { siruta, name, county, kind, point });
    }
    for (const piece of pieces) {
      this.#add(piece);
    }
    this.services.sort((one, other) => compare(one.name, other.name) || compare(one.id, other.id));
    this.byId = new Map(this.services.map((service) => [service.id, service]));
  }

  /** @param {any} piece */
  #add({ providers, localities, services, places }) {
    const here = rows(localities).map(({ lat, lng, ...locality }) => ({ ...locality, point: pointOf(lat, lng) }));
    for (const locality of here) {
      this.localities.set(locality.siruta, locality);
    }
    const placesOf = Map.groupBy(rows(places), ({ service }) => service);
    const owners = rows(providers).map((provider) => ({ ...provider, id: long(provider.id) }));
    rows(services).forEach((row, number) =>
      this.services.push({
        ...row,
        id: long(row.id),
        provider: owners[row.provider],
        kind: this.kinds[row.kind] ?? null,
        places: (placesOf.get(number) ?? []).map((place) => placeOf(place, here[place.locality] ?? null)),
      }),
    );
  }

  /**
   * The name of a place's locality, as far as anybody may know it.
   * @param {Place} place
   */
  town(place) {
    return place.locality?.name ?? place.town;
  }

  /** @param {Place} place */
  county(place) {
    return this.counties.get(place.county ?? "") ?? "";
  }

  /**
   * Locality and county on one line; of a hidden place the county alone.
   * @param {Place} place
   */
  where(place) {
    const [town, county] = [this.town(place), this.county(place)];
    return town === county || !county ? town : [town, county].filter(Boolean).join(", ");
  }
}

/**
 * Makes rows of columns; what a row does not have stands as null in its column.
 * @param {Record<string, any[]>} columns
 * @returns {any[]}
 */
function rows(columns) {
  const [first = []] = Object.values(columns);
  return first.map((_, number) =>
    Object.fromEntries(
      Object.entries(columns).flatMap(([name, values]) => (values[number] === null ? [] : [[name, values[number]]])),
    ),
  );
}

/**
 * @param {any} row
 * @param {Locality | null} locality
 * @returns {Place}
 */
function placeOf({ lat, lng, ...row }, locality) {
  const point = pointOf(lat, lng) ?? (row.near ? (locality?.point ?? null) : null);
  return { town: "", street: "", number: "", phones: [], emails: [], ...row, point, locality };
}

/**
 * @param {number} [lat]
 * @param {number} [lng]
 * @returns {[number, number] | null}
 */
function pointOf(lat, lng) {
  return lat === undefined || lng === undefined ? null : [lat, lng];
}

/**
 * A key as addresses have it, from its 22 letters.
 * @param {string} short
 */
function long(short) {
  const bytes = atob(short.replaceAll("-", "+").replaceAll("_", "/"));
  const hex = Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
