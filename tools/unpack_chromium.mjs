// node unpack_chromium.mjs FROM TO: decompress the brotli files of @sparticuz/chromium.
import { createReadStream, createWriteStream, readdirSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

const [from, to] = process.argv.slice(2);
const files = readdirSync(from).filter((name) => name.endsWith(".br"));
await Promise.all(
  files.map((name) =>
    pipeline(
      createReadStream(join(from, name)),
      createBrotliDecompress(),
      createWriteStream(join(to, name.slice(0, -3))),
    ),
  ),
);
