// A static server as small as GitLab Pages is plain: files, `gzip -6`, ten minutes of cache, `404.html`, and a policy
// stricter than most sites have. Every test that counts requests starts one of its own and reads its log.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".svg": "image/svg+xml",
  ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".woff2": "font/woff2", ".pdf": "application/pdf",
};
const TEXT = /^(text|application)\/|svg/;

export const STRICT = "default-src 'self'";
/// The same without any script: for tools that need script of their own to look at a page.
export const SCRIPTLESS = "default-src 'self'; script-src 'none'";

export const gzipped = bytes => gzipSync(bytes, { level: 6 }).length;

/// The file below `dir` that an address names, or nothing.
async function find(dir, path) {
  const file = join(dir, normalize(decodeURIComponent(path)));
  if (!file.startsWith(dir)) return;
  const is = await stat(file).catch(() => undefined);
  if (is?.isFile()) return file;
  if (!is?.isDirectory()) return;
  return path.endsWith("/") ? find(dir, `${path}index.html`) : "folder";
}

/// Serves `dir` below `prefix`. `change(name, bytes)` may replace what a file holds. `log` has one entry for each request:
/// path, status, bytes as sent, raw bytes.
export async function serve(dir, { prefix = "/", csp = STRICT, change = (_, bytes) => bytes } = {}) {
  const log = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://site").pathname;
    const inside = path.startsWith(prefix) ? path.slice(prefix.length - 1) : undefined;
    let file = inside && await find(dir, inside);
    if (file === "folder") {
      log.push({ path, status: 302, sent: 0, raw: 0 });
      return response.writeHead(302, { location: `${path}/` }).end();
    }
    const status = file ? 200 : 404;
    file ??= join(dir, "404.html");
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    const raw = change(file.slice(dir.length), await readFile(file).catch(() => Buffer.from("not found")));
    const body = TEXT.test(type) ? gzipSync(raw, { level: 6 }) : raw;
    log.push({ path, status, sent: body.length, raw: raw.length, type });
    response.writeHead(status, {
      "content-type": type, "content-length": body.length, "cache-control": "max-age=600", "content-security-policy": csp,
      ...(body === raw ? {} : { "content-encoding": "gzip" }),
    });
    response.end(body);
  });
  await new Promise(ready => server.listen(0, "127.0.0.1", ready));
  return {
    log,
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () => new Promise(done => { server.close(done); server.closeAllConnections(); }),
  };
}
