/**
 * Waiting that ends: whatever a browser, a disk or a server owes us may never come.
 */

/**
 * Wait for some work, but not longer than this; the work itself goes on.
 * @template T
 * @param {number} limit in ms
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export async function within(limit, work) {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("too slow")), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
