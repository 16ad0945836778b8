/** What the search reads of a service: the same fields and weights as the server's index. */

const NOT_WORKING = 0.5;

/**
 * @param {import("./register.js").Register} register
 * @returns {any[]} a document for each service, in their order
 */
export function documents(register) {
  return register.services.map((service) => {
    const { kind } = service;
    const popular = kind?.popular ?? [];
    const towns = service.places.map((place) => [register.town(place), register.county(place)].filter(Boolean).join(", "));
    return {
      key: service.id,
      title: service.name,
      names: [service.name, ...(kind ? [kind.name] : []), ...popular],
      standing: service.closed ? NOT_WORKING : 1,
      fields: [
        { weight: 6, texts: [service.name] },
        { weight: 5, texts: popular },
        { weight: 5, texts: [...new Set(towns)] },
        { weight: 3, texts: kind ? [kind.name, kind.category] : [] },
        { weight: 1, texts: [running(register, service)] },
      ],
    };
  });
}

/**
 * @param {import("./register.js").Register} register
 * @param {import("./register.js").Service} service
 */
function running(register, service) {
  const { kind } = service;
  return [
    service.name,
    service.provider.name,
    service.description,
    ...(kind ? [kind.name, kind.category, ...kind.activities] : []),
    ...service.places.flatMap((place) => [register.town(place), register.county(place), place.street]),
  ]
    .filter(Boolean)
    .join(" ");
}
