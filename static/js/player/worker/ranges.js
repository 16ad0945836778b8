/**
 * Ranges of files that lie whole in the cache: a film asks for parts, a cache keeps wholes.
 */

const RANGE = /^bytes=(\d*)-(\d*)$/;

/**
 * Answer the part of a stored file that a request asks for; the whole when it asks for no part.
 * @param {Response} whole
 * @param {string|null} range the request's header
 * @returns {Promise<Response>}
 */
export async function answerRange(whole, range) {
  const asked = range === null ? null : RANGE.exec(range.trim());
  if (asked === null || (asked[1] === "" && asked[2] === "")) {
    return whole;
  }
  // The blob stays on the disk; only what is read of the slice comes into memory.
  const blob = await whole.blob();
  const [first, last] = bounds(asked, blob.size);
  const headers = new Headers(whole.headers);
  if (first > last) {
    headers.set("Content-Range", `bytes */${blob.size}`);
    headers.set("Content-Length", "0");
    return new Response(null, { status: 416, headers });
  }
  headers.set("Content-Range", `bytes ${first}-${last}/${blob.size}`);
  headers.set("Content-Length", String(last - first + 1));
  return new Response(blob.slice(first, last + 1), { status: 206, headers });
}

/**
 * @param {RegExpExecArray} asked
 * @param {number} size
 * @returns {[number, number]} the first and the last byte; none when the first is the greater
 */
function bounds([, first, last], size) {
  if (first === "") {
    const length = Math.min(Number(last), size);
    return [size - length, size - 1];
  }
  return [Number(first), last === "" ? size - 1 : Math.min(Number(last), size - 1)];
}
