/**
 * The services of a selection: which, in which order, and how many each further choice would leave.
 *
 * @typedef {import("./register.js").Service} Service
 * @typedef {import("./selection.js").Selection} Selection
 * @typedef {{value: string, label: string, count: number}} Choice
 */

import { kilometres } from "./places.js";
import { compare } from "./search/letters.js";
import { sorting } from "./selection.js";

const A_WEEK = 7 * 24 * 3600 * 1000;
const OWNERSHIPS = { public: "public", privat: "private" };
/** What a service can miss: a choice whose values are counted, or anything else. */
const MISSES = { other: 1, group: 2, category: 4, code: 8, ownership: 16, county: 32, locality: 64 };

/**
 * Whether free places were told less than a week ago.
 * @param {import("./register.js").Place} place
 */
export function isFreeRecent({ free }) {
  return free !== undefined && Date.parse(free[1]) >= Date.now() - A_WEEK;
}

export class Results {
  #register;
  #selection;
  /** @type {Map<string, number>} kilometres to each service within the radius */
  distances = new Map();
  /** @type {string[] | null} what the words find, the best first */
  #found;
  #misses;

  /**
   * @param {import("./register.js").Register} register
   * @param {Selection} selection
   * @param {string[] | null} found keys of what the words find; null without words
   */
  constructor(register, selection, found) {
    this.#register = register;
    this.#selection = selection;
    this.#found = found;
    if (selection.point) {
      this.#measure(selection.point, selection.radius);
    }
    this.#misses = this.#compare();
  }

  /**
   * @param {[number, number]} point
   * @param {number} radius
   */
  #measure(point, radius) {
    for (const { id, places } of this.#register.services) {
      let away = Infinity;
      for (const place of places) {
        if (place.point) {
          away = Math.min(away, kilometres(point, place.point));
        }
      }
      if (away <= radius) {
        this.distances.set(id, away);
      }
    }
  }

  /**
   * Asks each service once what it misses: the list and the count of every choice are read from it.
   * @returns {Uint8Array} a bit of MISSES for each choice that a service does not fit, in their order
   */
  #compare() {
    const { point, provider, only, free, accessible, group, category, code, ownership, county, locality } = this.#selection;
    const words = this.#found && new Set(this.#found);
    const owner = OWNERSHIPS[/** @type {"public"} */ (ownership)];
    return Uint8Array.from(this.#register.services, ({ id, kind, provider: own, places }) => {
      const isOther =
        (words && !words.has(id)) ||
        (point && !this.distances.has(id)) ||
        (provider && own.id !== provider) ||
        (only.length && !only.includes(id)) ||
        (accessible && !places.some((place) => place.accessible)) ||
        (free && !places.some((place) => isFreeRecent(place) && (place.free?.[0] ?? 0) > 0));
      if (isOther) {
        return MISSES.other;
      }
      return (
        (group && !kind?.groups.includes(group) ? MISSES.group : 0) |
        (category && kind?.slug !== category ? MISSES.category : 0) |
        (code && kind?.code !== code ? MISSES.code : 0) |
        (ownership && own.ownership !== owner ? MISSES.ownership : 0) |
        (county && !places.some((place) => place.county === county) ? MISSES.county : 0) |
        (locality && !places.some((place) => place.locality?.siruta === locality) ? MISSES.locality : 0)
      );
    });
  }

  /**
   * Returns the services that fit, by name; without some choices, to count their values.
   * @param {(keyof typeof MISSES)[]} without
   * @returns {Service[]}
   */
  fitting(...without) {
    const asked = ~without.reduce((bits, name) => bits | MISSES[name], 0);
    return this.#register.services.filter((_, number) => !(this.#misses[number] & asked));
  }

  /** @returns {Service[]} all services of the selection, in order */
  inOrder() {
    const services = this.fitting();
    switch (sorting(this.#selection)) {
      case "distanta":
        return by(services, ({ id }) => this.distances.get(id) ?? 0, ({ id }) => id);
      case "relevanta": {
        const present = new Map(services.map((service) => [service.id, service]));
        return (this.#found ?? []).flatMap((id) => present.get(id) ?? []);
      }
      case "confirmare":
        return by(services, ({ confirmed }) => -Date.parse(confirmed?.[0] ?? "1000-01-01"));
      case "locuri":
        return by(services, ({ places }) => -Math.max(-1, ...places.map((place) => (isFreeRecent(place) ? (place.free?.[0] ?? -1) : -1))));
      default:
        return services;
    }
  }

  /** @returns {Record<string, Choice[]>} the values of each filter that still lead somewhere */
  facets() {
    const { county, locality, group, category, code, ownership } = this.#selection;
    const { counties, groups, kinds, localities } = this.#register;
    const ofAnyKind = this.fitting("group", "category", "code").flatMap(({ kind }) => kind ?? []);
    const ofGroup = ofAnyKind.filter((kind) => !group || kind.groups.includes(group));
    const inCategory = ofGroup.filter((kind) => !category || kind.slug === category);
    const groupsOf = ofAnyKind.filter((kind) => (!category || kind.slug === category) && (!code || kind.code === code));
    const towns = county ? this.fitting("locality").flatMap(({ places }) => [...new Set(inCounty(places, county))]) : [];
    const known = county ? [...localities].map(([siruta, { name }]) => /** @type {[string, string]} */ ([String(siruta), name])) : [];
    return {
      judet: choices(counties, this.fitting("county", "locality").flatMap(({ places }) => [...new Set(places.map((place) => place.county ?? ""))]), county),
      localitate: choices(new Map(known), towns, String(locality ?? "")).sort((one, other) => compare(one.label, other.label)),
      grup: choices(groups, groupsOf.flatMap((kind) => kind.groups), group),
      categorie: choices(new Map(kinds.map(({ slug, category: name }) => [slug, name])), ofGroup.map(({ slug }) => slug), category),
      tip: choices(new Map(kinds.map((kind) => [kind.code, kind.name])), inCategory.map((kind) => kind.code), code),
      fel: choices(
        new Map([["public", "public"], ["privat", "privat"]]),
        this.fitting("ownership").map(({ provider }) => ({ public: "public", private: "privat" })[provider.ownership ?? ""] ?? ""),
        ownership,
      ),
    };
  }

  /** @returns {any} the points of the selection, as the server answers them for the map */
  points() {
    /** @type {Map<string, number>} */
    const names = new Map();
    const services = this.inOrder();
    const points = services.flatMap(({ id, name, places }) =>
      places.flatMap((place) => {
        if (!place.point) {
          return [];
        }
        const where = this.#register.where(place);
        names.set(where, names.get(where) ?? names.size);
        return [[id, ...place.point, name, names.get(where)]];
      }),
    );
    const placed = new Set(points.map(([id]) => id));
    return {
      complete: true,
      total: services.length,
      points,
      localities: [...names.keys()],
      unplaced: services.length - placed.size,
    };
  }
}

/**
 * @param {import("./register.js").Place[]} places
 * @param {string} county
 */
function inCounty(places, county) {
  return places.flatMap((place) => (place.county === county && place.locality ? String(place.locality.siruta) : []));
}

/**
 * @param {Map<string, string>} names
 * @param {string[]} values of the services
 * @param {string} chosen
 * @returns {Choice[]}
 */
function choices(names, values, chosen) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...names]
    .map(([value, label]) => ({ value, label, count: counts.get(value) ?? 0 }))
    .filter(({ value, count }) => count || value === chosen);
}

/**
 * Orders services by a number, and equal ones by the order in which they are, or by a text.
 * @param {Service[]} services
 * @param {(service: Service) => number} worth
 * @param {(service: Service) => string} [text]
 */
function by(services, worth, text = () => "") {
  return [...services].sort((one, other) => worth(one) - worth(other) || compare(text(one), text(other)));
}
